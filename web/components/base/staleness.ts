/** Milliseconds that an answer may take before what is shown meanwhile counts as one of before. */
const PATIENCE = 1000;

/**
 * Tells whether what is shown is older than what was asked for, by the times of the requests and of
 * their answers. Answers that come at a steady pace, as those about a model in training do, are as new
 * as they can be.
 */
export class Staleness {
  readonly #changed: (isStale: boolean) => void;
  /** When the oldest request was made that no answer has been begun for. */
  #oldest: number | undefined;
  /** The same of the answer that is being made. */
  #answering: number | undefined;
  #answeredAt = 0;
  /** Whether the next request was there when the last answer came. */
  #isSteady = false;
  /** Milliseconds between the two last answers. */
  #period = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: (isStale: boolean) => void) {
    this.#changed = changed;
  }

  requested(): void {
    this.#oldest ??= performance.now();
    this.#arm();
  }

  begun(): void {
    this.#answering = this.#oldest;
    this.#oldest = undefined;
  }

  answered(): void {
    const now = performance.now();
    // After a rest the time since the last answer says nothing of the pace.
    this.#period = this.#isSteady ? now - this.#answeredAt : 0;
    this.#isSteady = this.#oldest !== undefined;
    this.#answeredAt = now;
    this.#answering = undefined;
    this.#disarm();
    this.#changed(false);
    this.#arm();
  }

  /** Nothing is waited for any more. */
  givenUp(): void {
    this.#oldest = undefined;
    this.#answering = undefined;
    this.#disarm();
    this.#changed(false);
  }

  #arm(): void {
    const since = this.#answering ?? this.#oldest;
    if (since === undefined || this.#timer !== undefined) return;
    const patience = Math.max(PATIENCE, 2 * this.#period);
    this.#timer = setTimeout(() => this.#changed(true), since + patience - performance.now());
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
