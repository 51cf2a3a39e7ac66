/** Width and height of a drawing, and of the round brush, in pixels. */
export const DRAWING_SIZE = 280;
const BRUSH = 20;

export type Point = readonly [x: number, y: number];

/** Draws one stroke, white, from point to point. */
export function paintStroke(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  points: readonly Point[],
): void {
  const [first] = points;
  if (!first) return;
  context.strokeStyle = '#fff';
  context.lineWidth = BRUSH;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(...first);
  // A line of no length still leaves a round dot.
  for (const point of points) context.lineTo(...point);
  context.stroke();
}

/** What is drawn on a canvas of a drawing's size, [280 × 280] in [0, 1]. */
export function inkOf(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
): Float32Array {
  const { data } = context.getImageData(0, 0, DRAWING_SIZE, DRAWING_SIZE);
  const pixels = new Float32Array(DRAWING_SIZE * DRAWING_SIZE);
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = (data[4 * i] as number) / 255;
  return pixels;
}
