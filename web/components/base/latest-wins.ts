export interface LatestWinsOptions {
  /** Milliseconds from one start of the work to the next, at the least. */
  interval: number;
  /** The share of the time, in (0, 1], that the work may take; slow work is done less often. */
  share?: number;
  /** Called with what the work threw, unless a newer request is waiting and makes it stale. */
  onError?: (error: unknown) => void;
  /** Called when work has ended and no other was asked for meanwhile. */
  onIdle?: () => void;
}

/**
 * Does asynchronous work when asked, one at a time and not too often. Requests that arrive while
 * it runs or rests are answered by one later run, which sees the latest state.
 */
export class LatestWins {
  readonly #work: () => Promise<void>;
  readonly #options: LatestWinsOptions;
  #running = false;
  #wanted = false;
  #urgent = false;
  #notBefore = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(work: () => Promise<void>, options: LatestWinsOptions) {
    this.#work = work;
    this.#options = options;
  }

  /** Whether work is being done or waited for. */
  get isBusy(): boolean {
    return this.#running || this.#wanted;
  }

  /** Asks for the work; what somebody has just asked for by hand is urgent, and does not wait. */
  request(urgent = false): void {
    this.#wanted = true;
    this.#urgent ||= urgent;
    if (urgent) this.#stopWaiting();
    this.#schedule();
  }

  /** Forgets a request that has not started. */
  cancel(): void {
    this.#wanted = false;
    this.#stopWaiting();
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): void {
    if (!this.#wanted || this.#running || this.#timer !== undefined) return;
    const wait = this.#urgent ? 0 : this.#notBefore - performance.now();
    if (wait <= 0) {
      void this.#run();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#wanted) void this.#run();
    }, wait);
  }

  async #run(): Promise<void> {
    this.#wanted = false;
    this.#urgent = false;
    this.#running = true;
    const started = performance.now();
    try {
      await this.#work();
    } catch (error) {
      if (!this.#wanted) this.#options.onError?.(error);
    } finally {
      this.#running = false;
      const took = performance.now() - started;
      const period = Math.max(this.#options.interval, took / (this.#options.share ?? 1));
      this.#notBefore = started + period;
      if (this.#wanted) this.#schedule();
      else this.#options.onIdle?.();
    }
  }
}
