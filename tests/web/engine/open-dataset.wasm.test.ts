import { beforeAll, describe, expect, it, vi } from 'vitest';
import { asEngineError } from '../../../web/engine/core-errors.ts';
import type { MainModule } from '../../../web/engine/generated/autoencoder-simd.js';
import createModule from '../../../web/engine/generated/autoencoder-simd.js';
import { createSession } from '../../../web/engine/session/engine-session.ts';
import type { DataSelection, DatasetSource } from '../../../web/engine/types.ts';

let core: MainModule;
const page = 'https://page.example/lesson/';

beforeAll(async () => {
  core = await createModule();
});

/** 70 images of 2 x 3 sorted by class; every pixel tells the image's number. */
const images = {
  kind: 'images',
  name: 'mine',
  rows: 2,
  columns: 3,
  pixels: Uint8Array.from({ length: 70 * 6 }, (_, i) => Math.floor(i / 6)),
  labels: Uint8Array.from({ length: 70 }, (_, i) => Math.floor(i / 7)),
} as const satisfies DatasetSource;

async function refusal(source: DatasetSource, selection?: DataSelection) {
  try {
    await createSession(core, page).loadDataset(source, selection);
  } catch (thrown) {
    return asEngineError(thrown, core);
  }
  throw new Error('nothing was refused');
}

describe('images that a page brings', () => {
  it('become a data set, of which every seventh image, at random, is for testing', async () => {
    const session = createSession(core, page);
    expect(await session.loadDataset(images)).toEqual({
      name: 'mine',
      rows: 2,
      columns: 3,
      trainCount: 60,
      testCount: 10,
      labelled: true,
    });
    const { pixels, labels } = await session.testImages(0, 10);
    const numbers = Array.from({ length: 10 }, (_, i) => Math.round((pixels[i * 6] ?? 0) * 255));
    expect([...labels]).toEqual(numbers.map((number) => Math.floor(number / 7)));
    // They are sorted by class, but the test set has images of several.
    expect(new Set(labels).size).toBeGreaterThan(3);
  });

  it('need no labels', async () => {
    const { labels: _, ...unlabelled } = images;
    const session = createSession(core, page);
    expect((await session.loadDataset(unlabelled)).labelled).toBe(false);
    expect((await refusal(unlabelled, { classes: [1] })).message).toContain('no labels');
  });

  it.each([
    ['no pixels', { pixels: new Uint8Array() }, 'mine has 0 images'],
    ['half an image', { pixels: images.pixels.slice(3) }, 'pixels'],
    ['a missing label', { labels: images.labels.slice(1) }, 'mine has 70 images but 69 labels'],
    ['no rows', { rows: 0 }, 'mine has 0 images'],
  ])('are refused with %s', async (_, change, sentence) => {
    const error = await refusal({ ...images, ...change });
    expect(error).toMatchObject({ code: 'bad-input', message: expect.stringContaining(sentence) });
  });
});

describe('MNIST', () => {
  it.each([
    [undefined, 'https://page.example/lesson/data/mnist/'],
    ['../shared/', 'https://page.example/shared/'],
    ['https://data.example/', 'https://data.example/'],
  ])('at %s is looked for beside the page', async (baseUrl, folder) => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 404 }));
    const error = await refusal({ kind: 'mnist', ...(baseUrl ? { baseUrl } : {}) });
    vi.unstubAllGlobals();
    expect(error).toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(`MNIST is not there: ${folder}t`),
    });
  });
});

describe('a selection', () => {
  const digits = { kind: 'digits', count: 300, seed: 1 } as const;

  it('keeps some classes, fewer images, another share for testing', async () => {
    const session = createSession(core, page);
    const all = await session.loadDataset(digits);
    expect([all.trainCount, all.testCount]).toEqual([300, 50]);
    const two = await session.loadDataset(digits, { classes: [4, 9] });
    expect(two.trainCount).toBeLessThan(120);
    const { labels } = await session.testImages(0, two.testCount);
    expect(new Set(labels)).toEqual(new Set([4, 9]));
    const few = await session.loadDataset(digits, { images: 20 });
    expect([few.trainCount, few.testCount]).toEqual([20, 50]);
    const half = await session.loadDataset(digits, { testShare: 0.5 });
    expect([half.trainCount, half.testCount]).toEqual([175, 175]);
  });

  it.each<[DataSelection, string]>([
    [{ classes: [256] }, 'The class 256 cannot be'],
    [{ classes: [77] }, 'no images of class 77'],
    [{ images: 0 }, 'There are to be 0 training images'],
    [{ images: 2.5 }, 'There are to be 2.5 training images'],
    [{ testShare: 0 }, 'The share of test images is 0'],
    [{ testShare: 0.6 }, 'The share of test images is 0.6'],
  ])('%j is refused, and the data stay', async (selection, sentence) => {
    const session = createSession(core, page);
    await session.loadDataset(digits);
    await expect(
      session.loadDataset(digits, selection).catch((thrown) => {
        throw asEngineError(thrown, core);
      }),
    ).rejects.toThrow(sentence);
    expect((await session.testImages(0, 50)).labels).toHaveLength(50);
  });
});
