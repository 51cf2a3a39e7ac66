import type { DatasetSource, GreyImages } from '../../engine/types.ts';
import { type ChosenData, heldBytes } from './moment.ts';

/** The most bytes of somebody's own images or files that are kept for another visit. */
export const MOST_OWN_BYTES = 64e6;

/** The bytes that are turned into a Blob at once: more would keep the page busy too long. */
const PIECE = 8e6;

/** Images with the bytes where the browser holds them, and not the page. */
interface KeptImages extends Omit<GreyImages, 'pixels' | 'test'> {
  pixels: Blob;
  test?: { pixels: Blob; labels: Uint8Array };
}

/** Data as they are kept. */
export interface KeptData extends Omit<ChosenData, 'source'> {
  source: Exclude<DatasetSource, { kind: 'images' }> | ({ kind: 'images' } & KeptImages);
}

/** The bytes of a source that are somebody's own: all others are made, or come from a site. */
export function ownBytes(source: DatasetSource): number {
  if (source.kind === 'files') return source.files.reduce((sum, { size }) => sum + size, 0);
  return heldBytes(source);
}

async function asBlob(bytes: Uint8Array): Promise<Blob> {
  const pieces: Blob[] = [];
  for (let first = 0; first < bytes.length; first += PIECE) {
    if (first > 0) await new Promise((resolve) => setTimeout(resolve));
    pieces.push(new Blob([bytes.subarray(first, first + PIECE) as Uint8Array<ArrayBuffer>]));
  }
  return new Blob(pieces);
}

async function asBytes(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

/** Data in the form in which they are kept. */
export async function keptData({ source, ...rest }: ChosenData): Promise<KeptData> {
  if (source.kind === 'images') {
    const { test, pixels, ...images } = source;
    const held = test && { test: { ...test, pixels: await asBlob(test.pixels) } };
    return { ...rest, source: { ...images, ...held, pixels: await asBlob(pixels) } };
  }
  if (source.kind === 'files' || source.kind === 'digits') return { ...rest, source };
  // What was downloaded is in the browser's own cache, from where it comes again.
  const { files, ...place } = source;
  return { ...rest, source: place };
}

/** The data that were kept. */
export async function chosenData({ source, ...rest }: KeptData): Promise<ChosenData> {
  if (source.kind !== 'images') return { ...rest, source };
  const { test, pixels, ...images } = source;
  const held = test && { test: { ...test, pixels: await asBytes(test.pixels) } };
  return { ...rest, source: { ...images, ...held, pixels: await asBytes(pixels) } };
}
