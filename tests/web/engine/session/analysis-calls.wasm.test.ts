import { beforeAll, describe, expect, it } from 'vitest';
import type { DistortionKind, PathKind } from '../../../../web/engine/analysis-types.ts';
import type { PartialConfiguration } from '../../../../web/engine/configuration.ts';
import { asEngineError } from '../../../../web/engine/core-errors.ts';
import createReader from '../../../../web/engine/generated/autoencoder-reader.js';
import type { MainModule } from '../../../../web/engine/generated/autoencoder-simd.js';
import createModule from '../../../../web/engine/generated/autoencoder-simd.js';
import type { EngineSession } from '../../../../web/engine/protocol.ts';
import { createSession } from '../../../../web/engine/session/engine-session.ts';
import { smallMnist } from '../../../e2e/idx.ts';

// The analyses as the worker runs them, on the real WebAssembly module, in Node.

let core: MainModule;
const page = 'https://page.example/lesson/';
/** Trained models of two families; a test that trains or loads makes a session of its own. */
let plain: EngineSession;
let variational: EngineSession;

beforeAll(async () => {
  core = await createModule();
  plain = await trained({ encoder: [32], code: 4 });
  variational = await trained({ encoder: [32], code: 2, family: 'variational' });
});

async function ready(model: PartialConfiguration['model'] = {}): Promise<EngineSession> {
  const session = createSession(core, createReader, page);
  await session.loadDataset({ kind: 'digits', count: 600, seed: 1 });
  await session.createModel({
    model: { encoder: [32], code: 4, ...model },
    training: { loss: 'bce', learning_rate: 0.005, batch_size: 32 },
  });
  return session;
}

async function trained(model: PartialConfiguration['model']): Promise<EngineSession> {
  const session = await ready(model);
  await session.train({ epochs: 3 }, () => {});
  return session;
}

/** The engine error that a call of the session comes to. */
async function errorOf(call: Promise<unknown>) {
  try {
    await call;
  } catch (thrown) {
    return asEngineError(thrown, core);
  }
  throw new Error('the call did not fail');
}

const sum = (values: Float32Array) => values.reduce((total, value) => total + value, 0);
const ends = [Float32Array.of(0, 1, 2, 3), Float32Array.of(4, 3, 2, 1)];

describe('the codes of test images', () => {
  it('are those that the images have when they are sent', async () => {
    const { pixels } = await plain.testImages(3, 5);
    expect(await plain.encodeTest(3, 5)).toEqual(await plain.encode(pixels));
  });

  it('are refused beyond the last image as the images are', async () => {
    const beyond = await errorOf(plain.testImages(1_000_000, 1));
    expect(await errorOf(plain.encodeTest(1_000_000, 1))).toEqual(beyond);
  });
});

describe('walks', () => {
  it('go straight from code to code unless another path is chosen, and are decoded', async () => {
    const walk = await plain.walk(ends, { steps: 5 });
    expect([...walk.codes.slice(4, 8)]).toEqual([1, 1.5, 2, 2.5]);
    expect(walk.images).toEqual(await plain.decode(walk.codes));
    for (const path of ['spherical', 'curve'] as const) {
      const other = await plain.walk([...ends, Float32Array.of(1, 0, 0, 1)], { path, steps: 5 });
      expect(other.codes.slice(8, 12)).toEqual(ends[1]);
      expect(other.codes).not.toEqual(walk.codes);
    }
  });

  it('are refused with a sentence where a point or the path is not what it should be', async () => {
    const refused = async (call: Promise<unknown>, sentence: string) =>
      expect(await errorOf(call)).toMatchObject({
        code: 'bad-input',
        message: expect.stringContaining(sentence),
      });
    await refused(plain.walk([Float32Array.of(1, 2)], { steps: 3 }), '2 values');
    const path = 'scenic' as PathKind;
    await refused(plain.walk(ends, { path, steps: 3 }), '"scenic"');
    const bad = [Float32Array.of(1, 2, 3, Number.NaN), Float32Array.of(1, 2, 3, 4)];
    await refused(plain.walk(bad, { steps: 3 }), 'NaN or infinity');
  });
});

describe('new images', () => {
  it.each(['plain', 'variational'])(
    'are drawn from a %s model, the same for a seed',
    async (family) => {
      const session = family === 'plain' ? plain : variational;
      const first = await session.sample(5, 1);
      expect(first.images).toHaveLength(5 * 784);
      expect(first.images).toEqual(await session.decode(first.codes));
      expect((await session.sample(5, 1)).codes).toEqual(first.codes);
      expect((await session.sample(5, 2)).codes).not.toEqual(first.codes);
    },
  );

  it('lie on a grid over a code of two units, the second falling from row to row', async () => {
    const { codes, images } = await variational.latentGrid(3);
    expect(images).toHaveLength(9 * 784);
    expect(codes[2]).toBeGreaterThan(codes[0] as number);
    expect(codes[1]).toBeGreaterThan(codes[7] as number);
    expect(await errorOf(plain.latentGrid(3))).toMatchObject({ code: 'bad-input' });
  });
});

