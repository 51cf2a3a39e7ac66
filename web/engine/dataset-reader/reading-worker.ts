// The worker that reads files, so that the engine goes on meanwhile, and reading can be ended and its
// memory given back at any time.
import { chooseBuild } from '../choose-build.ts';
import { EngineError } from '../engine-error.ts';
import { loadReader } from '../load-core.ts';
import { detectPlatform } from '../platform.ts';
import { withReader } from '../reader.ts';
import type { FromDatasetReader, ReadFiles } from './messages.ts';
import { readFiles } from './read-files.ts';

interface WorkerScope {
  onmessage: ((event: MessageEvent<ReadFiles>) => void) | null;
  postMessage(message: FromDatasetReader, transfer?: Transferable[]): void;
}
const scope = globalThis as unknown as WorkerScope;

async function read({ files, options }: ReadFiles): Promise<void> {
  // A browser that cannot run the module is told so in a sentence.
  chooseBuild(await detectPlatform(), { threads: 1 });
  const result = await withReader(loadReader, (reader) =>
    readFiles(reader, files, options, (progress) =>
      scope.postMessage({ type: 'progress', progress }),
    ),
  );
  const { pixels, labels, test } = result;
  const buffers = [pixels, labels, test.pixels, test.labels].map(({ buffer }) => buffer);
  scope.postMessage({ type: 'result', read: result }, buffers as ArrayBuffer[]);
}

scope.onmessage = ({ data }) => {
  read(data).catch((error: unknown) => {
    const { code, message } =
      error instanceof EngineError ? error : new EngineError('unavailable', String(error));
    scope.postMessage({ type: 'error', code, message });
  });
};
