/** Calls back when what was begun has not ended in time. */
export class TimeLimit {
  readonly #milliseconds: number;
  readonly #passed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(milliseconds: number, passed: () => void) {
    this.#milliseconds = milliseconds;
    this.#passed = passed;
  }

  begin(): void {
    this.end();
    this.#timer = setTimeout(this.#passed, this.#milliseconds);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
