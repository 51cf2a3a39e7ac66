import { describe, expect, it } from 'vitest';
import { rocPath } from '../../../../web/components/anomalies/roc-path.ts';

describe('rocPath', () => {
  it('goes from the lower left to the upper right', () => {
    expect(rocPath([0, 0, 0.5, 1], [0, 0.5, 1, 1], 100)).toBe(
      'M0.0 100.0L0.0 50.0L50.0 0.0L100.0 0.0',
    );
  });

  it('leaves out points that nobody could tell apart, but never the ends', () => {
    const rates = Array.from({ length: 10_001 }, (_, i) => i / 10_000);
    const path = rocPath(rates, rates, 100);
    expect(path.split('L').length).toBeLessThan(210);
    expect(path).toMatch(/^M0\.0 100\.0L/);
    expect(path).toMatch(/L100\.0 0\.0$/);
  });
});
