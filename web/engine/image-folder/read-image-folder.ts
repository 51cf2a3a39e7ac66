import { EngineError } from '../engine-error.ts';
import { commonFolder, labelsFromPaths } from './class-labels.ts';
import type { FromImageReader, ReadImages } from './messages.ts';

/** A file and where it is, such as "pets/cat/1.png". */
export interface LocatedFile {
  path: string;
  file: File;
}

export interface FolderOptions {
  /** Height and width to fit the images into, 8 to 64. */
  side: number;
  /** Whether white becomes black; by default that is found from the images' borders. */
  invert?: boolean | undefined;
}

export interface FolderImages {
  /** The name of the folder. */
  name: string;
  rows: number;
  columns: number;
  /** [count x rows x columns], background 0. */
  pixels: Uint8Array;
  labels: Uint8Array | undefined;
  classNames: readonly string[] | undefined;
  inverted: boolean;
  /** The paths of files that are no images that this browser can read. */
  skipped: readonly string[];
}

/** Memory bounds both: the engine keeps four bytes a pixel. */
const mostImages = 20_000;
const mostPixels = 2 ** 25;

/** Made once: it is by far the dearest part of a comparison. */
const asPeopleCount = new Intl.Collator('en', { numeric: true });

const imageName = /\.(png|jpe?g|webp|gif|bmp|avif)$/i;
/** What file managers leave in folders. */
const byproduct = /(^|\/)(\.|__MACOSX\/|thumbs\.db$|desktop\.ini$)/i;

export function isImage({ path }: LocatedFile): boolean {
  return imageName.test(path) && !byproduct.test(path);
}

function decodeAll(
  request: ReadImages,
  report: (done: number) => void,
  signal: AbortSignal | undefined,
): Promise<Extract<FromImageReader, { type: 'result' }>> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./image-reader.ts', import.meta.url), {
      type: 'module',
      name: 'image-reader',
    });
    const end = () => {
      worker.terminate();
      signal?.removeEventListener('abort', abort);
    };
    const abort = () => {
      end();
      reject(signal?.reason);
    };
    const fail = (reason: string) => {
      end();
      reject(new EngineError('unavailable', `The images could not be read: ${reason}`));
    };
    signal?.addEventListener('abort', abort);
    worker.onerror = (event) => fail(event.message || "the images' worker could not be loaded.");
    worker.onmessage = ({ data }: MessageEvent<FromImageReader>) => {
      if (data.type === 'progress') return report(data.done);
      if (data.type === 'error') return fail(data.message);
      end();
      resolve(data);
    };
    worker.postMessage(request);
  });
}

function sideText(side: number): string {
  return `${side} × ${side} pixels`;
}

/**
 * Reads a folder of images in a worker: grey, fitted into a square, the background black, with labels
 * from the names of sub-folders or files. Rejects with `bad-input` where there is none, or too many.
 */
export async function readImageFolder(
  files: readonly LocatedFile[],
  { side, invert }: FolderOptions,
  report: (done: number, total: number) => void = () => {},
  signal?: AbortSignal,
  decode = decodeAll,
): Promise<FolderImages> {
  const candidates = files.filter(isImage);
  const most = Math.min(mostImages, Math.floor(mostPixels / (side * side)));
  if (candidates.length > most) {
    throw new EngineError(
      'bad-input',
      `Found ${candidates.length} images; expected at most ${most} of ${sideText(side)}.`,
    );
  }
  candidates.sort((a, b) => asPeopleCount.compare(a.path, b.path));
  const skipped = files
    .filter((file) => !isImage(file) && !byproduct.test(file.path))
    .map(({ path }) => path);
  const request = { files: candidates.map(({ file }) => file), side, invert };
  const total = candidates.length;
  const { pixels, inverted, read } = await decode(request, (done) => report(done, total), signal);
  const paths = candidates.filter((_, i) => read[i]).map(({ path }) => path);
  skipped.push(...candidates.filter((_, i) => !read[i]).map(({ path }) => path));
  if (paths.length < 2) {
    const found = paths.length === 0 ? 'no image' : 'only one image';
    const unread = skipped.length > 0 ? ` ${skippedText(skipped)}` : '';
    throw new EngineError('bad-input', `Found ${found} to read; expected two or more.${unread}`);
  }
  const named = labelsFromPaths(paths);
  return {
    name: commonFolder(paths) ?? 'your images',
    rows: side,
    columns: side,
    pixels,
    labels: named?.labels,
    classNames: named?.classNames,
    inverted,
    skipped,
  };
}

/** One sentence that names the files that were left out, the first few of them. */
export function skippedText(skipped: readonly string[]): string {
  const shown = skipped.slice(0, 3).join(', ');
  const rest = skipped.length - 3;
  const names = rest > 0 ? `${shown} and ${rest} more` : shown;
  return `Left out what is no readable image: ${names}.`;
}
