import { describe, expect, it } from 'vitest';
import { contrast, inkOn, seenOn } from '../../../../web/components/base/contrast.ts';

describe('contrast', () => {
  it('goes from 1 to 21', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(contrast([90, 10, 200], [90, 10, 200])).toBe(1);
  });

  it('chooses the ink of a colour: white on a dark red, black on a yellow', () => {
    expect(inkOn([179, 38, 30])).toBe('#ffffff');
    expect(inkOn([255, 213, 74])).toBe('#000000');
  });

  it('leaves a colour that is seen, and brings others near the ink', () => {
    const dark = [27, 27, 25] as const;
    expect(seenOn([255, 253, 249], [179, 38, 30], [0, 0, 0])).toEqual([179, 38, 30]);
    const lifted = seenOn(dark, [60, 0, 0], [236, 233, 226]);
    expect(contrast(lifted, dark)).toBeGreaterThanOrEqual(3);
  });
});