describe('the figures of a model', () => {
  it('are those of its last epoch, and a ratio in decibels', async () => {
    const figures = await plain.evaluate();
    const last = (await plain.modelInfo()).history.at(-1);
    expect(figures.images).toBe(100);
    expect(figures.mse).toBeCloseTo(last?.test_mse as number, 8);
    expect(figures.psnr).toBeCloseTo(-10 * Math.log10(figures.mse), 6);
    expect(figures.elbo).toBeUndefined();
  });

  it('have a bound where it is variational, and one that more samples bring closer', async () => {
    const { elbo, reconstruction, kl } = await variational.evaluate();
    expect(elbo).toBeCloseTo(-((reconstruction as number) + (kl as number)), 3);
    const one = await variational.importanceBound(1, 20);
    expect(await variational.importanceBound(20, 20)).toBeGreaterThan(one);
    expect(await errorOf(plain.importanceBound(1, 20))).toMatchObject({ code: 'bad-input' });
  });

  it('include the noise that is taken away, where it was trained to', async () => {
    const session = await ready({ family: 'denoising' });
    const { corruptedMse, denoisedMse } = await session.evaluate();
    expect(corruptedMse).toBeGreaterThan(0.05);
    expect(denoisedMse).toBeGreaterThan(0);
  });

  it('say how alike images are', async () => {
    const { pixels } = await plain.testImages(0, 3);
    expect([...(await plain.similarities(pixels, pixels))]).toEqual([1, 1, 1]);
    const { reconstructions } = await plain.reconstruct(pixels);
    expect(Math.max(...(await plain.similarities(pixels, reconstructions)))).toBeLessThan(0.99);
  });

  it('say how well classes are found from codes', async () => {
    const { nearestNeighbours, linearProbe } = await plain.codeQuality();
    for (const share of [nearestNeighbours, linearProbe]) {
      expect(share).toBeGreaterThan(0.2);
      expect(share).toBeLessThanOrEqual(1);
    }
  });
});

describe('principal components', () => {
  /** Ten different images, one a class, of which nine directions hold everything. */
  async function withBars(): Promise<EngineSession> {
    const session = createSession(core, createReader, page);
    const files = smallMnist({ side: 14 }).map(
      ({ name, buffer }) => new File([new Uint8Array(buffer)], name),
    );
    await session.loadDataset({ kind: 'files', files });
    return session;
  }

  it('are a baseline of any size, for the test set and for images', async () => {
    const session = await withBars();
    const few = await session.pca(2);
    expect(few.explainedShare).toBeGreaterThan(0.1);
    expect(few.explainedShare).toBeLessThan(0.6);
    const { pixels } = await session.testImages(0, 10);
    const { codes, errors } = await session.reconstruct(pixels, { components: 2 });
    expect(codes).toHaveLength(10 * 2);
    expect(sum(errors) / 10).toBeCloseTo(few.testMse, 6);
    const all = await session.pca(9);
    expect(all.explainedShare).toBeCloseTo(1, 6);
    expect(all.testMse).toBeLessThan(1e-6);
  });

  it('are those of the classes that are trained on', async () => {
    const session = await withBars();
    expect((await session.pca(2)).testMse).toBeGreaterThan(0.01);
    await session.trainOn([1, 5, 8]);
    const three = await session.pca(2);
    expect(three.explainedShare).toBeCloseTo(1, 6);
    expect(three.testMse).toBeLessThan(1e-6);
    expect(await errorOf(session.pca(0))).toMatchObject({ code: 'bad-input' });
  });
});

describe('robustness', () => {
  it('is the error for each amount, the same for a seed', async () => {
    const errors = await plain.robustness('gaussian', [0, 0.2, 0.8], {});
    expect(errors).toHaveLength(3);
    expect(errors[2]).toBeGreaterThan(errors[0] as number);
    const { mse } = await plain.evaluate();
    expect(errors[0]).toBeCloseTo(mse, 6);
    expect(await plain.robustness('gaussian', [0.8], { seed: 2 })).not.toEqual(errors.slice(2));
    expect(await plain.robustness('gaussian', [0.8], { limit: 5 })).not.toEqual(errors.slice(2));
  });

  it('is measured of principal components too, which are best at what they were fitted to', async () => {
    const by = { components: 4 };
    const [undistorted] = await plain.robustness('gaussian', [0], { by });
    expect(undistorted).toBeCloseTo((await plain.pca(4)).testMse, 5);
    const [upright, turned] = await plain.robustness('rotation', [0, 45], { by });
    expect(turned).toBeGreaterThan(upright as number);
  });

  it('is of images that can be looked at', async () => {
    const { pixels } = await plain.testImages(0, 2);
    const noisy = await plain.distort(pixels, 'gaussian', 0.4);
    expect(noisy).toHaveLength(pixels.length);
    expect(noisy).not.toEqual(pixels);
    expect(await plain.distort(pixels, 'gaussian', 0)).toEqual(pixels);
    const mirrored = await plain.distort(pixels, 'horizontal_reflection', 0);
    expect(mirrored).not.toEqual(await plain.distort(pixels, 'rotation', 0));
    expect(await errorOf(plain.distort(pixels, 'gaussian', -1))).toMatchObject({
      code: 'bad-input',
    });
  });

  it('is refused for a distortion that is none', async () => {
    const error = await errorOf(plain.robustness('melting' as DistortionKind, [1], {}));
    expect(error).toMatchObject({ code: 'bad-input', message: expect.stringContaining('melting') });
  });
});

