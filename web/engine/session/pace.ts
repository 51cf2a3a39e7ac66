import { EngineError } from '../engine-error.ts';

/** Milliseconds of which it catches up, as timers are not exact; what is later than that is left. */
const slack = 50;

/** At most so many steps a second, one after the other. */
export class Pace {
  readonly #interval: number;
  #due = performance.now();

  /** @throws {EngineError} `bad-input` unless the rate is above 0 */
  constructor(stepsPerSecond: number) {
    if (!(stepsPerSecond > 0)) {
      const sentence = `stepsPerSecond is ${stepsPerSecond}, but must be a number above 0.`;
      throw new EngineError('bad-input', sentence);
    }
    this.#interval = 1000 / stepsPerSecond;
  }

  /** Milliseconds until the next step may be done; 0 or less: at once. */
  delay(): number {
    return this.#due - performance.now();
  }

  /** How many steps are due, one at least; the next is due after those. */
  take(): number {
    const now = performance.now();
    this.#due = Math.max(this.#due, now - slack);
    const steps = 1 + Math.max(0, Math.floor((now - this.#due) / this.#interval));
    this.#due += steps * this.#interval;
    return steps;
  }
}
