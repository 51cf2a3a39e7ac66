import type { InputSource } from './input-answer.ts';

/** An image that a drawing begins with. */
export interface Beginning {
  /** The image, [rows × columns] in [0, 1]. */
  pixels: Float32Array;
  rows: number;
  columns: number;
  source: InputSource;
}
