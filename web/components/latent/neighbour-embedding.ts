import { TSNE } from '@keckelt/tsne';
import { principalComponents } from './principal-components.ts';
import { locate } from './projection.ts';

const STEPS = 400;
const PERPLEXITY = 30;
const LEARNING_RATE = 10;

/** Steps of t-SNE on codes [count × units], from their principal components on. */
export class NeighbourEmbedding {
  readonly #tsne: TSNE;
  #steps = 0;

  constructor(codes: Float32Array, units: number) {
    const count = codes.length / units;
    this.#tsne = new TSNE({
      dim: 2,
      // There must be that many neighbours, and more.
      perplexity: Math.max(1, Math.min(PERPLEXITY, Math.floor((count - 1) / 3))),
      epsilon: LEARNING_RATE,
    });
    const size = rootMeanSquare(codes) || 1;
    const rows = Array.from({ length: count }, (_, i) =>
      Array.from(codes.subarray(i * units, (i + 1) * units), (value) => value / size),
    );
    this.#tsne.initDataRaw(rows);
    this.#begin(codes, units);
  }

  /** The share of the steps that are done, in [0, 1]. */
  get progress(): number {
    return this.#steps / STEPS;
  }

  step(): void {
    this.#tsne.step();
    this.#steps += 1;
  }

  /** [count × 2] */
  places(): Float32Array {
    const solution: number[][] = this.#tsne.getSolution();
    return Float32Array.from(solution.flat());
  }

  /** Begins at the principal components and not at random places: the same codes, the same map. */
  #begin(codes: Float32Array, units: number): void {
    if (units < 2) return;
    const places = locate(
      { kind: 'components', ...principalComponents(codes, units) },
      codes,
      units,
    );
    const size = rootMeanSquare(places) || 1;
    const solution: number[][] = this.#tsne.getSolution();
    solution.forEach((place, i) => {
      place[0] = (1e-2 * (places[2 * i] as number)) / size;
      place[1] = (1e-2 * (places[2 * i + 1] as number)) / size;
    });
  }
}

function rootMeanSquare(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum / Math.max(1, values.length));
}
