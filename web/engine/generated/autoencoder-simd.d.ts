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
  explainedShare(): number;
  project(_0: Float32Array): Float32Array;
  reconstruct(_0: Float32Array): Float32Array;
  testError(_0: Dataset): number;
  delete(): void;
}

export interface ImageSet {
  readonly count: number;
  delete(): void;
}

export interface Dataset {
  get name(): string;
  set name(value: EmbindString);
  rows(): number;
  columns(): number;
  trainCount(): number;
  testCount(): number;
  classNames(): string;
  select(_0: Uint8Array, _1: number, _2: number, _3: number): Dataset;
  testImages(_0: number, _1: number): Float32Array;
  trainPixels(): Uint8Array;
  trainLabels(): Uint8Array;
  testPixels(): Uint8Array;
  testLabels(): Uint8Array;
  delete(): void;
}

export interface FileUseValue<T extends number> {
  value: T;
}
export type FileUse = FileUseValue<0>|FileUseValue<1>|FileUseValue<2>;

export interface DatasetReader {
  useOf(_0: EmbindString, _1: Uint8Array, _2: number): FileUse;
  add(_0: EmbindString, _1: Uint8Array): void;
  nextPicture(): boolean;
  picturePath(): string;
  pictureBytes(): Uint8Array;
  addPicture(_0: EmbindString, _1: Uint8Array, _2: number, _3: number): void;
  leaveOut(_0: EmbindString): void;
  finish(): Dataset;
  reading(): string;
  delete(): void;
}

export interface Model {
  configuration(): string;
  features(): number;
  history(): string;
  data(): string;
  layers(): string;
  encode(_0: Float32Array): Float32Array;
  decode(_0: Float32Array): Float32Array;
  activations(_0: Float32Array): Float32Array[];
  layerWeights(_0: number): Float32Array;
  corrupt(_0: Float32Array, _1: EmbindString, _2: number, _3: boolean, _4: number): Float32Array;
  parameters(): Float32Array;
  withParameters(_0: Float32Array): Model;
  save(): Uint8Array;
  testLoss(_0: Dataset, _1: number): number;
  delete(): void;
}

export interface ImportedModel {
  model(): Model;
  findings(): string;
  delete(): void;
}

export interface PreparedPicture {
  image(): Float32Array;
  remarks(): string;
  delete(): void;
}

export interface Trainer {
  step(): number;
  epochIsComplete(): boolean;
  samplesSeenInEpoch(): number;
  finishEpoch(_0: Model): string;
  applySettings(_0: Model, _1: EmbindString): void;
  delete(): void;
}

interface EmbindModule {
  reconstructionErrors(_0: Float32Array, _1: Float32Array, _2: number): Float32Array;
  structuralSimilarities(_0: Float32Array, _1: Float32Array, _2: number, _3: number): Float32Array;
  walkCodes(_0: Float32Array, _1: number, _2: EmbindString, _3: number): Float32Array;
  rocCurve(_0: Float32Array, _1: Uint8Array): Float32Array;
  areaUnderRoc(_0: Float32Array, _1: Uint8Array): number;
  detect(_0: Float32Array, _1: Uint8Array, _2: number): string;
  PrincipalComponents: {};
  ImageSet: {};
  imageSet(_0: Uint8Array, _1: number, _2: number, _3: Uint8Array): ImageSet;
  Dataset: {};
  principalComponents(_0: Dataset, _1: number): PrincipalComponents;
  digitsDataset(_0: number, _1: number): Dataset;
  joinDataset(_0: EmbindString, _1: ImageSet, _2: ImageSet, _3: EmbindString): Dataset;
  splitDataset(_0: EmbindString, _1: ImageSet, _2: EmbindString): Dataset;
  numberClasses(_0: EmbindString): string;
  mnistSample(_0: Uint8Array): Dataset;
  asMnist(_0: Dataset): Dataset;
  asFashion(_0: Dataset): Dataset;
  prepareDrawing(_0: Float32Array, _1: number, _2: number): Float32Array;
  FileUse: {none: FileUseValue<0>, bytes: FileUseValue<1>, picture: FileUseValue<2>};
  headSize: number;
  DatasetReader: {};
  makeDatasetReader(_0: EmbindString): DatasetReader;
  Model: {};
  randomCodes(_0: Model, _1: Dataset, _2: number, _3: number): Float32Array;
  codeGrid(_0: Model, _1: Dataset, _2: number): Float32Array;
  codeQuality(_0: Model, _1: Dataset): string;
  evaluate(_0: Model, _1: Dataset): string;
  importanceBound(_0: Model, _1: Dataset, _2: number, _3: number): number;
  robustness(_0: Model, _1: PrincipalComponents | null, _2: Dataset, _3: EmbindString, _4: Float32Array, _5: number, _6: number): Float32Array;
  anomalyScores(_0: Model, _1: Dataset, _2: EmbindString): Float32Array;
  ImportedModel: {};
  normalizeConfiguration(_0: EmbindString): string;
  layerTable(_0: EmbindString): string;
  createModel(_0: EmbindString): Model;
  openModel(_0: Uint8Array, _1: EmbindString): Model;
  describesModel(_0: Uint8Array, _1: EmbindString): boolean;
  importWeights(_0: Uint8Array, _1: EmbindString, _2: EmbindString, _3: EmbindString, _4: EmbindString, _5: number, _6: number): ImportedModel;
  PreparedPicture: {};
  checkPictureSize(_0: number, _1: number, _2: EmbindString): void;
  preparePicture(_0: Uint8Array, _1: number, _2: number, _3: EmbindString, _4: number, _5: number): PreparedPicture;
  setThreads(_0: number): void;
  threads(): number;
  Trainer: {};
  makeTrainer(_0: Model, _1: Dataset): Trainer;
  benchmark(_0: EmbindString, _1: number, _2: number, _3: number): string;
}

export type MainModule = WasmModule & typeof RuntimeExports & EmbindModule;
export default function MainModuleFactory (options?: unknown): Promise<MainModule>;
