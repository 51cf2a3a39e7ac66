import { describe, expect, it } from 'vitest';
import {
  composeSignedSheet,
  largestFirst,
  robustExtent,
  rowNorms,
  shrunkMatrix,
  symmetricHistogram,
  unitFilters,
} from '../../../../web/components/network/filter-images.ts';

describe('filters', () => {
  // Two units, three pixels.
  const rows = Float32Array.of(1, 2, 3, 4, 5, 6);

  it('are the rows of the first layer’s matrix', () => {
    expect([...unitFilters(rows, 3, 'first')]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('are the columns of the last layer’s matrix', () => {
    expect([...unitFilters(rows, 3, 'last')]).toEqual([1, 3, 5, 2, 4, 6]);
  });

  it('are sorted by their norms, the largest first', () => {
    const norms = rowNorms(Float32Array.of(3, 4, 6, 8, 0, 1), 2);
    expect([...norms]).toEqual([5, 10, 1]);
    expect(largestFirst(norms)).toEqual([1, 0, 2]);
  });
});

describe('the extent of a scale', () => {
  it('leaves out the few largest values', () => {
    const values = new Float32Array(1000).fill(-0.5);
    values[10] = 100;
    expect(robustExtent(values)).toBe(0.5);
  });

  it('is never zero', () => {
    expect(robustExtent(new Float32Array(4))).toBeGreaterThan(0);
    expect(robustExtent(new Float32Array())).toBeGreaterThan(0);
  });
});

describe('a sheet', () => {
  const options = { rows: 1, columns: 1, across: 2, gap: 1, extent: 1 };
  const images = Float32Array.of(1, -1, 0);

  it('has the chosen images in their order, and is clear between them', () => {
    const sheet = composeSignedSheet(images, [1, 0, 2], { ...options, scheme: 'light' });
    expect([sheet.width, sheet.height]).toEqual([3, 3]);
    const pixel = (x: number, y: number) => [
      ...sheet.data.subarray((y * 3 + x) * 4, (y * 3 + x) * 4 + 4),
    ];
    expect(pixel(0, 0)).toEqual([63, 144, 218, 255]);
    expect(pixel(2, 0)).toEqual([231, 99, 0, 255]);
    expect(pixel(1, 0)[3]).toBe(0);
    expect(pixel(2, 2)[3]).toBe(0);
  });

  it('has the paper’s colour at zero: light on light, dark on dark', () => {
    const zero = (scheme: 'light' | 'dark') =>
      composeSignedSheet(images, [2], { ...options, scheme }).data[0] ?? 0;
    expect(zero('light')).toBeGreaterThan(200);
    expect(zero('dark')).toBeLessThan(64);
  });

  it('is no wider than its images', () => {
    const { width, height } = composeSignedSheet(images, [0], {
      ...options,
      across: 20,
      scheme: 'dark',
    });
    expect([width, height]).toEqual([1, 1]);
  });
});

describe('a matrix that is too large to show', () => {
  it('is shown by the strongest weight of each block', () => {
    const matrix = Float32Array.of(1, -2, 0, 0, 0, 5, 3, 0, 1);
    const { values, rows, columns } = shrunkMatrix(matrix, 3, 3, 2);
    expect([rows, columns]).toEqual([2, 2]);
    expect([...values]).toEqual([-2, 5, 3, 1]);
  });

  it('stays as it is where it is small enough', () => {
    const matrix = Float32Array.of(1, 2);
    expect(shrunkMatrix(matrix, 1, 2, 2).values).toBe(matrix);
  });
});

describe('a histogram', () => {
  it('counts every value, in bins symmetric about zero', () => {
    const histogram = symmetricHistogram(Float32Array.of(-2, 0, 0, 0, 1, 2), 5);
    expect(histogram.counts).toEqual([1, 0, 3, 1, 1]);
    expect(histogram.extent).toBe(2);
    expect(histogram.mean).toBeCloseTo(1 / 6, 6);
    expect(histogram.deviation).toBeCloseTo(Math.sqrt(9 / 6 - 1 / 36), 6);
  });
});
