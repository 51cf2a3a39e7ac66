import type {
  EngineErrorCode,
  LocatedFile,
  ReadDataset,
  ReadOptions,
  ReadProgress,
} from '../types.ts';

/** The one message to the worker: the files to read, and how. */
export interface ReadFiles {
  files: readonly LocatedFile[];
  options: ReadOptions;
}

export type FromDatasetReader =
  | { type: 'progress'; progress: ReadProgress }
  | { type: 'result'; read: ReadDataset }
  | { type: 'error'; code: EngineErrorCode; message: string };
