import type { AnyLocator } from './any-page.ts';

/** Grey pixels in [0, 1], row by row. */
export interface GreyImage {
  width: number;
  height: number;
  pixels: number[];
}

/** What a canvas shows, by its red channel. */
export function readCanvas<L>(canvas: AnyLocator<L>): Promise<GreyImage> {
  return canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const context = (element as HTMLCanvasElement).getContext('2d');
    if (!context) throw new Error('the canvas has no context');
    const { data } = context.getImageData(0, 0, width, height);
    const pixels = Array.from({ length: width * height }, (_, i) => (data[4 * i] ?? 0) / 255);
    return { width, height, pixels };
  });
}

/** One of several images that stand side by side with `gap` pixels between them. */
export function cutFromStrip(strip: GreyImage, index: number, gap = 2): GreyImage {
  const size = strip.height;
  const left = index * (size + gap);
  const rows = Array.from({ length: size }, (_, row) =>
    strip.pixels.slice(row * strip.width + left, row * strip.width + left + size),
  );
  return { width: size, height: size, pixels: rows.flat() };
}

/** Mean squared error per pixel. */
export function distance(a: GreyImage, b: GreyImage): number {
  if (a.width !== b.width || a.height !== b.height) throw new Error('the images differ in size');
  const sum = a.pixels.reduce((total, pixel, i) => total + (pixel - (b.pixels[i] ?? 0)) ** 2, 0);
  return sum / a.pixels.length;
}