describe('a model to compare with', () => {
  it('is opened beside the model, which goes on as it was', async () => {
    const session = await ready();
    const early = await session.saveModel();
    const { pixels } = await session.testImages(0, 20);
    const before = await session.reconstruct(pixels);
    await session.train({ epochs: 1 }, () => {});
    expect(await session.compareWith(early, 'early')).toMatchObject({ epochs: 0 });
    expect(await session.reconstruct(pixels, 'compared')).toEqual(before);
    expect(sum((await session.reconstruct(pixels)).errors)).toBeLessThan(sum(before.errors));
    const [own] = await session.robustness('gaussian', [0.3], {});
    const [compared] = await session.robustness('gaussian', [0.3], { by: 'compared' });
    expect(own).toBeLessThan(compared as number);
    expect(await session.modelInfo()).toMatchObject({ epochs: 1 });

    expect(await session.compareWith(undefined, '')).toBeUndefined();
    const error = await errorOf(session.reconstruct(pixels, 'compared'));
    expect(error).toMatchObject({ code: 'not-ready' });
  });

  it('is refused for images of another size, and the one that was there stays', async () => {
    const session = await ready();
    await session.compareWith(await session.saveModel(), 'first');
    const other = createSession(core, createReader, page);
    await other.createModel({ model: { input: [14, 14], encoder: [8], code: 2 } });
    const small = await other.saveModel();
    const error = await errorOf(session.compareWith(small, 'small.safetensors'));
    expect(error).toMatchObject({
      code: 'bad-input',
      message:
        'small.safetensors is a model of images of 14 × 14 pixels, but must be of 28 × 28 to be compared.',
    });
    const { pixels } = await session.testImages(0, 3);
    expect((await session.reconstruct(pixels, 'compared')).errors).toHaveLength(3);
  });
});

describe('anomalies', () => {
  it('are images of the classes that a model was not trained on', async () => {
    const session = await ready();
    const all = await session.testImages(0, 100);
    const ones = await session.trainOn([1]);
    expect(ones.trainCount).toBeLessThan(200);
    await session.train({ epochs: 15 }, () => {});
    const scores = await session.anomalyScores('error');
    expect(scores).toHaveLength(100);
    const anomalous = all.labels.map((label) => Number(label !== 1));

    const roc = await session.roc(scores, anomalous);
    expect(roc.area).toBeGreaterThan(0.9);
    expect(roc.thresholds[0]).toBe(Number.POSITIVE_INFINITY);
    expect([roc.falsePositiveRates[0], roc.truePositiveRates[0]]).toEqual([0, 0]);
    expect([roc.falsePositiveRates.at(-1), roc.truePositiveRates.at(-1)]).toEqual([1, 1]);

    const found = await session.detect(scores, anomalous, 0.2);
    expect(found.falsePositiveRate).toBeLessThanOrEqual(0.2);
    const called = scores.filter((score) => score >= found.threshold).length;
    expect(found.falsePositives + found.truePositives).toBe(called);
    expect(found.precision).toBeCloseTo(found.truePositives / called, 6);

    expect((await session.trainOn([])).trainCount).toBe(600);
  });

  it('may be none at a threshold, which is then infinite', async () => {
    const scores = Float32Array.of(3, 2, 1);
    const found = await plain.detect(scores, Uint8Array.of(0, 1, 0), 0);
    expect(found).toMatchObject({ threshold: Number.POSITIVE_INFINITY, truePositives: 0 });
    expect(found).not.toHaveProperty('precision');
  });

  it('are scored by the bound of variational models only', async () => {
    expect(sum(await variational.anomalyScores('elbo')) / 100).toBeGreaterThan(50);
    expect(await errorOf(plain.anomalyScores('elbo'))).toMatchObject({ code: 'bad-input' });
  });

  it('are refused for classes that cannot be or are not there, and the data stay', async () => {
    const session = await ready();
    for (const label of [-1, 1.5, 256, 77]) {
      expect(await errorOf(session.trainOn([label]))).toMatchObject({ code: 'bad-input' });
    }
    expect((await session.trainOn([])).trainCount).toBe(600);
  });
});
