import type { Moment } from './moment.ts';

/** The milliseconds of training that a lost engine costs at most. */
const INTERVAL = 3000;
/** The share of the time that may be spent on copies, as those of a large model take theirs. */
const SHARE = 0.05;

/** Takes a copy of what there is now; nothing where there is nothing yet. */
type Capture = () => Promise<Moment | undefined>;

/**
 * The newest copy of the experiment that the page keeps, should the engine or the page be lost.
 * Dispatches `kept` with every new one.
 */
export class KeptMoment extends EventTarget {
  moment: Moment | undefined;
  /** When the next copy is due in training; none before training goes on. */
  #due: number | undefined;
  #taking: Promise<void> | undefined;
  /** Grows with every other model, so that the copy of an earlier one that comes late is not taken. */
  #models = 0;

  /** Forgets the copy: there is another model, or other data. */
  forget(): void {
    this.moment = undefined;
    this.#due = undefined;
    this.#models += 1;
  }

  /** Keeps what was just taken up, and so is what there is now. */
  keep(moment: Moment): void {
    this.moment = moment;
    this.dispatchEvent(new Event('kept'));
  }

  /** Takes a copy if the last is old; called as training goes on. */
  async follow(capture: Capture): Promise<void> {
    this.#due ??= performance.now() + INTERVAL;
    if (!this.#taking && performance.now() >= this.#due) await this.#take(capture);
  }

  /** Takes a copy at once, or after the one that is being taken. */
  async take(capture: Capture): Promise<void> {
    await this.#taking;
    await this.#take(capture);
  }

  #take(capture: Capture): Promise<void> {
    const taking = this.#keepCopy(capture).finally(() => {
      if (this.#taking === taking) this.#taking = undefined;
    });
    this.#taking = taking;
    return taking;
  }

  async #keepCopy(capture: Capture): Promise<void> {
    const models = this.#models;
    const start = performance.now();
    try {
      const moment = await capture();
      const now = performance.now();
      if (models !== this.#models || !moment) return;
      this.#due = now + Math.max(INTERVAL, (now - start) / SHARE);
      this.keep(moment);
    } catch {
      // The engine's loss is told by itself, and what else fails here costs nothing but the copy.
    }
  }
}
