import { beforeAll, describe, expect, it } from 'vitest';
import type { Benchmark } from '../../scripts/bench/report.mjs';
import { asEngineError } from '../../web/engine/core-errors.ts';
import type { MainModule } from '../../web/engine/generated/autoencoder-simd.js';
import createModule from '../../web/engine/generated/autoencoder-simd.js';

let core: MainModule;

beforeAll(async () => {
  core = await createModule();
});

describe('benchmark', () => {
  it('measures what the reports are made of', () => {
    const measured: Benchmark[] = JSON.parse(core.benchmark('W1', 64, 2, 0.001));
    expect(measured).toHaveLength(1);
    const [one] = measured;
    expect(one).toMatchObject({
      workload: 'W1',
      batch_size: 64,
      threads: 1,
      kernels: 'WebAssembly SIMD',
    });
    for (const key of [
      'training_images_per_second',
      'inference_images_per_second',
      'single_image_milliseconds',
      'products_only_images_per_second',
    ] as const) {
      const { min, median, max } = one?.[key] ?? { min: 0, median: 0, max: 0 };
      expect(min).toBeGreaterThan(0);
      expect(median).toBeGreaterThanOrEqual(min);
      expect(max).toBeGreaterThanOrEqual(median);
    }
    expect(one?.products_gigaflops).toBeGreaterThan(0);
    expect(one?.share_of_products).toBeGreaterThan(0);
    const shares = Object.values(one?.phases ?? {});
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });

  it.each([
    ['W9', 64, 1, 0.001, 'The workload is "W9", but must be W1, W2, W3 or W4.'],
    ['W1', 0, 1, 0.001, 'training.batch_size is 0, but must be a whole number from 1 to 65536.'],
    ['W1', 6000, 1, 0.001, 'The data set has 5120 training images'],
    ['W1', 64, 0, 0.001, 'A benchmark has 0 windows'],
    ['W1', 64, 1, 0, 'A benchmark has 1 windows of 0.000000 seconds'],
  ] as const)('refuses %s, %d, %d, %d', (workload, batchSize, windows, seconds, sentence) => {
    let thrown: unknown;
    try {
      core.benchmark(workload, batchSize, windows, seconds);
    } catch (error) {
      thrown = error;
    }
    const { code, message } = asEngineError(thrown, core);
    expect(code).toBe('bad-input');
    expect(message).toContain(sentence);
  });
});
