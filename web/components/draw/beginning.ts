/** An image that a drawing begins with. */
export interface Beginning {
  /** The image, [rows × columns] in [0, 1]. */
  pixels: Float32Array;
  rows: number;
  columns: number;
  /** Where it comes from, such as "a test image". */
  source: string;
}
