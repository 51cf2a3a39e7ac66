import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../scripts/reference/measure.mjs';
import { parseReferenceOptions, rowNames } from '../../scripts/reference/options.mjs';
import { difference, referenceTable, spread, worse } from '../../scripts/reference/table.mjs';

const measurement: Measurement = {
  row: 'plain',
  model: '784-32-784',
  epoch: 10,
  last: true,
  figure: 'MSE per pixel',
  better: 'less',
  digits: 4,
  ours: [0.0121, 0.0127, 0.0124],
  reference: { mean: 0.0121, deviation: 0.0002 },
};

describe('the reference table', () => {
  it('shows mean and deviation over the seeds beside the reference', () => {
    const { mean, deviation } = spread(measurement.ours);
    expect(mean).toBeCloseTo(0.0124, 12);
    expect(deviation).toBeCloseTo(0.0003, 12);
    expect(spread([2])).toEqual({ mean: 2 });
    expect(referenceTable([measurement], [1, 2, 3])).toContain(
      '| 784-32-784 | 10 | MSE per pixel | 0.0124 ± 0.0003 | 0.0121 ± 0.0002 | +2.5 % |',
    );
  });

  it('tells what is worse by more than 2 % after the last epoch, and nothing else', () => {
    expect(difference(measurement)).toBeCloseTo(0.0248, 4);
    const near = { ...measurement, ours: [0.0123] };
    const better = { ...measurement, ours: [0.005] };
    const accuracy: Measurement = { ...measurement, better: 'more', ours: [0.0118] };
    const early = { ...measurement, last: false };
    const neither: Measurement = { ...measurement, better: 'neither' };
    const area: Measurement = {
      ...measurement,
      better: 'near',
      ours: [0.77],
      reference: { mean: 0.747 },
    };
    const all = [measurement, near, better, accuracy, early, neither, area];
    expect(worse(all)).toEqual([measurement, accuracy, area]);
    expect(worse([{ ...area, ours: [0.73] }])).toEqual([]);
    expect(referenceTable(all, [1])).toContain('Worse than the reference: 784-32-784');
    expect(referenceTable([near], [1])).toContain('no figure is worse');
  });
});

describe('parseReferenceOptions', () => {
  it('takes all rows and three seeds without any', () => {
    expect(parseReferenceOptions([])).toMatchObject({
      seeds: [1, 2, 3],
      rows: rowNames,
      json: false,
    });
  });

  it('takes a folder from where it was called, seeds and rows', () => {
    const args = ['--data', 'mnist', '--seeds', '0,7', '--rows', 'deep,anomaly', '--json'];
    expect(parseReferenceOptions(args, '/home')).toEqual({
      data: '/home/mnist',
      seeds: [0, 7],
      rows: ['deep', 'anomaly'],
      json: true,
    });
  });

  it.each([
    [['--seeds', '1,x'], "--seeds has 'x', but must be whole numbers from 0."],
    [['--rows', 'wide'], "--rows has 'wide', but the rows are plain, deep, "],
    [['--epochs', '3'], '--epochs'],
  ])('refuses %j with a sentence', (args, sentence) => {
    expect(() => parseReferenceOptions(args)).toThrow(sentence);
  });
});
