import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { asEngineError } from '../../../web/engine/core-errors.ts';
import createReader from '../../../web/engine/generated/autoencoder-reader.js';
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
    await createSession(core, createReader, page).loadDataset(source, selection);
  } catch (thrown) {
    return asEngineError(thrown, core);
  }
  throw new Error('nothing was refused');
}

describe('images that a page brings', () => {
  it('become a data set, of which every seventh image, at random, is for testing', async () => {
    const session = createSession(core, createReader, page);
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
    const session = createSession(core, createReader, page);
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

/** Answers requests as a page's host does that has these files, by the ends of their addresses. */
function serve(files: Record<string, Uint8Array<ArrayBuffer>>): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string | URL) => {
    asked.push(String(address));
    const found = Object.entries(files).find(([name]) => String(address).endsWith(name));
    return new Response(found?.[1] ?? null, { status: found ? 200 : 404 });
  });
  return asked;
}

/** Three IDX images of 1 x 2 pixels, and their labels. */
const idxImages = Uint8Array.of(
  ...[0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 2],
  ...[1, 2, 3, 4, 5, 6],
);
const idxLabels = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 7, 9, 7);
const idxFiles = {
  'train-images-idx3-ubyte': idxImages,
  'train-labels-idx1-ubyte': idxLabels,
  't10k-images-idx3-ubyte': idxImages,
  't10k-labels-idx1-ubyte': idxLabels,
};

describe('a public data set', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    [undefined, 'https://page.example/lesson/data/mnist/'],
    ['../shared/', 'https://page.example/shared/'],
    ['https://data.example/', 'https://data.example/'],
  ])('at %s is looked for beside the page', async (baseUrl, folder) => {
    serve({});
    const error = await refusal({
      kind: 'mnist',
      images: 70_000,
      ...(baseUrl ? { baseUrl } : {}),
    });
    expect(error).toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(`MNIST is not there: ${folder}t`),
    });
  });

  it('that is nowhere is refused with the command that fetches it', async () => {
    serve({});
    const { message } = await refusal({ kind: 'fashion' });
    expect(message).toContain(
      'Fashion-MNIST is not there: https://page.example/lesson/data/fashion/',
    );
    expect(message).toContain('"npm run fetch-fashion" puts it beside the page.');
  });

  it('has its name, and Fashion-MNIST names for its classes', async () => {
    serve(idxFiles);
    const session = createSession(core, createReader, page);
    expect(await session.loadDataset({ kind: 'mnist' })).toEqual({
      name: 'MNIST, 6 images',
      rows: 1,
      columns: 2,
      trainCount: 3,
      testCount: 3,
      labelled: true,
      mnistImages: 70_000,
    });
    const fashion = await session.loadDataset({ kind: 'fashion' }, { classes: [9] });
    expect(fashion.name).toBe('Fashion-MNIST');
    expect(fashion.trainCount).toBe(1);
    expect([7, 9].map((label) => fashion.classNames?.[label])).toEqual(['Sneaker', 'Ankle boot']);
  });

  it("that is MNIST is the engine's own 10,000 images where the whole is not there", async () => {
    const npz = new Uint8Array(readFileSync('data/mnist-10000/mnist-10000.npz'));
    serve({ '.npz': npz });
    const session = createSession(core, createReader, page);
    const found = {
      name: 'MNIST, 10,000 images',
      rows: 28,
      columns: 28,
      trainCount: 9000,
      testCount: 1000,
      labelled: true,
      mnistImages: 10_000,
    };
    expect(await session.loadDataset({ kind: 'mnist' })).toEqual(found);
    const asked = serve(idxFiles);
    expect(await session.loadDataset({ kind: 'mnist', images: 10_000 })).toEqual(found);
    expect(asked).toEqual([]);
    // The digits of the first images to test with: links and model files name this split.
    const { labels } = await session.testImages(0, 10);
    expect([...labels]).toEqual([7, 3, 0, 6, 0, 3, 2, 1, 3, 7]);
  });
});

describe('a selection', () => {
  const digits = { kind: 'digits', count: 300, seed: 1 } as const;

  it('keeps some classes, fewer images, another share for testing', async () => {
    const session = createSession(core, createReader, page);
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
    const session = createSession(core, createReader, page);
    await session.loadDataset(digits);
    await expect(
      session.loadDataset(digits, selection).catch((thrown) => {
        throw asEngineError(thrown, core);
      }),
    ).rejects.toThrow(sentence);
    expect((await session.testImages(0, 50)).labels).toHaveLength(50);
  });
});
