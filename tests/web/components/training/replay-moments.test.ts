import { describe, expect, it } from 'vitest';
import {
  momentBeside,
  momentsOf,
  nearestMoment,
  replayInterval,
} from '../../../../web/components/training/replay-moments.ts';

const snapshots = [
  { id: 1, epoch: 0, steps: 0 },
  { id: 4, epoch: 0.5, steps: 16 },
  { id: 5, epoch: 1, steps: 32 },
];

describe('the moments of a training', () => {
  it('are its snapshots and now', () => {
    expect(momentsOf(snapshots, 1.2).map(({ id }) => id)).toEqual([1, 4, 5, undefined]);
    expect(momentsOf([], 0)).toEqual([{ id: undefined, epoch: 0 }]);
  });

  it('have a snapshot of now once only', () => {
    expect(momentsOf(snapshots, 1).map(({ id }) => id)).toEqual([1, 4, undefined]);
  });

  it('are found by the nearest epoch', () => {
    const moments = momentsOf(snapshots, 2);
    expect(nearestMoment(moments, -1).id).toBe(1);
    expect(nearestMoment(moments, 0.6).id).toBe(4);
    expect(nearestMoment(moments, 1.5).id).toBe(undefined);
    expect(nearestMoment(moments, 9).id).toBe(undefined);
  });

  it('follow each other, and end at the first and at now', () => {
    const moments = momentsOf(snapshots, 2);
    const ids = (from: number | undefined, steps: number) =>
      momentBeside(moments, { id: from, epoch: 0 }, steps).id;
    expect([ids(1, 1), ids(5, 1), ids(undefined, 1)]).toEqual([4, undefined, undefined]);
    expect([ids(undefined, -1), ids(1, -1)]).toEqual([5, 1]);
    expect(ids(4, Number.NEGATIVE_INFINITY)).toBe(1);
    expect(ids(4, Number.POSITIVE_INFINITY)).toBe(undefined);
  });

  it('go on from the nearest where a snapshot was given up', () => {
    expect(momentBeside(momentsOf(snapshots, 2), { id: 3, epoch: 0.6 }, 1).id).toBe(5);
  });

  it('are replayed within a few seconds, however many there are', () => {
    for (const moments of [2, 10, 49]) {
      expect(replayInterval(moments)).toBeGreaterThanOrEqual(120);
      expect(moments * replayInterval(moments)).toBeLessThanOrEqual(6000);
    }
  });
});
