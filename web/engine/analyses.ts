import type {
  Dataset,
  MainModule,
  Model,
  PrincipalComponents,
} from './generated/autoencoder-simd.js';
import type { AnalysisCalls } from './protocol.ts';
import type {
  Anomalies,
  AnomalyQuestion,
  CodeQuality,
  DecodedCodes,
  Detection,
  ModelFigures,
  PrincipalBaseline,
  RobustnessQuestion,
  WalkOptions,
} from './types.ts';

const usualFalsePositiveRate = 0.05;
const usualRobustnessImages = 1000;
const usualBoundImages = 1000;

/** What a session has, or throws that it has not yet. */
export interface Subject {
  model(): Model;
  dataset(): Dataset;
}

function joined(points: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(points.reduce((size, point) => size + point.length, 0));
  let place = 0;
  for (const point of points) {
    all.set(point, place);
    place += point.length;
  }
  return all;
}

/** What a model is asked about its codes and how good it is; the core answers. */
export class Analyses implements AnalysisCalls {
  #components: { of: Dataset; count: number; fitted: PrincipalComponents } | undefined;

  constructor(
    private readonly core: MainModule,
    private readonly subject: Subject,
  ) {}

  async walk(points: Float32Array[], { path, steps }: WalkOptions): Promise<DecodedCodes> {
    const units = points[0]?.length ?? 0;
    return this.#decoded(this.core.walkCodes(joined(points), units, path ?? 'linear', steps));
  }

  async sample(count: number, seed: number): Promise<DecodedCodes> {
    const { model, dataset } = this.#both();
    return this.#decoded(this.core.randomCodes(model, dataset, count, seed));
  }

  async latentGrid(side: number): Promise<DecodedCodes> {
    const { model, dataset } = this.#both();
    return this.#decoded(this.core.codeGrid(model, dataset, side));
  }

  async evaluate(): Promise<ModelFigures> {
    const { model, dataset } = this.#both();
    return JSON.parse(this.core.evaluate(model, dataset));
  }

  async importanceBound(samples: number, images = usualBoundImages): Promise<number> {
    const { model, dataset } = this.#both();
    return this.core.importanceBound(model, dataset, samples, images);
  }

  async codeQuality(): Promise<CodeQuality> {
    const { model, dataset } = this.#both();
    return JSON.parse(this.core.codeQuality(model, dataset));
  }

  async robustness(question: RobustnessQuestion): Promise<Float32Array> {
    const { model, dataset } = this.#both();
    const { kind, amounts, seed = 1, images = usualRobustnessImages } = question;
    return this.core.robustness(model, dataset, kind, Float32Array.from(amounts), seed, images);
  }

  async anomalies(question: AnomalyQuestion): Promise<Anomalies> {
    const { model, dataset } = this.#both();
    const { normal, score = 'error', falsePositiveRate = usualFalsePositiveRate } = question;
    const scores = this.core.anomalyScores(model, dataset, score);
    const labels = dataset.testLabels();
    const anomalous = labels.map((label) => (normal.includes(label) ? 0 : 1));
    const detection: Detection = JSON.parse(this.core.detect(scores, anomalous, falsePositiveRate));
    return {
      scores,
      anomalous,
      auc: this.core.areaUnderRoc(scores, anomalous),
      curve: this.core.rocCurve(scores, anomalous),
      detection,
    };
  }

  async structuralSimilarities(
    images: Float32Array,
    reconstructions: Float32Array,
  ): Promise<Float32Array> {
    const dataset = this.subject.dataset();
    const { core } = this;
    return core.structuralSimilarities(images, reconstructions, dataset.rows(), dataset.columns());
  }

  async principalComponents(count: number): Promise<PrincipalBaseline> {
    const fitted = this.#fitted(count);
    return {
      explainedShare: fitted.explainedShare(),
      testError: fitted.testError(this.subject.dataset()),
    };
  }

  async reconstructByComponents(images: Float32Array, count: number): Promise<Float32Array> {
    const fitted = this.#fitted(count);
    return fitted.reconstruct(fitted.project(images));
  }

  /** Lets go of what was computed from a data set, before it goes. */
  forgetDataset(): void {
    this.#components?.fitted.delete();
    this.#components = undefined;
  }

  #both(): { model: Model; dataset: Dataset } {
    return { model: this.subject.model(), dataset: this.subject.dataset() };
  }

  #decoded(codes: Float32Array): DecodedCodes {
    return { codes, images: this.subject.model().decode(codes) };
  }

  #fitted(count: number): PrincipalComponents {
    const of = this.subject.dataset();
    if (this.#components?.of !== of || this.#components.count !== count) {
      const fitted = this.core.principalComponents(of, count);
      this.forgetDataset();
      this.#components = { of, count, fitted };
    }
    return this.#components.fitted;
  }
}
