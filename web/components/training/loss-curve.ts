import type { EpochMetrics, TrainingProgress } from '../../engine/types.ts';

/** Columns as a chart takes them: epochs, train loss, test loss. */
export type CurveData = [epochs: number[], train: number[], test: number[]];

/**
 * The losses of one run. It keeps at most `limit` points: when it is full, neighbours are merged,
 * so a long run costs no more to draw than a short one.
 */
export class LossCurve {
  readonly #limit: number;
  #epochs: number[] = [];
  #train: number[] = [];
  #test: number[] = [];

  constructor(limit = 1200) {
    this.#limit = limit;
  }

  get length(): number {
    return this.#epochs.length;
  }

  static fromHistory(history: readonly EpochMetrics[]): LossCurve {
    const curve = new LossCurve();
    for (const line of history) curve.#push(line.epoch, line.train_loss, line.test_loss);
    return curve;
  }

  /** The curve that was kept. */
  static restored([epochs, train, test]: CurveData): LossCurve {
    const curve = new LossCurve();
    curve.#epochs = [...epochs];
    curve.#train = [...train];
    curve.#test = [...test];
    return curve;
  }

  /** A copy of what it has: another that takes it up goes on as this one would. */
  save(): CurveData {
    return [[...this.#epochs], [...this.#train], [...this.#test]];
  }

  add({ epoch, fraction, trainLoss, testLoss }: TrainingProgress): void {
    // On other data the running epoch starts anew; what was drawn of it is in the way.
    if (epoch + fraction < (this.#epochs.at(-1) ?? 0)) this.#cutAfter(epoch);
    this.#push(epoch + fraction, trainLoss, testLoss);
  }

  data(): CurveData {
    return [this.#epochs, this.#train, this.#test];
  }

  /** The losses at an epoch, on the line between two points; nothing outside the curve. */
  at(epoch: number): { train: number; test: number } | undefined {
    const next = this.#epochs.findIndex((each) => each >= epoch);
    if (next === -1 || (next === 0 && this.#epochs[0] !== epoch)) return undefined;
    const before = Math.max(0, next - 1);
    const from = this.#epochs[before] as number;
    const width = (this.#epochs[next] as number) - from;
    const share = width > 0 ? (epoch - from) / width : 0;
    const along = (values: readonly number[]) => {
      const start = values[before] as number;
      return start + share * ((values[next] as number) - start);
    };
    return { train: along(this.#train), test: along(this.#test) };
  }

  #cutAfter(epoch: number): void {
    while ((this.#epochs.at(-1) ?? 0) > epoch) {
      this.#epochs.pop();
      this.#train.pop();
      this.#test.pop();
    }
  }

  #push(epoch: number, train: number, test: number): void {
    if (!Number.isFinite(train) || !Number.isFinite(test)) return;
    this.#epochs.push(epoch);
    this.#train.push(train);
    this.#test.push(test);
    if (this.#epochs.length > this.#limit) this.#merge();
  }

  /** Pairs of points become one; the newest point stays as it is. */
  #merge(): void {
    const mean = (values: number[]): number[] => {
      const merged: number[] = [];
      for (let i = 0; i + 2 < values.length; i += 2) {
        merged.push(((values[i] as number) + (values[i + 1] as number)) / 2);
      }
      merged.push(values.at(-1) as number);
      return merged;
    };
    this.#epochs = mean(this.#epochs);
    this.#train = mean(this.#train);
    this.#test = mean(this.#test);
  }
}
