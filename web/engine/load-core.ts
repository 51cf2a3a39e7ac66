import type { Build } from './choose-build.ts';
import { asEngineError } from './core-errors.ts';
import { EngineError } from './engine-error.ts';
import type createReader from './generated/autoencoder-reader.js';
import readerScript from './generated/autoencoder-reader.js?url';
import readerBinary from './generated/autoencoder-reader.wasm?url';
import relaxedScript from './generated/autoencoder-relaxed.js?url';
import relaxedBinary from './generated/autoencoder-relaxed.wasm?url';
import relaxedThreadsScript from './generated/autoencoder-relaxed-threads.js?url';
import relaxedThreadsBinary from './generated/autoencoder-relaxed-threads.wasm?url';
import type createModule from './generated/autoencoder-simd.js';
import type { MainModule } from './generated/autoencoder-simd.js';
import simdScript from './generated/autoencoder-simd.js?url';
import simdBinary from './generated/autoencoder-simd.wasm?url';
import simdThreadsScript from './generated/autoencoder-simd-threads.js?url';
import simdThreadsBinary from './generated/autoencoder-simd-threads.wasm?url';
import { startModuleWorker } from './module-worker.ts';
import { loadingError } from './outdated.ts';
import type { ReaderModule } from './reader.ts';

/** The addresses of the engine's four modules, of which one is fetched. */
const modules = {
  simd: {
    one: { script: simdScript, binary: simdBinary },
    several: { script: simdThreadsScript, binary: simdThreadsBinary },
  },
  relaxed: {
    one: { script: relaxedScript, binary: relaxedBinary },
    several: { script: relaxedThreadsScript, binary: relaxedThreadsBinary },
  },
};

/** Milliseconds after which threads that have not started are taken not to. */
const patience = 10_000;

/** What Emscripten adds to a module with threads; its generated types leave it out. */
interface ThreadPool {
  pthreadPoolReady: Promise<unknown>;
}

/**
 * Fetches and starts one build of the core, with all its threads.
 * @param tellThreads is told before and after the workers of the threads are made
 * @throws {EngineError} `unavailable` where that fails; threads and memory may then be left behind,
 * which go with this worker
 */
export async function loadCore(
  { variant, threads }: Build,
  tellThreads: (made: boolean) => void,
): Promise<MainModule> {
  const { script, binary } = modules[variant][threads > 1 ? 'several' : 'one'];
  const errors = new UncaughtErrors();
  try {
    const create = await importModule<typeof createModule>(script);
    if (threads > 1) tellThreads(false);
    const settings = { locateFile: () => binary, threadPoolSize: threads - 1 };
    const creating =
      threads > 1 ? withWorkersOfAnyOrigin(() => create(settings)) : create(settings);
    if (threads > 1) tellThreads(true);
    const core = await creating;
    if (threads > 1) {
      const { pthreadPoolReady } = core as unknown as ThreadPool;
      await Promise.race([pthreadPoolReady, errors.first, timeLimit()]);
      setThreads(core, threads);
    }
    return core;
  } catch (error) {
    throw asStartError(error);
  } finally {
    errors.ignore();
  }
}

/**
 * Fetches and starts the module that reads people's files.
 * @throws {EngineError} `unavailable` where that fails
 */
export async function loadReader(): Promise<ReaderModule> {
  try {
    const create = await importModule<typeof createReader>(readerScript);
    return await create({ locateFile: () => readerBinary });
  } catch (error) {
    throw asStartError(error);
  }
}

/** Emscripten's script makes the workers of its threads by itself, and at once. */
function withWorkersOfAnyOrigin<Result>(make: () => Result): Result {
  const { Worker } = self;
  self.Worker = new Proxy(Worker, {
    construct: (_, [address, { name }]: [URL, { name: string }]) =>
      startModuleWorker(address.href, name, Worker),
  });
  try {
    return make();
  } finally {
    self.Worker = Worker;
  }
}

/** Not bundled: the workers of the threads load the very same file. */
async function importModule<Create>(script: string): Promise<Create> {
  try {
    return ((await import(/* @vite-ignore */ script)) as { default: Create }).default;
  } catch (error) {
    throw await loadingError(error, new URL(script, import.meta.url).href);
  }
}

function asStartError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  return new EngineError('unavailable', `The engine could not be started: ${reasonOf(error)}`);
}

/** An event, by which a thread's worker fails, has a message only where its script was loaded. */
function reasonOf(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message;
  if (!(thrown instanceof Event)) return String(thrown);
  return (thrown instanceof ErrorEvent && thrown.message) || 'its threads could not be loaded.';
}

function setThreads(core: MainModule, threads: number): void {
  try {
    core.setThreads(threads);
  } catch (thrown) {
    throw new EngineError('unavailable', asEngineError(thrown, core).message);
  }
}

/** Emscripten does not hear of every script that could not be fetched, and would wait for ever. */
function timeLimit(): Promise<never> {
  return new Promise((_, reject) => {
    const message = `its threads were not there after ${patience / 1000} seconds.`;
    setTimeout(() => reject(new Error(message)), patience);
  });
}

/** Keeps the errors that a thread's worker throws from the page, which would give up this worker. */
class UncaughtErrors {
  readonly #listening = new AbortController();
  /** Rejects at the first of them. */
  readonly first = new Promise<never>((_, reject) => {
    const take = (event: ErrorEvent) => {
      event.preventDefault();
      // What Emscripten throws again is the event of a thread's worker.
      reject(event.error instanceof Event ? event.error : event);
    };
    self.addEventListener('error', take, { signal: this.#listening.signal });
  });

  constructor() {
    // It matters only once there are threads to wait for.
    this.first.catch(() => undefined);
  }

  ignore(): void {
    this.#listening.abort();
  }
}
