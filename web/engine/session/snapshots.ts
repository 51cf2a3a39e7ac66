import type { KeptSnapshot, Snapshot } from '../types.ts';

/** Steps between two snapshots at first: a copy is about a tenth of a step's work. */
const firstInterval = 16;
const mostSnapshots = 48;
const mostBytes = 64e6;

/** How many copies of so many bytes may be kept; where there is no room for two, none. */
export function snapshotLimit(bytes: number): number {
  const limit = Math.min(mostSnapshots, Math.floor(mostBytes / bytes));
  return limit < 2 ? 0 : limit;
}

/**
 * The steps between two snapshots of a run that has come to step `newest`: twice as many whenever
 * there would be more than `limit` of them, the newest between two of them included.
 */
export function snapshotInterval(newest: number, limit: number): number {
  let interval = firstInterval;
  while (Math.ceil(newest / interval) + 1 > limit) interval *= 2;
  return interval;
}

/** What is left of snapshots, oldest first, once they are too many: evenly in steps, and the newest. */
export function thinned<T extends { steps: number }>(snapshots: readonly T[], limit: number): T[] {
  const newest = snapshots.at(-1);
  if (!newest) return [];
  const interval = snapshotInterval(newest.steps, limit);
  return snapshots.filter((each) => each === newest || each.steps % interval === 0);
}

interface Copy extends Snapshot {
  parameters: Float32Array;
}

/** Copies of one model's parameters while it trains. */
export class Snapshots {
  #copies: Copy[] = [];
  #nextId = 1;
  readonly #limit: number;

  /** @param bytes of one copy */
  constructor(bytes: number) {
    this.#limit = snapshotLimit(bytes);
  }

  get list(): Snapshot[] {
    return this.#copies.map(({ id, epoch, steps }) => ({ id, epoch, steps }));
  }

  /** All, to be kept elsewhere. */
  save(): KeptSnapshot[] {
    return this.#copies.map(({ parameters, ...snapshot }) => ({
      ...snapshot,
      parameters: new Blob([parameters as Float32Array<ArrayBuffer>]),
    }));
  }

  /** Those that were kept elsewhere, of a model of the same size. */
  static async read(kept: readonly KeptSnapshot[], bytes: number): Promise<Snapshots> {
    const snapshots = new Snapshots(bytes);
    snapshots.#copies = await Promise.all(
      kept
        .filter(({ parameters }) => parameters.size === bytes)
        .map(async ({ parameters, ...snapshot }) => ({
          ...snapshot,
          parameters: new Float32Array(await parameters.arrayBuffer()),
        })),
    );
    snapshots.#nextId = Math.max(0, ...kept.map(({ id }) => id)) + 1;
    return snapshots;
  }

  parametersOf(id: number): Float32Array | undefined {
    return this.#copies.find((copy) => copy.id === id)?.parameters;
  }

  /** Whether a snapshot belongs at this step. */
  isDue(steps: number): boolean {
    return this.#limit > 0 && steps % snapshotInterval(steps, this.#limit) === 0;
  }

  /** Keeps a copy as the newest, unless there is one of that step; whether it did. */
  take(epoch: number, steps: number, copy: () => Float32Array): boolean {
    if (this.#limit === 0 || this.#copies.at(-1)?.steps === steps) return false;
    this.#copies.push({ id: this.#nextId++, epoch, steps, parameters: copy() });
    this.#copies = thinned(this.#copies, this.#limit);
    return true;
  }

  /** Drops those after a step, to which the model was put back; whether there were any. */
  dropAfter(steps: number): boolean {
    const count = this.#copies.length;
    this.#copies = this.#copies.filter((copy) => copy.steps <= steps);
    return this.#copies.length < count;
  }
}
