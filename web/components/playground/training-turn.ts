/** One lock for all playgrounds of a site: in one page, in frames of it and in other tabs. */
const LOCK = 'autoencoder-playground training';

/** The turn to train, which one playground of a site has at a time. */
export class TrainingTurn {
  readonly #changed: () => void;
  #asked: AbortController | undefined;
  #end: (() => void) | undefined;

  has = false;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Whether it is waited for. */
  get isAwaited(): boolean {
    return this.#asked !== undefined && !this.has;
  }

  /** Waits for the turn, or takes it from another playground at once. */
  ask(isAtOnce = false): void {
    if (this.has || (this.#asked && !isAtOnce)) return;
    this.giveBack();
    const { locks } = navigator as { locks?: LockManager };
    // Pages without https have no locks: there each one trains as it is asked to.
    if (!locks) {
      this.has = true;
      return;
    }
    const asked = new AbortController();
    this.#asked = asked;
    const hold = () =>
      new Promise<void>((resolve) => {
        if (asked.signal.aborted) return resolve();
        this.#end = resolve;
        this.has = true;
        this.#changed();
      });
    const gone = () => {
      if (this.#asked !== asked) return;
      this.giveBack();
      this.#changed();
    };
    const lost = (error: DOMException) => {
      // Another has taken the turn; or there are no locks for a frame on another site's page, as in private
      // windows, where asking once more would be refused once more.
      if (error.name === 'AbortError') gone();
      else if (this.#asked === asked) {
        this.has = true;
        this.#changed();
      }
    };
    const options = isAtOnce ? { steal: true } : { signal: asked.signal };
    locks.request(LOCK, options, hold).then(gone, lost);
  }

  /** Lets another have it. */
  giveBack(): void {
    const [asked, end] = [this.#asked, this.#end];
    this.#asked = undefined;
    this.#end = undefined;
    this.has = false;
    asked?.abort();
    end?.();
  }
}
