// The worker's end of the protocol: one call after another is handed to the session, and what comes
// of it posted back. Training yields between slices, so that other calls are answered meanwhile.
import { asEngineError } from './core-errors.ts';
import createModule, { type MainModule } from './generated/autoencoder.js';
import type { MessageFromWorker, MessageToWorker } from './protocol.ts';
import { Session } from './session.ts';

/** The part of DedicatedWorkerGlobalScope that is used here. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<MessageToWorker>) => void) | null;
  postMessage(message: MessageFromWorker, transfer?: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;

/** The buffers of a result's typed arrays, which are moved and not copied. */
function buffersOf(value: unknown): Transferable[] {
  if (typeof value !== 'object' || value === null) return [];
  const arrays = ArrayBuffer.isView(value) ? [value] : Object.values(value);
  const buffers = arrays.filter(ArrayBuffer.isView).map((array) => array.buffer as ArrayBuffer);
  return [...new Set(buffers)];
}

function call(session: Session, message: MessageToWorker): Promise<unknown> {
  if (message.call === 'train') {
    const [options] = message.arguments as Parameters<Session['train']>;
    return session.train(options, (progress) => {
      scope.postMessage({ type: 'progress', id: message.id, progress });
    });
  }
  // The client's types tie each call's name to its arguments; here that knowledge is gone.
  const method = session[message.call] as (...values: unknown[]) => Promise<unknown>;
  return method.apply(session, message.arguments);
}

function serve(core: MainModule): void {
  const session = new Session(core);
  scope.onmessage = async ({ data: message }) => {
    try {
      const value = await call(session, message);
      scope.postMessage({ type: 'result', id: message.id, value }, buffersOf(value));
    } catch (thrown) {
      const { code, message: text } = asEngineError(thrown, core);
      scope.postMessage({ type: 'error', id: message.id, code, message: text });
    }
  };
}

try {
  serve(await createModule());
  scope.postMessage({ type: 'ready', build: { variant: 'SIMD', threads: 1 } });
} catch {
  scope.postMessage({
    type: 'unavailable',
    message:
      'The engine could not start: it needs a browser with WebAssembly SIMD and exceptions (Chrome 95, Firefox 100, Safari 16.4 or newer).',
  });
}
