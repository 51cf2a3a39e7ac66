/** The minibatches whose losses are averaged: their mean is calm and follows within a part of an epoch. */
export const RECENT = 32;

/**
 * The mean loss of the last minibatches. It depends on the minibatches alone, and not on when it is
 * looked at: the same run shows the same figures.
 */
export class RecentLoss {
  #losses: number[] = [];

  add(loss: number): void {
    this.#losses.push(loss);
    if (this.#losses.length > RECENT) this.#losses.shift();
  }

  /** Losses of another objective do not count. */
  forget(): void {
    this.#losses = [];
  }

  /** Those that are averaged. */
  get losses(): readonly number[] {
    return [...this.#losses];
  }

  /** Takes up where another had these. */
  restore(losses: readonly number[]): void {
    this.#losses = losses.slice(-RECENT);
  }

  /** Not a number as long as there is none. */
  get mean(): number {
    return this.#losses.reduce((sum, loss) => sum + loss, 0) / this.#losses.length;
  }
}
