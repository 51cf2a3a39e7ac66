import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Staleness } from '../../../../web/components/base/staleness.ts';

let isStale = false;
let staleness: Staleness;

beforeEach(() => {
  vi.useFakeTimers();
  isStale = false;
  staleness = new Staleness((next) => {
    isStale = next;
  });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('what is shown', () => {
  it('is not stale where the answer comes at once', () => {
    staleness.requested();
    vi.advanceTimersByTime(300);
    staleness.begun();
    vi.advanceTimersByTime(300);
    staleness.answered();
    vi.advanceTimersByTime(60_000);
    expect(isStale).toBe(false);
  });

  it('is stale from a second after it was asked for until the answer is there', () => {
    staleness.requested();
    staleness.begun();
    vi.advanceTimersByTime(999);
    expect(isStale).toBe(false);
    vi.advanceTimersByTime(1);
    expect(isStale).toBe(true);
    vi.advanceTimersByTime(5000);
    expect(isStale).toBe(true);
    staleness.answered();
    expect(isStale).toBe(false);
  });

  it('is stale where nobody begins with an answer', () => {
    staleness.requested();
    vi.advanceTimersByTime(1000);
    expect(isStale).toBe(true);
  });

  it('is as new as can be where slow answers follow one another', () => {
    let seen = 0;
    staleness.requested();
    for (let i = 0; i < 10; i += 1) {
      staleness.begun();
      for (let step = 0; step < 30; step += 1) {
        vi.advanceTimersByTime(100);
        staleness.requested();
        // Nobody knows the pace before there were two answers.
        if (isStale && i > 1) seen += 1;
      }
      staleness.answered();
    }
    expect(seen).toBe(0);
    // The answer that does not come any more is missed all the same.
    vi.advanceTimersByTime(6000);
    expect(isStale).toBe(true);
  });

  it('counts anew after a rest', () => {
    staleness.requested();
    staleness.begun();
    staleness.answered();
    vi.advanceTimersByTime(60_000);
    staleness.requested();
    staleness.begun();
    vi.advanceTimersByTime(500);
    staleness.answered();
    staleness.requested();
    vi.advanceTimersByTime(1000);
    expect(isStale).toBe(true);
  });

  it('is never stale once nothing is waited for', () => {
    staleness.requested();
    vi.advanceTimersByTime(2000);
    expect(isStale).toBe(true);
    staleness.givenUp();
    expect(isStale).toBe(false);
    vi.advanceTimersByTime(60_000);
    expect(isStale).toBe(false);
  });
});
