import type { Point } from './brush.ts';
import type { InputSource } from './input-answer.ts';

/** An image that a drawing begins with. */
export interface Beginning {
  /** The image, [rows × columns] in [0, 1]. */
  pixels: Float32Array;
  rows: number;
  columns: number;
  source: InputSource;
}

/** Strokes that stand for what somebody drew, in the drawing's own pixels. */
export interface DrawnStrokes {
  strokes: readonly (readonly Point[])[];
}

/** What takes the place of a drawing. */
export type Picture = Beginning | DrawnStrokes;
