import type { Build, EngineOptions } from './choose-build.ts';
import { EngineError } from './engine-error.ts';
import { startModuleWorker } from './module-worker.ts';
import { loadingError } from './outdated.ts';
import type { CallName, EngineSession, MessageFromWorker, MessageToWorker } from './protocol.ts';
import type { DatasetSource, LoadingProgress, TrainingProgress } from './types.ts';
import script from './worker.ts?worker&url';
import { lockName, whenGone } from './worker-life.ts';

/**
 * Milliseconds in which a worker makes the workers of its threads, which takes it some tens. In Firefox 153
 * the constructor of a worker within a worker never returned in 2 of 150 starts.
 */
const MAKING_THREADS = 5000;
/** How often a start with threads is tried. */
const TRIES = 2;

type Progress = TrainingProgress | LoadingProgress;

interface PendingCall {
  resolve(value: unknown): void;
  reject(error: EngineError): void;
  onProgress?: (progress: Progress) => void;
}

/** The page's end of the protocol: calls go to the worker, and their answers find back. */
export class WorkerClient {
  readonly #worker: Worker;
  readonly #pending = new Map<number, PendingCall>();
  /** What the worker answers. */
  readonly session: EngineSession;
  #nextId = 1;
  #lost: EngineError | undefined;
  #tellLoss: (error: EngineError) => void = () => {};
  /** Comes true when the worker is lost, but not when it is terminated. */
  readonly lost = new Promise<EngineError>((resolve) => {
    this.#tellLoss = resolve;
  });

  private constructor(
    worker: Worker,
    /** Ends the watch for the worker's silent end. */
    private readonly unwatch: () => void,
    /** What really runs. */
    readonly build: Build,
    calls: readonly CallName[],
  ) {
    this.#worker = worker;
    const methods = calls.map((name) => [name, (...values: unknown[]) => this.#call(name, values)]);
    // The worker names every call: that its session has them all is checked where it is made.
    this.session = {
      ...(Object.fromEntries(methods) as EngineSession),
      // Each call has reports of its own kind.
      train: async (options, report) =>
        void (await this.#call('train', [options], report as (progress: Progress) => void)),
      loadDataset: (source, selection, report) =>
        this.#call(
          'loadDataset',
          [source, selection],
          report as ((progress: Progress) => void) | undefined,
        ) as ReturnType<EngineSession['loadDataset']>,
    };
    worker.onmessage = ({ data }: MessageEvent<MessageFromWorker>) => this.#receive(data);
    worker.onerror = (event) => this.#fail(event.message || 'its worker failed without saying why');
    worker.onmessageerror = () => this.#fail('a message of its worker could not be read');
  }

  /** Starts a worker with the core in it; see `Engine.start`. */
  static start(
    options: EngineOptions,
    first?: DatasetSource,
    tries = TRIES,
  ): Promise<WorkerClient> {
    return new Promise((resolve, reject) => {
      const worker = startModuleWorker(script, 'autoencoder-engine');
      const lock = lockName();
      const watch = new AbortController();
      const unwatch = () => watch.abort();
      let making: ReturnType<typeof setTimeout> | undefined;
      const giveUp = () => {
        clearTimeout(making);
        unwatch();
        worker.terminate();
      };
      // Another worker, because the memory and the threads of this one go only with it.
      const startAnother = (others: EngineOptions, left = TRIES) => {
        giveUp();
        resolve(WorkerClient.start(others, first, left));
      };
      let client: WorkerClient | undefined;
      const fail = (error: EngineError) => {
        giveUp();
        reject(error);
      };
      const stuck = () => {
        if (tries > 1) return startAnother(options, tries - 1);
        if (options.threads === undefined) return startAnother({ ...options, threads: 1 });
        const message = "The engine's threads could not be made: the browser never ended doing so.";
        return fail(new EngineError('unavailable', message));
      };
      const gone = () => {
        if (client) client.#fail('its worker ended without a word');
        else fail(new EngineError('unavailable', "The engine's worker ended while it started."));
      };
      worker.onerror = (event) => {
        const reason = event.message || 'no reason was given';
        const message = `The engine's worker could not be loaded: ${reason}.`;
        const error = new EngineError('unavailable', message);
        void loadingError(error).then(fail);
      };
      worker.onmessageerror = () =>
        fail(new EngineError('unavailable', "A message of the engine's worker could not be read."));
      worker.onmessage = ({ data }: MessageEvent<MessageFromWorker>) => {
        if (data.type === 'alive') whenGone(lock, watch.signal, gone);
        else if (data.type === 'threads') {
          clearTimeout(making);
          if (!data.made) making = setTimeout(stuck, MAKING_THREADS);
        } else if (data.type === 'ready') {
          client = new WorkerClient(worker, unwatch, data.build, data.calls);
          resolve(client);
        } else if (data.type !== 'not-started') return;
        else if (!data.tryOneThread) fail(new EngineError(data.code, data.message));
        else startAnother({ ...options, threads: 1 });
      };
      const message: MessageToWorker = {
        type: 'start',
        options,
        page: document.baseURI,
        first,
        lock,
      };
      worker.postMessage(message);
    });
  }

  /** Ends the worker; calls that are not answered yet, and later ones, reject. */
  readonly terminate = (): void => {
    this.unwatch();
    this.#worker.terminate();
    this.#lose('The engine was terminated.');
  };

  /** Gives the worker up, and tells. */
  #fail(reason: string): void {
    this.unwatch();
    this.#worker.terminate();
    this.#tellLoss(this.#lose(`The engine was lost: ${reason.replace(/\.?$/, '.')}`));
  }

  #call(
    call: CallName,
    values: unknown[],
    onProgress?: (progress: Progress) => void,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#lost) return reject(this.#lost);
      const id = this.#nextId++;
      this.#pending.set(id, { resolve, reject, ...(onProgress ? { onProgress } : {}) });
      const message: MessageToWorker = { type: 'call', id, call, arguments: values };
      this.#worker.postMessage(message);
    });
  }

  #receive(message: MessageFromWorker): void {
    if (!('id' in message)) return;
    const pending = this.#pending.get(message.id);
    if (message.type === 'progress') {
      pending?.onProgress?.(message.progress);
      return;
    }
    this.#pending.delete(message.id);
    if (message.type === 'result') pending?.resolve(message.value);
    else pending?.reject(new EngineError(message.code, message.message));
  }

  /** Every call rejects from now on; the first reason stands. */
  #lose(reason: string): EngineError {
    this.#lost ??= new EngineError('unavailable', reason);
    for (const pending of this.#pending.values()) pending.reject(this.#lost);
    this.#pending.clear();
    return this.#lost;
  }
}
