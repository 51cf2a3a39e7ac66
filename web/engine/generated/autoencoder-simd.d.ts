// TypeScript bindings for emscripten-generated code.  Automatically generated at compile time.
declare namespace RuntimeExports {
    let HEAPF32: any;
    let HEAPF64: any;
    let HEAP_DATA_VIEW: any;
    let HEAP8: any;
    let HEAPU8: any;
    let HEAP16: any;
    let HEAPU16: any;
    let HEAP32: any;
    let HEAPU32: any;
    let HEAP64: any;
    let HEAPU64: any;
}
interface WasmModule {
}

type EmbindString = ArrayBuffer|Uint8Array|Uint8ClampedArray|Int8Array|string;
export interface PrincipalComponents {
  project(_0: Float32Array): Float32Array;
  reconstruct(_0: Float32Array): Float32Array;
  explainedShare(): number;
  testError(_0: Dataset): number;
  delete(): void;
}

export interface Checkpoint {
  model(): Model;
  trainer(_0: Model, _1: Dataset): Trainer;
  configuration(): string;
  delete(): void;
}

export interface ImageSet {
  readonly count: number;
  delete(): void;
}

export interface Dataset {
  get name(): string;
  set name(value: EmbindString);
  testLabels(): Uint8Array;
  rows(): number;
  columns(): number;
  trainCount(): number;
  testCount(): number;
  testImages(_0: number, _1: number): Float32Array;
  select(_0: Uint8Array, _1: number, _2: number, _3: number): Dataset;
  classNames(): string;
  delete(): void;
}

export interface Model {
  encode(_0: Float32Array): Float32Array;
  decode(_0: Float32Array): Float32Array;
  activations(_0: Float32Array): Float32Array[];
  decoderActivations(_0: Float32Array): Float32Array[];
  parameters(): Float32Array;
  withParameters(_0: Float32Array): Model;
  save(): Uint8Array;
  features(): number;
  layerWeights(_0: number): Float32Array;
  testLoss(_0: Dataset, _1: number): number;
  configuration(): string;
  history(): string;
  data(): string;
  layers(): string;
  corrupt(_0: Float32Array, _1: EmbindString, _2: number, _3: boolean, _4: number): Float32Array;
  delete(): void;
}

export interface Trainer {
  checkpoint(_0: Model): Uint8Array;
  epochIsComplete(): boolean;
  samplesSeenInEpoch(): number;
  step(): number;
  finishEpoch(_0: Model): string;
  applySettings(_0: Model, _1: EmbindString): void;
  delete(): void;
}

interface EmbindModule {
  rocCurve(_0: Float32Array, _1: Uint8Array): Float32Array;
  PrincipalComponents: {};
  Checkpoint: {};
  ImageSet: {};
  Dataset: {};
  mnistSample(_0: Uint8Array): Dataset;
  asMnist(_0: Dataset): Dataset;
  asFashion(_0: Dataset): Dataset;
  Model: {};
  Trainer: {};
  makeTrainer(_0: Model, _1: Dataset): Trainer;
  reconstructionErrors(_0: Float32Array, _1: Float32Array, _2: number): Float32Array;
  structuralSimilarities(_0: Float32Array, _1: Float32Array, _2: number, _3: number): Float32Array;
  codeGrid(_0: Model, _1: Dataset, _2: number): Float32Array;
  principalComponents(_0: Dataset, _1: number): PrincipalComponents;
  setThreads(_0: number): void;
  threads(): number;
  imageSet(_0: Uint8Array, _1: number, _2: number, _3: Uint8Array): ImageSet;
  prepareDrawing(_0: Float32Array, _1: number, _2: number): Float32Array;
  randomCodes(_0: Model, _1: Dataset, _2: number, _3: number): Float32Array;
  importanceBound(_0: Model, _1: Dataset, _2: number, _3: number): number;
  areaUnderRoc(_0: Float32Array, _1: Uint8Array): number;
  digitsDataset(_0: number, _1: number): Dataset;
  walkCodes(_0: Float32Array, _1: number, _2: EmbindString, _3: number): Float32Array;
  codeQuality(_0: Model, _1: Dataset): string;
  evaluate(_0: Model, _1: Dataset): string;
  robustness(_0: Model, _1: PrincipalComponents | null, _2: Dataset, _3: EmbindString, _4: Float32Array, _5: number, _6: number): Float32Array;
  distort(_0: Dataset, _1: Float32Array, _2: EmbindString, _3: number, _4: number): Float32Array;
  anomalyScores(_0: Model, _1: Dataset, _2: EmbindString): Float32Array;
  detect(_0: Float32Array, _1: Uint8Array, _2: number): string;
  openCheckpoint(_0: Uint8Array, _1: EmbindString): Checkpoint;
  joinDataset(_0: EmbindString, _1: ImageSet, _2: ImageSet, _3: EmbindString): Dataset;
  splitDataset(_0: EmbindString, _1: ImageSet, _2: EmbindString): Dataset;
  numberClasses(_0: EmbindString): string;
  normalizeConfiguration(_0: EmbindString): string;
  layerTable(_0: EmbindString): string;
  createModel(_0: EmbindString): Model;
  openModel(_0: Uint8Array, _1: EmbindString): Model;
  describesModel(_0: Uint8Array, _1: EmbindString): boolean;
  memoryToTrain(_0: EmbindString): number;
  benchmark(_0: EmbindString, _1: number, _2: number, _3: number): string;
}

export type MainModule = WasmModule & typeof RuntimeExports & EmbindModule;
export default function MainModuleFactory (options?: unknown): Promise<MainModule>;
