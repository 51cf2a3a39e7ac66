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
import type { Build, EngineOptions } from './choose-build.ts';
import type { CorruptionChoice, PartialConfiguration } from './configuration.ts';
import type {
  DataSelection,
  DatasetInfo,
  DatasetSource,
  EngineErrorCode,
  Images,
  ModelInfo,
  Reconstruction,
  Snapshot,
  TrainingProgress,
  TrainOptions,
} from './types.ts';

/** The calls about data, model and training. */
export interface ModelCalls {
  loadDataset(source: DatasetSource, selection?: DataSelection): Promise<DatasetInfo>;
  trainOn(classes: readonly number[]): Promise<DatasetInfo>;
  createModel(configuration: PartialConfiguration): Promise<ModelInfo>;
  train(options: TrainOptions): Promise<void>;
  pause(): Promise<void>;
  applySettings(configuration: PartialConfiguration): Promise<ModelInfo>;
  snapshots(): Promise<Snapshot[]>;
  show(id: number | undefined): Promise<void>;
  encode(images: Float32Array): Promise<Float32Array>;
  decode(codes: Float32Array): Promise<Float32Array>;
  activations(images: Float32Array): Promise<Float32Array[]>;
  layerWeights(layer: number): Promise<Float32Array>;
  corrupt(images: Float32Array, corruption: CorruptionChoice, seed: number): Promise<Float32Array>;
  prepareDrawing(pixels: Float32Array, rows: number, columns: number): Promise<Float32Array>;
  testImages(first: number, count: number): Promise<Images>;
  modelInfo(): Promise<ModelInfo>;
  saveModel(): Promise<Uint8Array>;
  loadModel(bytes: Uint8Array, name: string): Promise<ModelInfo>;
}

/** The calls about what a model has learned. */
export interface AnalysisCalls {
  walk(points: readonly Float32Array[], options: WalkOptions): Promise<Decoded>;
  sample(count: number, seed: number): Promise<Decoded>;
  latentGrid(side: number): Promise<Decoded>;
  evaluate(): Promise<Evaluation>;
  importanceBound(samples: number, images: number): Promise<number>;
  similarities(images: Float32Array, reconstructions: Float32Array): Promise<Float32Array>;
  codeQuality(): Promise<CodeQuality>;
  pca(components: number): Promise<PcaInfo>;
  compareWith(bytes: Uint8Array | undefined, name: string): Promise<ModelInfo | undefined>;
  reconstruct(images: Float32Array, by: Reconstructor): Promise<Reconstruction>;
  robustness(
    distortion: DistortionKind,
    amounts: readonly number[],
    options: RobustnessOptions,
  ): Promise<Float32Array>;
  anomalyScores(score: AnomalyScore): Promise<Float32Array>;
  roc(scores: Float32Array, anomalous: Uint8Array): Promise<Roc>;
  detect(
    scores: Float32Array,
    anomalous: Uint8Array,
    falsePositiveRate: number,
  ): Promise<Detection>;
}

/** The calls that the worker answers; `Engine` has a method for each. */
export interface WorkerCalls extends ModelCalls, AnalysisCalls {}

export type CallName = keyof WorkerCalls;
export type CallArguments<Name extends CallName> = Parameters<WorkerCalls[Name]>;
export type CallResult<Name extends CallName> = Awaited<ReturnType<WorkerCalls[Name]>>;

/** The first message to a worker. */
export interface StartMessage {
  type: 'start';
  options: EngineOptions;
}

/** One call; `id` is unique and comes back with every message about it. */
export interface CallMessage {
  type: 'call';
  id: number;
  call: CallName;
  arguments: unknown[];
}

export type MessageToWorker = StartMessage | CallMessage;

export type MessageFromWorker =
  /** Once, when the module is there. */
  | { type: 'ready'; build: Build }
  /** Once, when it cannot be had, and whether it may be had with one thread in another worker. */
  | { type: 'not-started'; code: EngineErrorCode; message: string; tryOneThread: boolean }
  /** Any number of times before the result of a `train` call. */
  | { type: 'progress'; id: number; progress: TrainingProgress }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; code: EngineErrorCode; message: string };
