import type {
  AnomalyScore,
  CodeQuality,
  Decoded,
  Detection,
  DistortionKind,
  Evaluation,
  PcaInfo,
  Reconstructor,
  RobustnessOptions,
  Roc,
  WalkOptions,
} from './analysis-types.ts';
import { EngineError } from './engine-error.ts';
import type { Dataset, Model, PrincipalComponents } from './generated/autoencoder-simd.js';
import type { AnalysisCalls } from './protocol.ts';
import { Session } from './session.ts';
import type { ModelInfo, Reconstruction } from './types.ts';

/** JSON has no infinity, and the core writes null in its place. */
const orInfinity = (value: number | null): number => value ?? Number.POSITIVE_INFINITY;

/** A session that also answers what the model has learned. */
export class AnalysisSession extends Session implements AnalysisCalls {
  #compared: Model | undefined;
  #pca: { components: number; data: Dataset; fitted: PrincipalComponents } | undefined;

  async walk(points: readonly Float32Array[], options: WalkOptions): Promise<Decoded> {
    const model = this.needModel();
    const units = this.codeSize();
    const wrong = points.find((point) => point.length !== units);
    if (wrong) {
      const found = `A point of the walk has ${wrong.length} values`;
      throw new EngineError('bad-input', `${found}, but must have the code's ${units}.`);
    }
    const joined = new Float32Array(points.length * units);
    for (const [i, point] of points.entries()) joined.set(point, i * units);
    const codes = this.core.walkCodes(joined, units, options.path ?? 'linear', options.steps);
    return { codes, images: model.decode(codes) };
  }

  async sample(count: number, seed: number): Promise<Decoded> {
    const model = this.needModel();
    const codes = this.core.randomCodes(model, this.trainingData(), count, seed);
    return { codes, images: model.decode(codes) };
  }

  async latentGrid(side: number): Promise<Decoded> {
    const model = this.needModel();
    const codes = this.core.codeGrid(model, this.trainingData(), side);
    return { codes, images: model.decode(codes) };
  }

  async evaluate(): Promise<Evaluation> {
    const figures = JSON.parse(this.core.evaluate(this.needModel(), this.needDataset()));
    return { ...figures, psnr: orInfinity(figures.psnr) };
  }

  async importanceBound(samples: number, images: number): Promise<number> {
    return this.core.importanceBound(this.needModel(), this.needDataset(), samples, images);
  }

  async similarities(images: Float32Array, reconstructions: Float32Array): Promise<Float32Array> {
    const [rows, columns] = JSON.parse(this.needModel().configuration()).model.input;
    return this.core.structuralSimilarities(images, reconstructions, rows, columns);
  }

  async codeQuality(): Promise<CodeQuality> {
    return JSON.parse(this.core.codeQuality(this.needModel(), this.needDataset()));
  }

  async pca(components: number): Promise<PcaInfo> {
    const fitted = this.#fitPca(components);
    const testMse = fitted.testError(this.trainingData());
    return { components, explainedShare: fitted.explainedShare(), testMse };
  }

  async compareWith(bytes: Uint8Array | undefined, name: string): Promise<ModelInfo | undefined> {
    const opened = bytes && this.core.openModel(bytes, name);
    const info = opened && this.infoOf(opened);
    const [rows, columns] = info?.configuration.model.input ?? [];
    const [ownRows, ownColumns] = this.infoOf(this.needModel()).configuration.model.input;
    if (opened && (rows !== ownRows || columns !== ownColumns)) {
      opened.delete();
      const found = `${name} is a model of images of ${rows} × ${columns} pixels`;
      const sentence = `${found}, but must be of ${ownRows} × ${ownColumns} to be compared.`;
      throw new EngineError('bad-input', sentence);
    }
    this.#compared?.delete();
    this.#compared = opened;
    return info;
  }

  async reconstruct(images: Float32Array, by: Reconstructor = 'model'): Promise<Reconstruction> {
    const { codes, reconstructions, pixels } = this.#reconstruct(images, by);
    const errors = this.core.reconstructionErrors(images, reconstructions, pixels);
    return { codes, reconstructions, errors };
  }

  async robustness(
    distortion: DistortionKind,
    amounts: readonly number[],
    { by = 'model', seed = 1, limit = 1000 }: RobustnessOptions,
  ): Promise<Float32Array> {
    const model = this.#modelOf(by);
    const components = typeof by === 'object' ? this.#fitPca(by.components) : null;
    const wanted = Float32Array.from(amounts);
    const data = this.needDataset();
    return this.core.robustness(model, components, data, distortion, wanted, seed, limit);
  }

  async anomalyScores(score: AnomalyScore): Promise<Float32Array> {
    return this.core.anomalyScores(this.needModel(), this.needDataset(), score);
  }

  async roc(scores: Float32Array, anomalous: Uint8Array): Promise<Roc> {
    const points = this.core.rocCurve(scores, anomalous);
    const column = (index: number) => points.filter((_, i) => i % 3 === index);
    return {
      thresholds: column(0),
      falsePositiveRates: column(1),
      truePositiveRates: column(2),
      area: this.core.areaUnderRoc(scores, anomalous),
    };
  }

  async detect(
    scores: Float32Array,
    anomalous: Uint8Array,
    falsePositiveRate: number,
  ): Promise<Detection> {
    const found = JSON.parse(this.core.detect(scores, anomalous, falsePositiveRate));
    const { precision, ...counts } = found;
    return {
      ...counts,
      threshold: orInfinity(found.threshold),
      ...(precision === null ? {} : { precision }),
    };
  }

  #reconstruct(images: Float32Array, by: Reconstructor) {
    if (typeof by === 'object') {
      const fitted = this.#fitPca(by.components);
      const codes = fitted.project(images);
      const data = this.trainingData();
      const pixels = data.rows() * data.columns();
      return { codes, reconstructions: fitted.reconstruct(codes), pixels };
    }
    const model = this.#modelOf(by);
    const codes = model.encode(images);
    return { codes, reconstructions: model.decode(codes), pixels: model.features() };
  }

  /** The model that reconstructs, or the one beside principal components. */
  #modelOf(by: Reconstructor): Model {
    if (by !== 'compared') return this.needModel();
    if (this.#compared) return this.#compared;
    throw new EngineError('not-ready', 'There is no model to compare with yet: open one first.');
  }

  /** The fit takes a second or more, so the last one is kept. */
  #fitPca(components: number): PrincipalComponents {
    const data = this.trainingData();
    if (this.#pca?.components !== components || this.#pca.data !== data) {
      const fitted = this.core.principalComponents(data, components);
      this.#pca?.fitted.delete();
      this.#pca = { components, data, fitted };
    }
    return this.#pca.fitted;
  }
}
