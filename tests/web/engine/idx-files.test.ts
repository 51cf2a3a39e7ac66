import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type NamedBytes, pairIdxFiles, unpack } from '../../../web/engine/idx-files.ts';

const images = (name: string, size = 20): NamedBytes => {
  const bytes = new Uint8Array(size);
  bytes.set([0, 0, 8, 3]);
  return { name, bytes };
};
const labels = (name: string, size = 10): NamedBytes => {
  const bytes = new Uint8Array(size);
  bytes.set([0, 0, 8, 1]);
  return { name, bytes };
};

describe('unpacking a file', () => {
  it('gunzips what is gzip, whatever its name, and passes the rest through', async () => {
    const plain = images('a');
    const packed = { name: 'a', bytes: new Uint8Array(gzipSync(plain.bytes)) };
    expect(await unpack(packed)).toEqual(plain);
    expect(await unpack(plain)).toEqual(plain);
  });

  it('refuses a .gz that is none, with the bytes found and expected', async () => {
    await expect(unpack({ name: 'a.gz', bytes: Uint8Array.of(1, 2, 3) })).rejects.toThrow(
      'a.gz is not gzip-compressed, as its name says: it starts with 01 02, expected 1f 8b.',
    );
  });

  it('refuses a gzip file cut short', async () => {
    const packed = new Uint8Array(gzipSync(images('a', 5000).bytes)).slice(0, 15);
    await expect(unpack({ name: 'cut.gz', bytes: packed })).rejects.toThrow(
      'cut.gz is a damaged or truncated gzip file.',
    );
  });
});

describe('pairing IDX files', () => {
  it("finds MNIST's four files in any order", () => {
    const files = [
      labels('t10k-labels-idx1-ubyte'),
      images('t10k-images-idx3-ubyte'),
      labels('train-labels-idx1-ubyte', 30),
      images('train-images-idx3-ubyte', 90),
    ];
    expect(pairIdxFiles(files)).toEqual({
      train: { images: files[3], labels: files[2] },
      test: { images: files[1], labels: files[0] },
    });
  });

  it('takes the smaller of two sets for testing where names say nothing', () => {
    const files = [images('a', 50), images('b', 90), labels('c', 30), labels('d', 20)];
    expect(pairIdxFiles(files)).toEqual({
      train: { images: files[1], labels: files[2] },
      test: { images: files[0], labels: files[3] },
    });
  });

  it('takes one image file as a set to be split, with its labels or without', () => {
    const [image, label] = [images('a'), labels('b')];
    expect(pairIdxFiles([label, image])).toEqual({ all: { images: image, labels: label } });
    expect(pairIdxFiles([image])).toEqual({ all: { images: image, labels: undefined } });
  });

  it.each([
    ['no images', [labels('a')], 'Found 0 image and 1 label files'],
    ['three image files', [images('a'), images('b'), images('c')], 'Found 3 image and 0 label'],
    ['labels for one of two', [images('a'), images('b'), labels('c')], 'labels for only one of'],
    ['no files at all', [], 'Found 0 image and 0 label files'],
    [
      'an image',
      [{ name: 'cat.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47) }],
      'cat.png is not an IDX file: it starts with 89 50 4e 47, expected 00 00 08 03',
    ],
    ['an empty file', [{ name: 'empty', bytes: new Uint8Array() }], 'it starts with nothing'],
  ])('refuses %s with a sentence', (_, files, sentence) => {
    expect(() => pairIdxFiles(files)).toThrow(sentence);
  });
});
