import { describe, expect, it } from 'vitest';
import { ticks, tickText } from '../../../../web/components/figures/line-chart.ts';

describe('the ticks of an axis', () => {
  it.each([
    [0, 0.1, [0, 0.02, 0.04, 0.06, 0.08, 0.1]],
    [-60, 60, [-60, -40, -20, 0, 20, 40, 60]],
    [0, 10, [0, 2, 4, 6, 8, 10]],
  ])('from %s to %s are round values', (low, high, expected) => {
    const found = ticks(low, high).map(Number);
    expect(found).toHaveLength(expected.length);
    for (const [i, value] of found.entries()) expect(value).toBeCloseTo(expected[i] as number);
  });

  it('are three to seven, whatever the range', () => {
    for (let exponent = -6; exponent < 6; exponent += 0.173) {
      const count = ticks(0, 10 ** exponent).length;
      expect(count).toBeGreaterThanOrEqual(3);
      expect(count).toBeLessThanOrEqual(7);
    }
  });

  it('are there for a range of one value', () => {
    expect(ticks(3, 3).length).toBeGreaterThan(1);
  });

  it('are written without what rounding left, and with a minus sign', () => {
    expect(tickText(0.1 + 0.2)).toBe('0.3');
    expect(tickText(-4)).toBe('−4');
  });
});
