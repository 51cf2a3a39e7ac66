import {
  type Fit,
  fitInto,
  type GreyImage,
  hasBrightBackground,
  onBlack,
  toGrey,
} from './grey-image.ts';
import type { FromImageReader, ReadImages } from './messages.ts';

/** The worker that decodes images and makes them grey and small. */

interface WorkerScope {
  onmessage: ((event: MessageEvent<ReadImages>) => void) | null;
  postMessage(message: FromImageReader, transfer?: Transferable[]): void;
}
const scope = globalThis as unknown as WorkerScope;

/** Images decoded at once: their pixels are large until they are fitted. */
const atOnce = 4;
const largestFile = 2 ** 26;
/** Milliseconds from one report to the next. */
const reportInterval = 100;

async function decode(file: File): Promise<ImageBitmap | undefined> {
  if (file.size > largestFile) return undefined;
  try {
    return await createImageBitmap(file, { colorSpaceConversion: 'none' });
  } catch {
    return undefined;
  }
}

function fitted(
  bitmap: ImageBitmap,
  side: number,
  context: OffscreenCanvasRenderingContext2D,
): { image: GreyImage; fit: Fit } {
  const fit = fitInto(side, bitmap.width, bitmap.height);
  context.clearRect(0, 0, side, side);
  context.drawImage(bitmap, fit.left, fit.top, fit.width, fit.height);
  bitmap.close();
  return { image: toGrey(context.getImageData(0, 0, side, side).data), fit };
}

async function readImages({ files, side, invert }: ReadImages): Promise<void> {
  const context = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no canvas to read images with.');
  context.imageSmoothingQuality = 'high';
  const images: GreyImage[] = [];
  const read: boolean[] = [];
  let bright = 0;
  let reported = 0;
  for (let first = 0; first < files.length; first += atOnce) {
    const bitmaps = await Promise.all(files.slice(first, first + atOnce).map(decode));
    for (const bitmap of bitmaps) {
      read.push(bitmap !== undefined);
      if (!bitmap) continue;
      const { image, fit } = fitted(bitmap, side, context);
      images.push(image);
      if (hasBrightBackground(image, side, fit)) bright += 1;
    }
    const now = performance.now();
    if (now - reported < reportInterval) continue;
    reported = now;
    scope.postMessage({ type: 'progress', done: read.length });
  }
  const inverted = invert ?? 2 * bright > images.length;
  const pixels = new Uint8Array(images.length * side * side);
  images.forEach((image, i) => {
    pixels.set(onBlack(image, inverted), i * side * side);
  });
  scope.postMessage({ type: 'result', pixels, inverted, read }, [pixels.buffer]);
}

scope.onmessage = ({ data }) => {
  readImages(data).catch((error: unknown) => {
    scope.postMessage({ type: 'error', message: String(error) });
  });
};
