import type { Build, EngineOptions } from './choose-build.ts';
import type { CorruptionChoice, PartialConfiguration } from './configuration.ts';
import type {
  Anomalies,
  AnomalyQuestion,
  CodeQuality,
  DatasetInfo,
  DatasetSource,
  DecodedCodes,
  EngineErrorCode,
  Images,
  ModelFigures,
  ModelInfo,
  PrincipalBaseline,
  Reconstruction,
  RobustnessQuestion,
  TrainingProgress,
  TrainOptions,
  WalkOptions,
} from './types.ts';

/** Those of the worker's calls that ask about the model; it must be there, and mostly the data. */
export interface AnalysisCalls {
  walk(points: Float32Array[], options: WalkOptions): Promise<DecodedCodes>;
  sample(count: number, seed: number): Promise<DecodedCodes>;
  latentGrid(side: number): Promise<DecodedCodes>;
  evaluate(): Promise<ModelFigures>;
  importanceBound(samples: number, images?: number): Promise<number>;
  codeQuality(): Promise<CodeQuality>;
  robustness(question: RobustnessQuestion): Promise<Float32Array>;
  anomalies(question: AnomalyQuestion): Promise<Anomalies>;
  structuralSimilarities(
    images: Float32Array,
    reconstructions: Float32Array,
  ): Promise<Float32Array>;
  principalComponents(count: number): Promise<PrincipalBaseline>;
  reconstructByComponents(images: Float32Array, count: number): Promise<Float32Array>;
}

/** The calls that the worker answers; `Engine` has a method for each. */
export interface WorkerCalls extends AnalysisCalls {
  loadDataset(source: DatasetSource): Promise<DatasetInfo>;
  createModel(configuration: PartialConfiguration): Promise<ModelInfo>;
  train(options: TrainOptions): Promise<void>;
  pause(): Promise<void>;
  reconstruct(images: Float32Array): Promise<Reconstruction>;
  encode(images: Float32Array): Promise<Float32Array>;
  decode(codes: Float32Array): Promise<Float32Array>;
  corrupt(images: Float32Array, corruption: CorruptionChoice, seed: number): Promise<Float32Array>;
  prepareDrawing(pixels: Float32Array, rows: number, columns: number): Promise<Float32Array>;
  testImages(first: number, count: number): Promise<Images>;
  modelInfo(): Promise<ModelInfo>;
  saveModel(): Promise<Uint8Array>;
  loadModel(bytes: Uint8Array, name: string): Promise<ModelInfo>;
}

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
