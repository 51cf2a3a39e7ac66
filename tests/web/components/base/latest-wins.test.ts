import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LatestWins } from '../../../../web/components/base/latest-wins.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Work that takes some milliseconds and records what it saw when it started. */
function recorder(took: number) {
  const state = { value: 0, seen: [] as number[] };
  const work = async () => {
    state.seen.push(state.value);
    await new Promise((resolve) => setTimeout(resolve, took));
  };
  return { state, work };
}

describe('LatestWins', () => {
  it('answers the first request at once', () => {
    const { state, work } = recorder(0);
    new LatestWins(work, { interval: 100 }).request();
    expect(state.seen).toEqual([0]);
  });

  it('answers requests made while it runs once, with the latest state', async () => {
    const { state, work } = recorder(50);
    const latest = new LatestWins(work, { interval: 10 });
    latest.request();
    for (state.value = 1; state.value < 5; state.value += 1) latest.request();
    state.value = 9;
    await vi.advanceTimersByTimeAsync(500);
    expect(state.seen).toEqual([0, 9]);
  });

  it('is busy until the last work that was asked for has ended, and tells then', async () => {
    const { work } = recorder(50);
    const onIdle = vi.fn();
    const latest = new LatestWins(work, { interval: 200, onIdle });
    expect(latest.isBusy).toBe(false);
    latest.request();
    latest.request();
    await vi.advanceTimersByTimeAsync(100);
    // The second is waited for.
    expect(latest.isBusy).toBe(true);
    expect(onIdle).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(150);
    expect(latest.isBusy).toBe(false);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  it('waits for the interval between two starts', async () => {
    const { state, work } = recorder(1);
    const latest = new LatestWins(work, { interval: 100 });
    latest.request();
    await vi.advanceTimersByTimeAsync(10);
    latest.request();
    await vi.advanceTimersByTimeAsync(89);
    expect(state.seen).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(state.seen).toHaveLength(2);
  });

  it('does not wait where it is urgent, only for the run under way', async () => {
    const { state, work } = recorder(100);
    const latest = new LatestWins(work, { interval: 1000, share: 0.1 });
    latest.request();
    state.value = 1;
    latest.request(true);
    await vi.advanceTimersByTimeAsync(100);
    expect(state.seen).toEqual([0, 1]);
    await vi.advanceTimersByTimeAsync(100);
    state.value = 2;
    latest.request();
    await vi.advanceTimersByTimeAsync(50);
    expect(state.seen).toEqual([0, 1]);
    latest.request(true);
    expect(state.seen).toEqual([0, 1, 2]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(state.seen).toHaveLength(3);
  });

  it('does slow work less often, so that it keeps to its share of the time', async () => {
    const { state, work } = recorder(100);
    const latest = new LatestWins(work, { interval: 10, share: 0.2 });
    for (let elapsed = 0; elapsed < 1990; elapsed += 10) {
      latest.request();
      await vi.advanceTimersByTimeAsync(10);
    }
    // A run of 100 ms every 500 ms.
    expect(state.seen).toHaveLength(4);
  });

  it('reports what the work threw, and works on', async () => {
    const onError = vi.fn();
    let fail = true;
    const latest = new LatestWins(
      async () => {
        if (fail) throw new Error('no model');
      },
      { interval: 10, onError },
    );
    latest.request();
    await vi.advanceTimersByTimeAsync(20);
    fail = false;
    latest.request();
    await vi.advanceTimersByTimeAsync(20);
    expect(onError).toHaveBeenCalledOnce();
  });

  it('keeps quiet about a failure that a newer request has made stale', async () => {
    const onError = vi.fn();
    let runs = 0;
    const latest = new LatestWins(
      async () => {
        runs += 1;
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (runs === 1) throw new Error('code of the old model');
      },
      { interval: 10, onError },
    );
    latest.request();
    latest.request();
    await vi.advanceTimersByTimeAsync(100);
    expect(runs).toBe(2);
    expect(onError).not.toHaveBeenCalled();
  });

  it('forgets a cancelled request', async () => {
    const { state, work } = recorder(1);
    const latest = new LatestWins(work, { interval: 100 });
    latest.request();
    await vi.advanceTimersByTimeAsync(10);
    latest.request();
    latest.cancel();
    await vi.advanceTimersByTimeAsync(500);
    expect(state.seen).toHaveLength(1);
  });
});
