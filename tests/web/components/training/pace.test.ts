import { describe, expect, it } from 'vitest';
import {
  stepsPerSecond,
  WATCHED_EPOCHS,
  WATCHED_SECONDS,
} from '../../../../web/components/training/pace.ts';

describe('the pace of training', () => {
  it('has the first epochs take their seconds, and then no limit', () => {
    const rate = stepsPerSecond('watched', 0, 282) ?? 0;
    expect((WATCHED_EPOCHS * 282) / rate).toBeCloseTo(WATCHED_SECONDS, 6);
    expect(stepsPerSecond('watched', WATCHED_EPOCHS - 1, 282)).toBe(rate);
    expect(stepsPerSecond('watched', WATCHED_EPOCHS, 282)).toBeUndefined();
  });

  it('has no limit at full speed, nor where an epoch has no minibatches', () => {
    expect(stepsPerSecond('full', 0, 282)).toBeUndefined();
    expect(stepsPerSecond('watched', 0, 0)).toBeUndefined();
  });

  it('is so many minibatches a second where it says so', () => {
    expect(stepsPerSecond(5, 100, 282)).toBe(5);
  });
});
