import { msg, str } from '@lit/localize';
import { bytesOf, type Moment, withoutReplay } from './moment.ts';
import { UndoHistory } from './undo-history.ts';

/** What can be taken back: so many changes, and so many bytes of models, replays and own images. */
export const UNDO_STEPS = 10;
export const UNDO_BYTES = 128e6;

/** The experiment whose changes are taken back. */
export interface HistoryHost {
  /** The experiment as it is now, with its replay; nothing as long as there is none. */
  capture(): Promise<Moment | undefined>;
  /** Takes up the experiment as it was. */
  restore(moment: Moment): Promise<void>;
  /** The model and the data that there are: each is another object once it is replaced. */
  parts(): readonly unknown[];
}

/** The changes of an experiment that can be taken back, and made again. */
export class ExperimentHistory {
  readonly #host: HistoryHost;
  readonly #history: UndoHistory<Moment>;

  constructor(host: HistoryHost, bytes = UNDO_BYTES) {
    this.#host = host;
    const lightened = withoutReplay;
    this.#history = new UndoHistory({ steps: UNDO_STEPS, bytes, bytesOf, lightened });
  }

  /** The change that is taken back next, in a few words. */
  get undoable(): string | undefined {
    return this.#history.undoable?.label;
  }

  /** The change that is made again next, in a few words. */
  get redoable(): string | undefined {
    return this.#history.redoable?.label;
  }

  /**
   * Does work that makes a new model or replaces data, so that it can be taken back, also where it
   * failed half way.
   * @returns a sentence where what was there before is too large to be kept
   */
  async record(label: string, work: () => Promise<void>): Promise<string | undefined> {
    const parts = this.#host.parts();
    // A model too large to be copied is as one that is too large to be kept.
    const before = await this.#host.capture().catch(() => undefined);
    let isKept = true;
    try {
      await work();
    } finally {
      const isReplaced = this.#host.parts().some((part, i) => part !== parts[i]);
      if (isReplaced) isKept = before !== undefined && this.#history.add({ label, state: before });
    }
    if (isKept) return undefined;
    return msg(
      str`What was there before cannot be brought back by Undo, which keeps ${UNDO_BYTES / 1e6} MB at most.`,
    );
  }

  /**
   * Takes the last change back, or makes the one again that was taken back last.
   * @returns a sentence about it; nothing where there is no such change
   */
  async turn(direction: 'back' | 'again'): Promise<string | undefined> {
    const isBack = direction === 'back';
    const step = isBack ? this.#history.undoable : this.#history.redoable;
    const present = step && (await this.#host.capture());
    if (!present) return undefined;
    const parts = this.#host.parts();
    try {
      await this.#host.restore(step.state);
    } catch (error) {
      // Half of it may be there: the data without the model.
      if (this.#host.parts().some((part, i) => part !== parts[i]))
        await this.#host.restore(present);
      throw error;
    }
    if (isBack) this.#history.undone(present);
    else this.#history.redone(present);
    return isBack ? msg(str`Undone: ${step.label}.`) : msg(str`Done again: ${step.label}.`);
  }
}
