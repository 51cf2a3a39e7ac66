import { msg, str } from '@lit/localize';
import type { Configuration } from '../../engine/configuration.ts';
import { differences, widthsText } from '../settings/differences.ts';
import { objectiveOf } from '../settings/objective.ts';
import type { LossCurve } from './loss-curve.ts';

/** A faint line needs no more; the present run's has its own limit. */
const POINTS = 300;

/** A run that has ended, as far as its curve is kept. */
export interface EarlierRun {
  /** Counted from 1 over all runs of the page. */
  id: number;
  configuration: Configuration;
  /** What it was trained on, such as "procedural digits". */
  data: string;
  epochs: readonly number[];
  /** Test losses, one for each of `epochs`. */
  test: readonly number[];
  /** The mean squared error per pixel of the test images after the last whole epoch, if there was one. */
  mse: number | undefined;
}

/** The runs as they are kept, and how many there ever were. */
export interface SavedRuns {
  runs: readonly EarlierRun[];
  count: number;
}

/** The last few runs before the present one, the oldest first. */
export class RunHistory {
  readonly #limit: number;
  #runs: readonly EarlierRun[] = [];
  #count = 0;

  constructor(limit = 5) {
    this.#limit = limit;
  }

  get runs(): readonly EarlierRun[] {
    return this.#runs;
  }

  /** Keeps a run that has ended, unless it had not come to a first report. */
  add(configuration: Configuration, data: string, curve: LossCurve, mse?: number): void {
    if (curve.length === 0) return;
    const [epochs, , test] = curve.data();
    const stride = Math.ceil(epochs.length / POINTS);
    const isKept = (_: number, i: number) => i % stride === 0 || i === epochs.length - 1;
    const line = { epochs: epochs.filter(isKept), test: test.filter(isKept) };
    this.#count += 1;
    this.#runs = [...this.#runs, { id: this.#count, configuration, data, mse, ...line }].slice(
      -this.#limit,
    );
  }

  save(): SavedRuns {
    return { runs: this.#runs, count: this.#count };
  }

  restore({ runs, count }: SavedRuns): void {
    this.#runs = runs;
    this.#count = count;
  }

  clear(): void {
    this.#runs = [];
  }
}

/** A run's name, such as "128-32-2, seed 1". */
export function runName({ configuration: { model, training } }: EarlierRun): string {
  return `${widthsText(model)}, ${msg(str`seed ${training.seed}`)}`;
}

/** What a run had beside its name that the present one has not, such as "learning rate 0.01". */
export function runDifference(run: EarlierRun, configuration: Configuration, data: string): string {
  const { model, training } = run.configuration;
  const named = [widthsText(model), msg(str`seed ${training.seed}`)];
  const all = differences(run.configuration, configuration);
  if (run.data !== data) all.push(run.data);
  if (all.length === 0) return msg('same settings');
  return all.filter((text) => !named.includes(text)).join(', ') || msg('otherwise the same');
}

/** Whether two runs minimise the same thing, so that their losses can stand on one axis. */
export function isComparable(run: EarlierRun, configuration: Configuration): boolean {
  return objectiveOf(run.configuration).name === objectiveOf(configuration).name;
}
