/** A change that can be taken back. */
export interface UndoStep<State> {
  /** The change in a few words, such as "layer of 512 units". */
  label: string;
  /** What was there before it or, of a change that was taken back, after it. */
  state: State;
}

/** What a history may keep, and how that is counted. */
export interface UndoBounds<State> {
  steps: number;
  bytes: number;
  /** The bytes that all these states take. */
  bytesOf(states: readonly State[]): number;
  /** The same state without what can be done without. */
  lightened(state: State): State;
}

/**
 * The last changes, and what was there before each; and those that were taken back, to be made again.
 * Where they would take too many bytes, the oldest are lightened first, then forgotten.
 */
export class UndoHistory<State> {
  readonly #bounds: UndoBounds<State>;
  /** The oldest first. */
  #done: readonly UndoStep<State>[] = [];
  /** The next to be made again last. */
  #undone: readonly UndoStep<State>[] = [];

  constructor(bounds: UndoBounds<State>) {
    this.#bounds = bounds;
  }

  /** The change that is taken back next. */
  get undoable(): UndoStep<State> | undefined {
    return this.#done.at(-1);
  }

  /** The change that is made again next. */
  get redoable(): UndoStep<State> | undefined {
    return this.#undone.at(-1);
  }

  get length(): number {
    return this.#done.length;
  }

  get bytes(): number {
    return this.#bounds.bytesOf([...this.#done, ...this.#undone].map(({ state }) => state));
  }

  /** Adds a change that was made; whether what was there before it is not too large to be kept. */
  add(step: UndoStep<State>): boolean {
    this.#undone = [];
    this.#done = [...this.#done, step].slice(-this.#bounds.steps);
    this.#trim();
    return this.#done.length > 0;
  }

  /** The last change was taken back; `present` is what was there until then. */
  undone(present: State): void {
    this.#turn(present, true);
  }

  /** The change that was taken back last was made again. */
  redone(present: State): void {
    this.#turn(present, false);
  }

  #turn(present: State, back: boolean): void {
    const step = back ? this.undoable : this.redoable;
    if (!step) return;
    const turned = { label: step.label, state: present };
    this.#done = back ? this.#done.slice(0, -1) : [...this.#done, turned];
    this.#undone = back ? [...this.#undone, turned] : this.#undone.slice(0, -1);
    this.#trim();
  }

  #trim(): void {
    for (const shorter of [this.#lightenOldest, this.#dropOldest]) {
      while (this.bytes > this.#bounds.bytes) if (!shorter()) break;
    }
  }

  readonly #lightenOldest = (): boolean => {
    const { bytesOf, lightened } = this.#bounds;
    const lighter = (steps: readonly UndoStep<State>[]) => {
      const at = steps.findIndex(({ state }) => bytesOf([lightened(state)]) < bytesOf([state]));
      return steps.map((step, i) => (i === at ? { ...step, state: lightened(step.state) } : step));
    };
    const before = this.bytes;
    this.#undone = lighter(this.#undone);
    if (this.bytes < before) return true;
    this.#done = lighter(this.#done);
    return this.bytes < before;
  };

  readonly #dropOldest = (): boolean => {
    if (this.#done.length > 0) this.#done = this.#done.slice(1);
    else this.#undone = this.#undone.slice(1);
    return this.#done.length + this.#undone.length > 0;
  };
}
