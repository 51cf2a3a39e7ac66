import type { ModelQueries } from '../base/model-queries.ts';

const PART = 1000;

/**
 * The codes of images [count × pixels], asked for in parts, so that neither the page nor the engine
 * is busy with them for long at a time.
 */
export async function encodeInParts(
  queries: Pick<ModelQueries, 'encode'>,
  images: Float32Array,
  imageSize: number,
): Promise<Float32Array> {
  const parts: Float32Array[] = [];
  for (let first = 0; first < images.length; first += PART * imageSize) {
    // A view would be sent with all that it is a view of.
    parts.push(await queries.encode(images.slice(first, first + PART * imageSize)));
  }
  const codes = new Float32Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    codes.set(part, at);
    at += part.length;
  }
  return codes;
}
