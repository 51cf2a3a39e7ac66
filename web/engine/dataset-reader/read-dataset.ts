import { EngineError } from '../engine-error.ts';
import { startModuleWorker } from '../module-worker.ts';
import { loadingError } from '../outdated.ts';
import type { LocatedFile, ReadDataset, ReadOptions, ReadProgress } from '../types.ts';
import type { FromDatasetReader, ReadFiles } from './messages.ts';
import script from './reading-worker.ts?worker&url';

/**
 * Reads the data set among files, or in one, in a worker of its own: IDX, NumPy and CSV files, packed
 * or not, and pictures. What it comes to can be loaded as `{ kind: 'images', ...read }`. Rejects with
 * `bad-input`, naming the file, where there is none; with the signal's reason once that is aborted.
 */
export function readDataset(
  files: readonly LocatedFile[],
  options: ReadOptions = {},
  report: (progress: ReadProgress) => void = () => {},
  signal?: AbortSignal,
): Promise<ReadDataset> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = startModuleWorker(script, 'dataset-reader');
    const end = () => {
      worker.terminate();
      signal?.removeEventListener('abort', abort);
    };
    const abort = () => {
      end();
      reject(signal?.reason);
    };
    const fail = (error: EngineError) => {
      end();
      reject(error);
    };
    signal?.addEventListener('abort', abort);
    worker.onerror = (event) => {
      const reason = event.message || 'their worker could not be loaded.';
      const error = new EngineError('unavailable', `The files could not be read: ${reason}`);
      void loadingError(error).then(fail);
    };
    worker.onmessage = ({ data }: MessageEvent<FromDatasetReader>) => {
      if (data.type === 'progress') return report(data.progress);
      if (data.type === 'error') return fail(new EngineError(data.code, data.message));
      end();
      resolve(data.read);
    };
    const message: ReadFiles = { files, options };
    worker.postMessage(message);
  });
}
