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
export interface FileUseValue<T extends number> {
  value: T;
}
export type FileUse = FileUseValue<0>|FileUseValue<1>|FileUseValue<2>;

export interface DatasetReader {
  pictureBytes(): Uint8Array;
  finish(): ReadDataset;
  addPart(_0: Uint8Array): void;
  endFile(): void;
  nextPicture(): boolean;
  useOf(_0: EmbindString, _1: Uint8Array, _2: number): FileUse;
  add(_0: EmbindString, _1: Uint8Array): void;
  beginFile(_0: EmbindString, _1: number): void;
  picturePath(): string;
  addPicture(_0: EmbindString, _1: Uint8Array, _2: number, _3: number): void;
  leaveOut(_0: EmbindString): void;
  delete(): void;
}

export interface ReadDataset {
  trainPixels(): Uint8Array;
  trainLabels(): Uint8Array;
  testPixels(): Uint8Array;
  testLabels(): Uint8Array;
  description(): string;
  delete(): void;
}

export interface ImportedModel {
  file(): Uint8Array;
  findings(): string;
  delete(): void;
}

export interface PreparedPicture {
  image(): Float32Array;
  remarks(): string;
  delete(): void;
}

interface EmbindModule {
  FileUse: {none: FileUseValue<0>, bytes: FileUseValue<1>, picture: FileUseValue<2>};
  DatasetReader: {};
  ReadDataset: {};
  ImportedModel: {};
  PreparedPicture: {};
  headSize: number;
  makeDatasetReader(_0: EmbindString): DatasetReader;
  importWeights(_0: Uint8Array, _1: EmbindString, _2: EmbindString, _3: EmbindString, _4: EmbindString, _5: number, _6: number): ImportedModel;
  checkPictureSize(_0: number, _1: number, _2: EmbindString): void;
  preparePicture(_0: Uint8Array, _1: number, _2: number, _3: EmbindString, _4: number, _5: number): PreparedPicture;
}

export type MainModule = WasmModule & typeof RuntimeExports & EmbindModule;
export default function MainModuleFactory (options?: unknown): Promise<MainModule>;
