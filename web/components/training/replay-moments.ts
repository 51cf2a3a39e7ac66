import type { Snapshot } from '../../engine/types.ts';

/** A time in the training that can be looked at: a snapshot, by its id, or now, which has none. */
export interface Moment {
  id: number | undefined;
  epoch: number;
}

/** A snapshot this near to now shows the model as it is. */
const SAME = 1e-6;

/** The snapshots in the order they were made, and now, so many epochs after the start. */
export function momentsOf(snapshots: readonly Snapshot[], epoch: number): Moment[] {
  const past = snapshots.filter((snapshot) => snapshot.epoch < epoch - SAME);
  return [...past.map(({ id, epoch }) => ({ id, epoch })), { id: undefined, epoch }];
}

/** The moment nearest to an epoch; the later of two that are as near. */
export function nearestMoment(moments: readonly Moment[], epoch: number): Moment {
  const distance = (moment: Moment) => Math.abs(moment.epoch - epoch);
  return moments.reduce((best, moment) => (distance(moment) <= distance(best) ? moment : best));
}

/** The moment so many after the one with that id, or before it; it ends at the first and at now. */
export function momentBeside(moments: readonly Moment[], shown: Moment, steps: number): Moment {
  const found = moments.findIndex(({ id }) => id === shown.id);
  // A snapshot that was thinned out meanwhile leaves its place to the nearest.
  const index = found >= 0 ? found : moments.indexOf(nearestMoment(moments, shown.epoch));
  const last = moments.length - 1;
  return moments[Math.min(last, Math.max(0, index + steps))] as Moment;
}

/** Milliseconds for each of so many moments, so that a replay takes some seconds. */
export function replayInterval(moments: number): number {
  return Math.min(500, Math.max(120, 4000 / moments));
}
