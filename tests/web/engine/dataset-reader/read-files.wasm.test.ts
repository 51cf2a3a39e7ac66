import { deflateRawSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { asEngineError } from '../../../../web/engine/core-errors.ts';
import { readFiles } from '../../../../web/engine/dataset-reader/read-files.ts';
import createReader from '../../../../web/engine/generated/autoencoder-reader.js';
import type { ReaderModule } from '../../../../web/engine/reader.ts';
import type { ReadOptions } from '../../../../web/engine/types.ts';

let reader: ReaderModule;
beforeAll(async () => {
  reader = await createReader();
});

type Content = string | Uint8Array;

/** What the page makes of files by these paths. */
async function read(files: Record<string, Content>, options: ReadOptions = {}) {
  const located = Object.entries(files).map(([path, content]) => ({
    path,
    file: new File([content as BlobPart], path.split('/').at(-1) ?? path),
  }));
  const { rows, columns, labels, pixels, test, ...rest } = await readFiles(
    reader,
    located,
    options,
  );
  return {
    ...rest,
    size: [rows, columns],
    counts: [labels.length, test.labels.length],
    labels: [...labels],
    pixels: [...pixels],
  };
}

async function refusal(files: Record<string, Content>): Promise<string> {
  try {
    await read(files);
    return 'nothing was refused';
  } catch (thrown) {
    return asEngineError(thrown, reader).message;
  }
}

const idx = (shape: number[], values: number[]) =>
  Uint8Array.from([0, 0, 8, shape.length, ...shape.flatMap((size) => [0, 0, 0, size]), ...values]);

const mnist = () => ({
  'train-images-idx3-ubyte': idx([3, 1, 2], [1, 2, 3, 4, 5, 6]),
  'train-labels-idx1-ubyte': idx([3], [7, 8, 9]),
  't10k-images-idx3-ubyte': idx([1, 1, 2], [10, 20]),
  't10k-labels-idx1-ubyte': idx([1], [4]),
});

/** A file of NumPy. */
function npy(type: string, shape: number[], bytes: Uint8Array): Uint8Array {
  const tuple = `(${shape.join(', ')},)`;
  const header = `{'descr': '${type}', 'fortran_order': False, 'shape': ${tuple}, }`.padEnd(117);
  const text = new TextEncoder().encode(`${header}\n`);
  return Uint8Array.from([0x93, ...Buffer.from('NUMPY'), 1, 0, 118, 0, ...text, ...bytes]);
}

/** The check sum of a .zip archive's member, which gzip writes, too. */
const checkSum = (bytes: Uint8Array) => gzipSync(bytes).readUInt32LE(gzipSync(bytes).length - 8);

/** A .zip archive with these members. */
function zip(files: Record<string, Uint8Array>): Uint8Array {
  const members: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, bytes] of Object.entries(files)) {
    const [name, packed] = [Buffer.from(path), deflateRawSync(bytes)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(checkSum(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const member = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\0\0'), common, place, name]));
    members.push(member);
    offset += member.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...members, ...directory, end]);
}

const expected = { size: [1, 2], counts: [3, 1], labels: [7, 8, 9], pixels: [1, 2, 3, 4, 5, 6] };

describe('the page reads, by the core,', () => {
  it.each([
    ['as they are', mnist()],
    [
      'in folders of their names',
      Object.fromEntries(
        Object.entries(mnist()).map(([name, bytes]) => [`a/${name}/${name}`, bytes]),
      ),
    ],
    [
      'packed by gzip, twice, and under names that do not say so',
      Object.fromEntries(
        Object.entries(mnist()).map(([name, bytes]) => [name, gzipSync(gzipSync(bytes))]),
      ),
    ],
    ['in a .zip archive', { 'data.zip': zip(mnist()) }],
    [
      'as Keras packs them',
      {
        'mnist.npz': zip({
          'x_train.npy': npy('|u1', [3, 1, 2], Uint8Array.of(1, 2, 3, 4, 5, 6)),
          'y_train.npy': npy('|u1', [3], Uint8Array.of(7, 8, 9)),
          'x_test.npy': npy('|u1', [1, 1, 2], Uint8Array.of(10, 20)),
          'y_test.npy': npy('|u1', [1], Uint8Array.of(4)),
        }),
      },
    ],
  ])('images and labels %s', async (_, files) => {
    expect(await read(files)).toMatchObject({ ...expected, form: 'arrays', remarks: [] });
  });

  it('past strangers, which it names, and calls the data by the folder that was opened', async () => {
    const files = Object.fromEntries(
      Object.entries(mnist()).map(([name, bytes]) => [`numbers/raw/${name}`, bytes]),
    );
    const found = await read({
      ...files,
      'numbers/README.md': 'Read me.',
      'numbers/.DS_Store': '',
    });
    expect(found).toMatchObject({ ...expected, name: 'numbers' });
    expect(found.remarks).toEqual([
      'Passed over 2 files that are no part of the data set: numbers/.DS_Store, numbers/README.md.',
    ]);
  });

  it('images transposed, where that is asked for or EMNIST stores them so', async () => {
    const images = { 'images-idx3-ubyte': idx([2, 2, 2], [1, 2, 3, 4, 1, 2, 3, 4]) };
    expect((await read(images)).pixels).toEqual([1, 2, 3, 4]);
    const asked = await read(images, { transpose: true });
    expect(asked).toMatchObject({ pixels: [1, 3, 2, 4], isTransposed: true });
    const emnist = { 'emnist-digits-train-images-idx3-ubyte': images['images-idx3-ubyte'] };
    expect((await read(emnist)).pixels).toEqual([1, 3, 2, 4]);
  });

  it('a table of features, with the column of labels that is asked for', async () => {
    const table = 'height,width,colour,kind\n1,10,3,cat\n2,20,4,dog\n3,30,3,cat\n4,10,5,dog\n';
    const found = await read({ 'pets.csv': table });
    expect(found).toMatchObject({
      form: 'table',
      name: 'pets.csv',
      size: [1, 3],
      label: 'kind',
      classNames: ['cat', 'dog'],
      columnNames: ['height', 'width', 'colour', 'kind'],
    });
    const other = await read({ 'pets.csv': table }, { label: 'colour' });
    expect(other).toMatchObject({ size: [1, 2], label: 'colour', classNames: [] });
    expect(new Set(other.labels).size).toBeGreaterThan(1);
  });
});

describe('the page refuses', () => {
  it('a web page under the name of data, and files without any', async () => {
    expect(
      await refusal({ ...mnist(), 'train-images-idx3-ubyte': '<!DOCTYPE html><title>404</title>' }),
    ).toBe(
      'train-images-idx3-ubyte is a web page, but IDX, NumPy or CSV data were expected under that name.',
    );
    expect(await refusal({ 'poem.txt': 'Two roads diverged' })).toBe(
      'No images were found in poem.txt, but IDX, NumPy or CSV files, or a folder of pictures, were expected.',
    );
  });

  it('copies that contradict each other', async () => {
    const other = gzipSync(idx([3, 1, 2], [9, 9, 9, 9, 9, 9]));
    expect(await refusal({ ...mnist(), 'train-images-idx3-ubyte.gz': other })).toBe(
      'train-images-idx3-ubyte and train-images-idx3-ubyte.gz differ, but both are the training images; one of them was expected.',
    );
  });

  it('files cut short, wherever they are cut', async () => {
    const packed = gzipSync(mnist()['train-images-idx3-ubyte']);
    for (let size = 12; size < packed.length; size += 3) {
      const message = await refusal({ 'train-images.gz': packed.subarray(0, size) });
      expect(message).toMatch(/train-images\.gz/);
    }
  });
});
