import { describe, expect, it } from 'vitest';
import { isHalfInSight } from '../../../../web/components/base/in-sight.ts';

const rect = (width: number, height: number) => ({ width, height }) as DOMRectReadOnly;
const display = { width: 1200, height: 900 };

function isSeen(element: DOMRectReadOnly, seen: DOMRectReadOnly, window?: DOMRectReadOnly) {
  const entry = {
    boundingClientRect: element,
    intersectionRect: seen,
    rootBounds: window ?? null,
  };
  return isHalfInSight(entry, display);
}

describe('a playground is in sight', () => {
  const window = rect(1000, 800);

  it('where half of it is', () => {
    expect(isSeen(rect(700, 400), rect(700, 200), window)).toBe(true);
    expect(isSeen(rect(700, 400), rect(700, 190), window)).toBe(false);
    expect(isSeen(rect(700, 400), rect(300, 400), window)).toBe(false);
  });

  it('where it fills half of a window that is smaller than it', () => {
    expect(isSeen(rect(1000, 4000), rect(1000, 400), window)).toBe(true);
    expect(isSeen(rect(1000, 4000), rect(1000, 390), window)).toBe(false);
  });

  it('in a frame that is not told of the window, where it fills a sixth of the display', () => {
    expect(isSeen(rect(1000, 4000), rect(1000, 180))).toBe(true);
    expect(isSeen(rect(1000, 4000), rect(1000, 170))).toBe(false);
    expect(isSeen(rect(400, 300), rect(400, 150))).toBe(true);
  });

  it('never where it has no size', () => {
    expect(isSeen(rect(0, 0), rect(0, 0), window)).toBe(false);
  });
});
