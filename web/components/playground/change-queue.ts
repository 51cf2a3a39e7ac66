/** What becomes of a running training after a change. */
export type AfterChange = 'pauses' | 'continues';

/** What the queue tells the experiment that is changed. */
export interface ChangeHost {
  /** Stops training before a change; whether the change can be made. */
  prepare(after: AfterChange): Promise<boolean>;
  /** A change begins. */
  begun(): void;
  /** A change has failed with that error. */
  failed(error: unknown): void;
  /** A change has ended, well or not. */
  ended(): void;
}

/** Makes changes one after another. */
export class ChangeQueue {
  readonly #host: ChangeHost;
  #last: Promise<unknown> = Promise.resolve();

  /** Whether a change is being made. */
  running = false;
  /** What is being waited for, such as "Loading MNIST". */
  activity: string | undefined;

  constructor(host: ChangeHost) {
    this.#host = host;
  }

  /** Makes a change once all before it are made; whether it could be. */
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

  /** Does what is no change itself once all changes are made. */
  async whenDone(work: () => void): Promise<void> {
    const result = this.#last.then(work);
    this.#last = result;
    await result;
  }
}
