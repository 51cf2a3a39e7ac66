import { describe, expect, it } from 'vitest';
import { popoverPlace } from '../../../../web/components/words/popover-place.ts';

const view = { width: 320, height: 256 };
const word = { left: 40, top: 100, width: 60, height: 16 };

describe('the place of what a word means', () => {
  it('is below the word, where there is room', () => {
    expect(popoverPlace(word, { width: 200, height: 80 }, view)).toEqual({ left: 40, top: 120 });
  });

  it('is above it where there is none below', () => {
    const low = { ...word, top: 200 };
    expect(popoverPlace(low, { width: 200, height: 80 }, view)).toEqual({ left: 40, top: 116 });
  });

  it('is over it where neither is high enough, and still within the window', () => {
    expect(popoverPlace(word, { width: 200, height: 200 }, view)).toEqual({ left: 40, top: 48 });
  });

  it('never leaves the window to a side', () => {
    const right = { ...word, left: 300 };
    expect(popoverPlace(right, { width: 304, height: 80 }, view).left).toBe(8);
    expect(popoverPlace(right, { width: 100, height: 80 }, view).left).toBe(212);
    const scrolledOut = { ...word, left: -50, top: -400 };
    expect(popoverPlace(scrolledOut, { width: 100, height: 80 }, view)).toEqual({
      left: 8,
      top: 8,
    });
  });

  it('begins at the upper left where even the window is too small', () => {
    expect(popoverPlace(word, { width: 400, height: 300 }, view)).toEqual({ left: 8, top: 8 });
  });
});
