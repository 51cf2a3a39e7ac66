import { msg, str } from '@lit/localize';
import { startModuleWorker } from '../../engine/module-worker.ts';
import { loadingError } from '../../engine/outdated.ts';
import { composeStrip } from '../base/images.ts';
import script from './gif-worker.ts?worker&url';
import type { GifRequest } from './walk-gif.ts';

/** Pixels that the longer side of an image has at least in a file, about. */
const WANTED = 224;
const STRIP_SCALE = 4;
/** Pixels of the images' own size between two of a strip. */
const STRIP_GAP = 2;

/** How many times larger than itself an image is in an animation: from 4 to 8. */
export function gifScale(rows: number, columns: number): number {
  return Math.min(8, Math.max(4, Math.round(WANTED / Math.max(rows, columns))));
}

/** The walk as a GIF, encoded by a worker of its own. */
export function gifFile(request: GifRequest): Promise<Blob> {
  const worker = startModuleWorker(script, 'walk-gif');
  const bytes = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => resolve(data);
    worker.onerror = ({ message }) => {
      const reason = message || msg('no reason was given');
      const error = new Error(msg(str`The GIF could not be made: ${reason}.`));
      void loadingError(error).then(reject);
    };
    worker.postMessage(request);
  });
  return bytes
    .then((data) => new Blob([data], { type: 'image/gif' }))
    .finally(() => worker.terminate());
}

/** Images [count × rows × columns] side by side as a PNG. */
export async function stripFile(
  pixels: Float32Array,
  rows: number,
  columns: number,
): Promise<Blob> {
  const { data, width, height } = composeStrip(pixels, rows, columns, STRIP_GAP);
  const strip = await createImageBitmap(new ImageData(data, width, height));
  const canvas = new OffscreenCanvas(width * STRIP_SCALE, height * STRIP_SCALE);
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error(msg('The PNG could not be made: the browser gives no canvas for it.'));
  }
  context.imageSmoothingEnabled = false;
  context.drawImage(strip, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/png' });
}
