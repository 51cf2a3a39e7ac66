import type { Build, EngineOptions } from './choose-build.ts';
import type { EngineCalls } from './engine-calls.ts';
import type {
  DatasetSource,
  EngineErrorCode,
  LoadingProgress,
  TrainingProgress,
  TrainOptions,
} from './types.ts';

/** What a worker answers: the calls, and training, which reports before it ends. */
export interface EngineSession extends EngineCalls {
  /** Trains until the options' end or `pause`; rejects with `diverged`. */
  train(options: TrainOptions, report: (progress: TrainingProgress) => void): Promise<void>;
}

export type CallName = keyof EngineSession;

/** The first message to a worker. */
export interface StartMessage {
  type: 'start';
  options: EngineOptions;
  /** The name of a lock that the worker holds as long as it lives. */
  lock: string;
  /** The page's address, to which addresses in calls are relative: the worker's own is another. */
  page: string;
  /** The data set that will be loaded first, where that is known. */
  first: DatasetSource | undefined;
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
  /** At first, where the browser has locks: the worker holds its own. */
  | { type: 'alive' }
  /** Before and after it makes the workers of its threads: Firefox may never let it get to the second. */
  | { type: 'threads'; made: boolean }
  /** Once, when the module is there, with the calls that are answered. */
  | { type: 'ready'; build: Build; calls: CallName[] }
  /** Once, when it cannot be had, and whether it may be had with one thread in another worker. */
  | { type: 'not-started'; code: EngineErrorCode; message: string; tryOneThread: boolean }
  /** Any number of times before the result of a `train` or `loadDataset` call. */
  | { type: 'progress'; id: number; progress: TrainingProgress | LoadingProgress }
  | { type: 'result'; id: number; value: unknown }
  | { type: 'error'; id: number; code: EngineErrorCode; message: string };
