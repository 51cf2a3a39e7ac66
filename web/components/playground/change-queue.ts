/** The fate of a running training after a change. */
export type AfterChange = 'pauses' | 'continues';

/** The experiment that is changed, as the queue tells it. */
export interface ChangeHost {
  /** Stops training before a change, and says whether the change can be made. */
  prepare(after: AfterChange): Promise<boolean>;
  /** A change begins. */
  begun(): void;
  /** A change has failed with that error. */
  failed(error: unknown): void;
  /** A change has ended, well or not. */
  ended(): void;
}

/** A queue of changes, which are made one after another. */
export class ChangeQueue {
  readonly #host: ChangeHost;
  #last: Promise<unknown> = Promise.resolve();

  /** Whether a change is being made. */
  running = false;
  /** The work that is being waited for, such as "Loading MNIST". */
  activity: string | undefined;

  constructor(host: ChangeHost) {
    this.#host = host;
  }

  /** Makes a change once all before it are made, and says whether it could. */
  add(
    activity: string | undefined,
    work: () => Promise<void>,
    after: AfterChange = 'pauses',
  ): Promise<boolean> {
    const result = this.#last.then(async () => {
      if (!(await this.#host.prepare(after))) return false;
      this.activity = activity;
      this.#host.begun();
      try {
        this.running = true;
        await work();
        return true;
      } catch (error) {
        this.#host.failed(error);
        return false;
      } finally {
        this.running = false;
        this.activity = undefined;
        this.#host.ended();
      }
    });
    this.#last = result;
    return result;
  }

  /** Does work that is no change itself, once all changes are made. */
  async whenDone(work: () => void): Promise<void> {
    const result = this.#last.then(work);
    this.#last = result;
    await result;
  }
}
