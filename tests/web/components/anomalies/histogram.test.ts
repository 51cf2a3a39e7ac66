import { describe, expect, it } from 'vitest';
import { binCounts, extentOf, shareBelow } from '../../../../web/components/anomalies/histogram.ts';

describe('extentOf', () => {
  it('goes from the least to the greatest of all lists', () => {
    expect(extentOf([3, 1], Float32Array.of(2, 8))).toEqual({ low: 1, high: 8 });
  });

  it('has a width whatever it is given', () => {
    expect(extentOf([2, 2])).toEqual({ low: 1.5, high: 2.5 });
    expect(extentOf()).toEqual({ low: 0, high: 1 });
  });
});

describe('binCounts', () => {
  it('counts every value once, the greatest in the last bin', () => {
    expect(binCounts([0, 0.9, 1, 2.5, 4], { low: 0, high: 4 }, 4)).toEqual([2, 1, 1, 1]);
  });

  it('counts what lies outside in the bins at the ends', () => {
    expect(binCounts([-5, 9], { low: 0, high: 4 }, 2)).toEqual([1, 1]);
  });
});

describe('shareBelow', () => {
  it('counts smaller values, and no equal ones', () => {
    expect(shareBelow([1, 2, 2, 3], 2)).toBe(0.25);
    expect(shareBelow([1, 2, 2, 3], 9)).toBe(1);
  });
});
