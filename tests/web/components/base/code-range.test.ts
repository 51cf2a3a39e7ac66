import { describe, expect, it } from 'vitest';
import {
  codeRange,
  keyedValue,
  placeOn,
  sharedScale,
  valueOn,
} from '../../../../web/components/base/code-range.ts';

const codes = Float32Array.of(1, -2, 3, 0, 2, 5);

describe('codeRange', () => {
  it('gives the mean and the ends of each unit', () => {
    const { mean, low, high } = codeRange(codes, 2);
    expect([...mean]).toEqual([2, 1]);
    expect([...low]).toEqual([1, -2]);
    expect([...high]).toEqual([3, 5]);
  });
});

describe('sharedScale', () => {
  it('holds zero, every unit, and a code that lies beyond them', () => {
    const range = codeRange(Float32Array.of(1, 2, 3, 4), 2);
    expect(sharedScale(range)).toEqual({ low: 0, high: 4 });
    expect(sharedScale(range, Float32Array.of(-3, 9))).toEqual({ low: -3, high: 9 });
  });

  it('is never of no width', () => {
    expect(sharedScale(codeRange(new Float32Array(4), 2))).toEqual({ low: -1, high: 1 });
  });
});

describe('places on a scale', () => {
  const scale = { low: -2, high: 6 };

  it('go to values and back, and stay within the scale', () => {
    expect(placeOn(scale, 0)).toBe(0.25);
    expect(valueOn(scale, 0.25)).toBe(0);
    expect(placeOn(scale, 99)).toBe(1);
    expect(valueOn(scale, -1)).toBe(-2);
  });

  it('are moved by keys, no further than the ends', () => {
    expect(keyedValue('ArrowUp', 0, scale)).toBeCloseTo(0.16);
    expect(keyedValue('PageDown', 0, scale)).toBeCloseTo(-1.6);
    expect(keyedValue('PageDown', -1.5, scale)).toBe(-2);
    expect(keyedValue('End', 0, scale)).toBe(6);
    expect(keyedValue('a', 0, scale)).toBeUndefined();
  });
});
