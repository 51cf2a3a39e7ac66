import { describe, expect, it } from 'vitest';
import {
  Snapshots,
  snapshotInterval,
  snapshotLimit,
  thinned,
} from '../../../../web/engine/session/snapshots.ts';

describe('the room for snapshots', () => {
  it('is 48 of them or 64 MB, whichever is less, and none where two do not fit', () => {
    expect(snapshotLimit(1000)).toBe(48);
    expect(snapshotLimit(4.4e6)).toBe(14);
    expect(snapshotLimit(32e6)).toBe(2);
    expect(snapshotLimit(32.1e6)).toBe(0);
  });
});

describe('the interval between snapshots', () => {
  it.each([2, 3, 14, 48])('of %d at most doubles only when there would be too many', (limit) => {
    let before = snapshotInterval(0, limit);
    for (let steps = 1; steps < 5000; steps += 1) {
      const interval = snapshotInterval(steps, limit);
      const kept = Math.floor(steps / interval) + 1 + Number(steps % interval !== 0);
      expect(kept).toBeLessThanOrEqual(limit);
      if (interval !== before) {
        expect(interval).toBe(2 * before);
        expect(Math.ceil(steps / before) + 1).toBeGreaterThan(limit);
      }
      before = interval;
    }
  });
});

describe('thinning', () => {
  const at = (...steps: number[]) => steps.map((each) => ({ steps: each }));

  it('leaves what is evenly apart, and the newest', () => {
    expect(thinned([], 5)).toEqual([]);
    expect(thinned(at(0), 5)).toEqual(at(0));
    expect(thinned(at(0, 16, 32, 48, 64), 5)).toEqual(at(0, 16, 32, 48, 64));
    expect(thinned(at(0, 16, 32, 48, 64, 65), 5)).toEqual(at(0, 32, 64, 65));
    expect(thinned(at(0, 16, 32, 48, 64, 80), 5)).toEqual(at(0, 32, 64, 80));
    expect(thinned(at(0, 16, 20), 2)).toEqual(at(0, 20));
  });

  it('gives up a newest one that stood between two for the next', () => {
    expect(thinned(at(0, 16, 21, 32), 5)).toEqual(at(0, 16, 32));
  });
});

describe('snapshots', () => {
  const megabyte = new Float32Array(250_000);

  function takenUpTo(steps: number, bytes: number): Snapshots {
    const snapshots = new Snapshots(bytes);
    snapshots.take(0, 0, () => megabyte);
    for (let step = 1; step <= steps; step += 1) {
      if (snapshots.isDue(step)) snapshots.take(step / 100, step, () => megabyte);
    }
    return snapshots;
  }

  it.each([
    [1, 1000],
    [100, 1000],
    [100_000, 1000],
    [100_000, 4.4e6],
    [100_000, 32e6],
  ])('after %d steps of copies of %d bytes are few, even, and reach to the end', (steps, bytes) => {
    const { list } = takenUpTo(steps, bytes);
    expect(list.length).toBeLessThanOrEqual(snapshotLimit(bytes));
    const newest = list.at(-1)?.steps ?? 0;
    expect(steps - newest).toBeLessThan(snapshotInterval(steps, snapshotLimit(bytes)));
    const interval = snapshotInterval(newest, snapshotLimit(bytes));
    const even = Array.from({ length: newest / interval + 1 }, (_, i) => i * interval);
    expect(list.map((each) => each.steps)).toEqual(even);
    expect(new Set(list.map((each) => each.id)).size).toBe(list.length);
  });

  it('are at least half as many as there is room for, once there were enough', () => {
    for (let steps = 1000; steps < 20_000; steps += 777) {
      expect(takenUpTo(steps, 1000).list.length).toBeGreaterThanOrEqual(23);
    }
  });

  it('are found again by their number, and one of a step is enough', () => {
    const snapshots = takenUpTo(16, 1000);
    const copy = Float32Array.of(1);
    expect(snapshots.take(0.2, 20, () => copy)).toBe(true);
    expect(snapshots.take(0.2, 20, () => Float32Array.of(2))).toBe(false);
    const newest = snapshots.list.at(-1);
    expect(newest).toMatchObject({ epoch: 0.2, steps: 20 });
    expect(snapshots.parametersOf(newest?.id ?? 0)).toBe(copy);
    expect(snapshots.parametersOf(99)).toBeUndefined();
  });

  it('are given up after the step that a model was put back to', () => {
    const snapshots = takenUpTo(64, 1000);
    expect(snapshots.dropAfter(40)).toBe(true);
    expect(snapshots.list.map((each) => each.steps)).toEqual([0, 16, 32]);
    expect(snapshots.dropAfter(40)).toBe(false);
  });

  it('are none of a model that is too large', () => {
    expect(takenUpTo(100, 1e9).list).toEqual([]);
  });
});
