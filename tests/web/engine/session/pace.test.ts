import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace } from '../../../../web/engine/session/pace.ts';

describe('the pace of slow motion', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('lets the first step be done at once and each further one when its time has come', () => {
    const pace = new Pace(4);
    expect(pace.delay()).toBeLessThanOrEqual(0);
    expect(pace.take()).toBe(1);
    expect(pace.delay()).toBeCloseTo(250);
    vi.advanceTimersByTime(240);
    expect(pace.delay()).toBeCloseTo(10);
    vi.advanceTimersByTime(20);
    expect(pace.take()).toBe(1);
    // It was late, but the one after is not.
    expect(pace.delay()).toBeCloseTo(240);
  });

  it('does what has become due at once, but not what should have been done long ago', () => {
    const pace = new Pace(1000);
    pace.take();
    vi.advanceTimersByTime(5);
    expect(pace.take()).toBe(5);
    vi.advanceTimersByTime(10_000);
    expect(pace.take()).toBeLessThan(60);
    expect(pace.delay()).toBeCloseTo(1);
  });

  it.each([0, -1, Number.NaN])('refuses the rate %d', (rate) => {
    expect(() => new Pace(rate)).toThrow(
      `stepsPerSecond is ${rate}, but must be a number above 0.`,
    );
  });
});
