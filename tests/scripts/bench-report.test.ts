import { describe, expect, it } from 'vitest';
import { type BuildBenchmark, benchmarkTable, mergeRounds } from '../../scripts/bench/report.mjs';

/** A measurement that trains so many images a second, give or take ten, with products of 1000. */
function measured(build: string, workload: string, training: number): BuildBenchmark {
  return {
    build,
    workload,
    batch_size: 128,
    threads: 2,
    kernels: 'WebAssembly SIMD',
    training_images_per_second: { median: training, min: training - 10, max: training + 10 },
    inference_images_per_second: { median: 3 * training, min: 2 * training, max: 4 * training },
    single_image_milliseconds: { median: 0.02, min: 0.01, max: 0.04 },
    products_only_images_per_second: { median: 1000, min: 900, max: 1100 },
    products_gigaflops: 50,
    share_of_products: training / 1000,
    phases: { gather: 0.25, forward: 0.75 },
  };
}

describe('mergeRounds', () => {
  it('takes the median of the medians, and the least and the most of all', () => {
    const rounds = [
      [measured('simd', 'W1', 300)],
      [measured('simd', 'W1', 100)],
      [measured('simd', 'W1', 500)],
    ];
    const [merged, ...others] = mergeRounds(rounds);
    expect(others).toEqual([]);
    expect(merged?.training_images_per_second).toEqual({ median: 300, min: 90, max: 510 });
    expect(merged?.inference_images_per_second).toEqual({ median: 900, min: 200, max: 2000 });
    expect(merged?.share_of_products).toBe(0.3);
    expect(merged).toMatchObject({ build: 'simd', workload: 'W1', batch_size: 128, threads: 2 });
  });

  it('averages the phases, so that they still add up to 1', () => {
    const one = { ...measured('simd', 'W1', 300), phases: { gather: 0.5, forward: 0.5 } };
    const [merged] = mergeRounds([[one], [measured('simd', 'W1', 300)]]);
    expect(merged?.phases).toEqual({ gather: 0.375, forward: 0.625 });
  });

  it('keeps builds, workloads and batch sizes apart, in the order of the first round', () => {
    const large = { ...measured('simd', 'W1', 700), batch_size: 256 };
    const first = [
      measured('simd', 'W2', 1),
      measured('relaxed', 'W1', 2),
      measured('simd', 'W1', 3),
      large,
    ];
    const merged = mergeRounds([first, first.toReversed()]);
    expect(merged).toEqual(first);
  });

  it('refuses rounds that lack something', () => {
    const rounds = [
      [measured('simd', 'W1', 1), measured('simd', 'W2', 2)],
      [measured('simd', 'W1', 1)],
    ];
    expect(() => mergeRounds(rounds)).toThrow('A round lacks W2 of simd');
  });

  it('leaves nothing of nothing', () => {
    expect(mergeRounds([])).toEqual([]);
  });
});

describe('benchmarkTable', () => {
  const table = benchmarkTable([
    measured('simd', 'W1', 1234.4),
    measured('relaxed-threads', 'W2', 200),
  ]);

  it('has two lines of heading and a line for each, aligned', () => {
    expect(table.split('\n')).toEqual([
      'build            workload  batch  threads  training   spread  inference  one image  products  products  training  gather  forward',
      '                                           images/s            images/s         ms  images/s   GFLOP/s   / prod.',
      'simd             W1          128        2     1,234  -1 +1 %      3,703     0.0200     1,000      50.0     123 %    25 %     75 %',
      'relaxed-threads  W2          128        2       200  -5 +5 %        600     0.0200     1,000      50.0      20 %    25 %     75 %',
      '',
    ]);
  });
});
