import type { ModelQueries } from '../base/model-queries.ts';

const PART = 1000;

/**
 * The codes of the first test images, [count × code], asked for in parts, so that the engine is not busy
 * with them for long at a time.
 */
export async function encodeTestImages(
  queries: Pick<ModelQueries, 'encodeTest'>,
  count: number,
): Promise<Float32Array> {
  const parts: Float32Array[] = [];
  for (let first = 0; first < count; first += PART) {
    parts.push(await queries.encodeTest(first, Math.min(PART, count - first)));
  }
  const codes = new Float32Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    codes.set(part, at);
    at += part.length;
  }
  return codes;
}
