// What reading takes of a worker's memory: the module's, which never shrinks, and what is taken out.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { asEngineError } from '../../../../web/engine/core-errors.ts';
import { readFiles } from '../../../../web/engine/dataset-reader/read-files.ts';
import createReader from '../../../../web/engine/generated/autoencoder-reader.js';
import { moduleWithMemory } from '../module-memory.ts';

const MOST_MEMORY = 1e9;
/** Milliseconds that end what hangs: hundreds of megabytes take some seconds, or more on a busy machine. */
const PATIENCE = 300_000;
const LARGEST_FILE = 320 * 2 ** 20;

function idxHeader(...shape: number[]): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.set([0, 0, 8, shape.length]);
  shape.forEach((size, i) => {
    header.writeUInt32BE(size, 4 + 4 * i);
  });
  return header;
}

const packed = (name: string, ...parts: Buffer[]) =>
  new File([gzipSync(Buffer.concat(parts), { level: 1 }) as BlobPart], name);

const megabyte = Buffer.alloc(1_000_000);
const images = (count: number) => [idxHeader(count, 28, 28), Buffer.alloc(count * 784)] as const;

/** What comes of a file, and the memory that it takes. */
async function measure(file: File): Promise<{ outcome: string; bytes: number }> {
  const { core, memory } = await moduleWithMemory(createReader, 'autoencoder-reader');
  try {
    const { pixels, test } = await readFiles(core, [{ path: file.name, file }], {});
    const taken = pixels.length + test.pixels.length;
    return { outcome: `${taken} pixels`, bytes: memory.buffer.byteLength + taken };
  } catch (error) {
    return { outcome: asEngineError(error, core).message, bytes: memory.buffer.byteLength };
  }
}

describe('a worker that reads files needs less than a gigabyte', () => {
  it.each([
    [
      'whose header promises gigabytes',
      () => packed('a.gz', idxHeader(9_000_000, 28, 28), megabyte),
      'at most',
    ],
    [
      'that unpacks to many images',
      () => packed('a.gz', ...images(380_000)),
      `${380_000 * 784} pixels`,
    ],
    [
      'that is too large',
      () => new File([idxHeader(400, 1000, 1000), Buffer.alloc(400_000_000)] as BlobPart[], 'a'),
      String(LARGEST_FILE),
    ],
  ])(
    'a file %s',
    async (_, file, expected) => {
      const { outcome, bytes } = await measure(file());
      expect(outcome).toContain(expected);
      expect(bytes).toBeLessThan(MOST_MEMORY);
    },
    PATIENCE,
  );
});
