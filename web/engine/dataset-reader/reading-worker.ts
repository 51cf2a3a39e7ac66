// The worker that reads files with a core of its own, so that the engine goes on meanwhile, and
// reading can be ended and its memory given back at any time.
import { chooseBuild } from '../choose-build.ts';
import { asEngineError } from '../core-errors.ts';
import type { Dataset } from '../generated/autoencoder-simd.js';
import { loadCore } from '../load-core.ts';
import { detectPlatform } from '../platform.ts';
import type { ReadDataset, ReadingInfo } from '../types.ts';
import type { FromDatasetReader, ReadFiles } from './messages.ts';
import { readFiles } from './read-files.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ReadFiles>) => void) | null;
  postMessage(message: FromDatasetReader, transfer?: Transferable[]): void;
}
const scope = globalThis as unknown as WorkerScope;

function takeOut(dataset: Dataset, reading: ReadingInfo): ReadDataset {
  try {
    return {
      ...reading,
      name: dataset.name,
      rows: dataset.rows(),
      columns: dataset.columns(),
      pixels: dataset.trainPixels(),
      labels: dataset.trainLabels(),
      test: { pixels: dataset.testPixels(), labels: dataset.testLabels() },
      classNames: JSON.parse(dataset.classNames()),
    };
  } finally {
    dataset.delete();
  }
}

async function read({ files, options }: ReadFiles): Promise<void> {
  const core = await loadCore(chooseBuild(await detectPlatform(), { threads: 1 }));
  try {
    const { dataset, reading } = await readFiles(core, files, options, (progress) =>
      scope.postMessage({ type: 'progress', progress }),
    );
    const result = takeOut(dataset, reading);
    const { pixels, labels, test } = result;
    const buffers = [pixels, labels, test.pixels, test.labels].map(({ buffer }) => buffer);
    scope.postMessage({ type: 'result', read: result }, buffers as ArrayBuffer[]);
  } catch (thrown) {
    const { code, message } = asEngineError(thrown, core);
    scope.postMessage({ type: 'error', code, message });
  }
}

scope.onmessage = ({ data }) => {
  read(data).catch((error: unknown) => {
    scope.postMessage({ type: 'error', code: 'unavailable', message: String(error) });
  });
};
