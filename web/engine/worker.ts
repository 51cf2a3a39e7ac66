// The worker's end of the protocol: one call after another is handed to the session, and what comes
// of it posted back. Training yields between slices, so that other calls are answered meanwhile.
import { type Build, chooseBuild } from './choose-build.ts';
import { asEngineError } from './core-errors.ts';
import { EngineError } from './engine-error.ts';
import type { MainModule } from './generated/autoencoder-simd.js';
import { loadCore, loadReader } from './load-core.ts';
import { fetchAhead } from './named-datasets.ts';
import { detectPlatform } from './platform.ts';
import type {
  CallMessage,
  CallName,
  EngineSession,
  MessageFromWorker,
  MessageToWorker,
  StartMessage,
} from './protocol.ts';
import { createSession } from './session/engine-session.ts';
import type { LoadingProgress, TrainingProgress } from './types.ts';
import { holdForLife } from './worker-life.ts';

/** The part of DedicatedWorkerGlobalScope that is used here. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<MessageToWorker>) => void) | null;
  onmessageerror: (() => void) | null;
  postMessage(message: MessageFromWorker, transfer?: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;

/** The buffers of a result's typed arrays, which are moved and not copied. */
function buffersOf(value: unknown): Transferable[] {
  if (typeof value !== 'object' || value === null) return [];
  if (ArrayBuffer.isView(value)) return [value.buffer as ArrayBuffer];
  return [...new Set(Object.values(value).flatMap(buffersOf))];
}

function call(session: EngineSession, message: CallMessage): Promise<unknown> {
  const report = (progress: TrainingProgress | LoadingProgress) => {
    scope.postMessage({ type: 'progress', id: message.id, progress });
  };
  if (message.call === 'train') {
    const [options] = message.arguments as Parameters<EngineSession['train']>;
    return session.train(options, report);
  }
  if (message.call === 'loadDataset') {
    const [source, selection] = message.arguments as Parameters<EngineSession['loadDataset']>;
    return session.loadDataset(source, selection, report);
  }
  // The client's types tie each call's name to its arguments; here that knowledge is gone.
  const method = session[message.call] as (...values: unknown[]) => Promise<unknown>;
  return method(...message.arguments);
}

function serve(session: EngineSession, core: MainModule): void {
  scope.onmessage = async ({ data: message }) => {
    if (message.type !== 'call') return;
    try {
      const value = await call(session, message);
      scope.postMessage({ type: 'result', id: message.id, value }, buffersOf(value));
    } catch (thrown) {
      const { code, message: text } = asEngineError(thrown, core);
      scope.postMessage({ type: 'error', id: message.id, code, message: text });
      // Nobody knows what state a trap has left the core in. Thrown from here, it loses this worker.
      if (thrown instanceof WebAssembly.RuntimeError) setTimeout(() => raise(thrown));
    }
  };
}

function raise(error: Error): never {
  throw error;
}

async function start({ options, page, first, lock }: StartMessage): Promise<void> {
  if (first) fetchAhead(first, page);
  if (await holdForLife(lock)) scope.postMessage({ type: 'alive' });
  let chosen: Build | undefined;
  try {
    chosen = chooseBuild(await detectPlatform(), options);
    const core = await loadCore(chosen, (made) => scope.postMessage({ type: 'threads', made }));
    const session = createSession(core, loadReader, page);
    serve(session, core);
    const build = { ...chosen, threads: core.threads() };
    const calls = Object.keys(session) as CallName[];
    scope.postMessage({ type: 'ready', build, calls });
  } catch (error) {
    const { code, message } =
      error instanceof EngineError ? error : new EngineError('internal', String(error));
    const tryOneThread =
      chosen !== undefined && chosen.threads > 1 && options.threads === undefined;
    scope.postMessage({ type: 'not-started', code, message, tryOneThread });
  }
}

// A call that cannot be read would never be answered.
scope.onmessageerror = () => raise(new Error('a message to it could not be read'));
scope.onmessage = ({ data: message }) => {
  if (message.type === 'start') void start(message);
};
