import { describe, expect, it } from 'vitest';
import { builds, parseBenchOptions } from '../../scripts/bench/options.mjs';

describe('parseBenchOptions', () => {
  it('measures everything three times over without any', () => {
    expect(parseBenchOptions([])).toEqual({
      builds,
      workloads: ['W1', 'W2', 'W3', 'W4'],
      batchSizes: [128, 256],
      windows: 3,
      seconds: 0.3,
      rounds: 3,
      json: false,
    });
  });

  it('takes lists with commas', () => {
    const args = ['--builds', 'simd,relaxed-threads', '--workloads=W2', '--batch-sizes', '32,64'];
    expect(parseBenchOptions([...args, '--seconds', '.05', '--json'])).toMatchObject({
      builds: ['simd', 'relaxed-threads'],
      workloads: ['W2'],
      batchSizes: [32, 64],
      seconds: 0.05,
      json: true,
    });
  });

  it.each([
    [['--builds', 'simd,mmx'], "--builds has 'mmx', but the builds are simd, relaxed, "],
    [['--batch-sizes', '128,'], "--batch-sizes has ''"],
    [
      ['--batch-sizes', '4096'],
      "--batch-sizes has '4096', but must be whole numbers from 1 to 2560",
    ],
    [['--windows', '0'], "--windows has '0'"],
    [['--rounds', '1.5'], "--rounds has '1.5'"],
    [['--seconds=-1'], "--seconds is '-1', but must be above 0 and at most 60."],
    [['--seconds', 'some'], "--seconds is 'some'"],
    [['--jason'], '--jason'],
  ])('refuses %j with a sentence', (args, sentence) => {
    expect(() => parseBenchOptions(args)).toThrow(sentence);
  });
});
