import { describe, expect, it } from 'vitest';
import {
  meanCode,
  principalComponents,
} from '../../../../web/components/latent/principal-components.ts';

/** Codes of three units: three wide along (1, 1, 0), one along (1, −1, 0), and flat in the third. */
function cloud(): Float32Array {
  const codes: number[] = [];
  for (let i = 0; i < 64; i += 1) {
    const wide = 3 * Math.cos((2 * Math.PI * i) / 64);
    const narrow = Math.sin((2 * Math.PI * i) / 64);
    codes.push(5 + wide + narrow, wide - narrow, 2);
  }
  return Float32Array.from(codes);
}

const HALF = Math.SQRT1_2;

describe('the principal components of codes', () => {
  const { mean, axes, shares } = principalComponents(cloud(), 3);

  it('start from the mean', () => {
    expect([...mean]).toEqual([5, 0, 2].map((value) => expect.closeTo(value, 5)));
    expect(meanCode(cloud(), 3)).toEqual(mean);
  });

  it('are the directions of the largest variance, at right angles and of length 1', () => {
    const [first, second] = axes;
    expect(Math.abs((first[0] ?? 0) + (first[1] ?? 0))).toBeCloseTo(2 * HALF, 5);
    expect(Math.abs((second[0] ?? 0) - (second[1] ?? 0))).toBeCloseTo(2 * HALF, 5);
    expect(first[2]).toBeCloseTo(0, 5);
    expect(first.reduce((sum, value, i) => sum + value * (second[i] ?? 0), 0)).toBeCloseTo(0, 6);
  });

  it('say the share of the variance that they hold', () => {
    expect(shares).toEqual([expect.closeTo(0.9, 5), expect.closeTo(0.1, 5)]);
  });

  it('keep to the side they were on', () => {
    const start = axes.map((axis) => axis.map((value) => -value));
    const again = principalComponents(cloud(), 3, start).axes;
    expect(again[0][0]).toBeCloseTo(-(axes[0][0] ?? 0), 5);
    expect(again[1][0]).toBeCloseTo(-(axes[1][0] ?? 0), 5);
  });

  it('are directions even where all codes are the same', () => {
    const same = principalComponents(Float32Array.of(1, 2, 3, 1, 2, 3), 3);
    for (const axis of same.axes) expect(Math.hypot(...axis)).toBeCloseTo(1, 5);
    expect(same.shares).toEqual([0, 0]);
  });
});
