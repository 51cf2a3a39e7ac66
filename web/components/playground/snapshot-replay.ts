import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/types.ts';
import { errorMessage, type Message } from '../base/events.ts';
import { LatestWins } from '../base/latest-wins.ts';

/** The experiment that is replayed. */
export interface ReplayHost {
  engine(): Engine | undefined;
  /** Another snapshot is chosen, or there are others to choose from. */
  changed(): void;
  /** The model answers otherwise from now on. */
  answersChanged(): void;
  report(message: Message): void;
}

/** Milliseconds from one snapshot shown to the next, at the least. */
const INTERVAL = 50;

/** The model's snapshots, and the one that answers are about in place of the model as it is. */
export class SnapshotReplay {
  readonly #host: ReplayHost;
  readonly #latest: LatestWins;

  snapshots: readonly Snapshot[] = [];
  /** The snapshot that is looked at; none: the model as it is. */
  shown: Snapshot | undefined;

  constructor(host: ReplayHost) {
    this.#host = host;
    // A slider that is dragged asks faster than panels can answer: what lies between is left out.
    this.#latest = new LatestWins(() => this.#show(), {
      interval: INTERVAL,
      onError: (error) => {
        this.shown = undefined;
        host.report(errorMessage(error));
      },
    });
  }

  /** Shows the model as it was at a snapshot, by its id, or as it is now. */
  choose(id: number | undefined): void {
    const snapshot = this.snapshots.find((candidate) => candidate.id === id);
    if (snapshot?.id === this.shown?.id) return;
    this.shown = snapshot;
    this.#latest.request();
    this.#host.changed();
  }

  /** Shows the model as it is: the engine went back to that by itself. */
  returned(): void {
    this.#latest.cancel();
    this.shown = undefined;
  }

  /** Forgets the snapshots: there is another model. */
  restart(): void {
    this.returned();
    this.snapshots = [];
  }

  async #show(): Promise<void> {
    await this.#host.engine()?.show(this.shown?.id);
    this.#host.answersChanged();
  }
}
