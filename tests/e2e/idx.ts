import { gzipSync } from 'node:zlib';

export interface NamedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export function file(name: string, bytes: Uint8Array): NamedFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

function header(dimensions: number[]): Buffer {
  const bytes = Buffer.alloc(4 + 4 * dimensions.length);
  bytes.set([0, 0, 8, dimensions.length]);
  for (const [i, size] of dimensions.entries()) bytes.writeUInt32BE(size, 4 + 4 * i);
  return bytes;
}

/** White bars on black, each class's at a height of its own, as an IDX file of images. */
export function idxImages(count: number, side = 28): Buffer {
  const pixels = Buffer.alloc(count * side * side);
  for (let i = 0; i < count; i += 1) {
    const top = Math.floor(((i % 10) / 10) * (side - 2));
    pixels.fill(255, (i * side + top) * side, (i * side + top + 2) * side);
  }
  return Buffer.concat([header([count, side, side]), pixels]);
}

/** 0 to 9 again and again, as an IDX file of labels. */
export function idxLabels(count: number): Buffer {
  return Buffer.concat([
    header([count]),
    Buffer.from(Array.from({ length: count }, (_, i) => i % 10)),
  ]);
}

/** Four files with MNIST's names, gzipped as it is distributed. */
export function smallMnist({ train = 40, test = 10, side = 28 } = {}): NamedFile[] {
  return [
    file('train-images-idx3-ubyte.gz', gzipSync(idxImages(train, side))),
    file('train-labels-idx1-ubyte.gz', gzipSync(idxLabels(train))),
    file('t10k-images-idx3-ubyte.gz', gzipSync(idxImages(test, side))),
    file('t10k-labels-idx1-ubyte.gz', gzipSync(idxLabels(test))),
  ];
}
