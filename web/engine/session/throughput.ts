/** Milliseconds that count. */
const window = 1000;

/** The images that passed in the last second: as many as somebody who counts them would say. */
export class Throughput {
  readonly #start: number;
  #passed: { at: number; images: number }[] = [];

  /** @param now milliseconds of `performance.now()`, as everywhere here */
  constructor(now: number) {
    this.#start = now;
  }

  add(images: number, now: number): void {
    this.#passed.push({ at: now, images });
  }

  /** Images a second, over the last second or the time since the start, whichever is shorter. */
  rate(now: number): number {
    this.#passed = this.#passed.filter(({ at }) => at > now - window);
    const images = this.#passed.reduce((sum, { images: passed }) => sum + passed, 0);
    const span = Math.min(window, now - this.#start);
    return span > 0 ? images / (span / 1000) : Number.NaN;
  }
}
