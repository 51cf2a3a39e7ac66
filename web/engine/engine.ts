import type { Build, EngineOptions } from './choose-build.ts';
import type { CorruptionChoice, PartialConfiguration } from './configuration.ts';
import { EngineError } from './engine-error.ts';
import type {
  CallArguments,
  CallName,
  CallResult,
  MessageFromWorker,
  MessageToWorker,
} from './protocol.ts';
import type {
  Anomalies,
  AnomalyQuestion,
  CodeQuality,
  DatasetInfo,
  DatasetSource,
  DecodedCodes,
  Images,
  ModelFigures,
  ModelInfo,
  PrincipalBaseline,
  Reconstruction,
  RobustnessQuestion,
  TrainingProgress,
  TrainOptions,
  WalkOptions,
} from './types.ts';

export type { Build, EngineOptions, Variant } from './choose-build.ts';
export { EngineError } from './engine-error.ts';

interface PendingCall {
  resolve(value: unknown): void;
  reject(error: EngineError): void;
  onProgress?: (progress: TrainingProgress) => void;
}

/**
 * The engine, as a page sees it: every call is answered by a worker, so that the page's own thread
 * never computes. Images are [count × rows × columns] with pixels in [0, 1], codes [count × code].
 * A failing call rejects with an `EngineError` and leaves data set and model as they were.
 * Arguments are copied to the worker, results are moved from it.
 */
export class Engine {
  readonly #worker: Worker;
  readonly #pending = new Map<number, PendingCall>();
  #nextId = 1;
  #lost: EngineError | undefined;

  private constructor(
    worker: Worker,
    /** What really runs. */
    readonly build: Build,
  ) {
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<MessageFromWorker>) => this.#receive(data);
    worker.onerror = (event) => this.#lose(`The engine's worker was lost: ${event.message}`);
  }

  /**
   * Starts a worker with the core in it, on the fastest of its builds that this browser and page can
   * run, or on the one that the options say. Rejects with `unavailable` where the browser cannot,
   * and with `bad-input` for options that mean nothing.
   */
  static start(options: EngineOptions = {}): Promise<Engine> {
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        type: 'module',
        name: 'autoencoder-engine',
      });
      const fail = (error: EngineError) => {
        worker.terminate();
        reject(error);
      };
      worker.onerror = (event) => {
        const reason = event.message || 'no reason was given';
        const message = `The engine's worker could not be loaded: ${reason}.`;
        fail(new EngineError('unavailable', message));
      };
      worker.onmessage = ({ data }: MessageEvent<MessageFromWorker>) => {
        if (data.type === 'ready') resolve(new Engine(worker, data.build));
        else if (data.type !== 'not-started') return;
        else if (!data.tryOneThread) fail(new EngineError(data.code, data.message));
        else {
          // Another worker, because the memory and the threads of this one go only with it.
          worker.terminate();
          resolve(Engine.start({ ...options, threads: 1 }));
        }
      };
      worker.postMessage({ type: 'start', options } satisfies MessageToWorker);
    });
  }

  /** Loads a data set in place of the one that was there; training stops. */
  loadDataset(source: DatasetSource): Promise<DatasetInfo> {
    if (source.kind !== 'mnist') return this.#call('loadDataset', source);
    // The worker's own address is not the page's, which MNIST is looked for beside.
    const baseUrl = new URL(source.baseUrl ?? 'data/mnist/', location.href).href;
    return this.#call('loadDataset', { ...source, baseUrl });
  }

  /** Makes an untrained model in place of the one that was there; training stops. */
  createModel(configuration: PartialConfiguration): Promise<ModelInfo> {
    return this.#call('createModel', configuration);
  }

  /**
   * Trains the model on the data set and yields how it goes. Leaving the loop pauses; calling again
   * goes on. Throws an `EngineError` with code `diverged` if the loss stops being finite.
   */
  async *train(options: TrainOptions = {}): AsyncGenerator<TrainingProgress, void> {
    const reports: TrainingProgress[] = [];
    let wake = () => {};
    let finished = false;
    const end = this.#call('train', options, (progress) => {
      reports.push(progress);
      wake();
    }).finally(() => {
      finished = true;
      wake();
    });
    // The loop below meets a rejection only once it has yielded the reports that came before.
    end.catch(() => undefined);
    try {
      for (;;) {
        const report = reports.shift();
        if (report) yield report;
        else if (finished) break;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
      await end;
    } finally {
      if (!finished) await this.pause();
    }
  }

  /** Stops a running training after its minibatch. */
  pause(): Promise<void> {
    return this.#call('pause');
  }

  reconstruct(images: Float32Array): Promise<Reconstruction> {
    return this.#call('reconstruct', images);
  }

  encode(images: Float32Array): Promise<Float32Array> {
    return this.#call('encode', images);
  }

  decode(codes: Float32Array): Promise<Float32Array> {
    return this.#call('decode', codes);
  }

  /** A walk through code space that meets all points, at least two, decoded at each step. */
  walk(points: Float32Array[], options: WalkOptions): Promise<DecodedCodes> {
    return this.#call('walk', points, options);
  }

  /**
   * New images: of a variational model decoded from its prior, of any other from a Gaussian fitted
   * to the training images' codes. The same seed gives the same ones.
   */
  sample(count: number, seed: number): Promise<DecodedCodes> {
    return this.#call('sample', count, seed);
  }

  /**
   * A grid of side x side images over a code of two units, the first unit growing to the right and
   * the second upwards: by the prior's quantiles, or by percentiles of the training images' codes.
   */
  latentGrid(side: number): Promise<DecodedCodes> {
    return this.#call('latentGrid', side);
  }

  /** The model's figures on the test images. */
  evaluate(): Promise<ModelFigures> {
    return this.#call('evaluate');
  }

  /**
   * The importance-weighted bound of a variational model, in nats an image (Burda et al. 2016), over
   * the first test images: 1,000 by default.
   */
  importanceBound(samples: number, images?: number): Promise<number> {
    return this.#call('importanceBound', samples, images);
  }

  /** How well labels are read from codes; the data set must have labels. */
  codeQuality(): Promise<CodeQuality> {
    return this.#call('codeQuality');
  }

  /**
   * The mean squared error per pixel of distorted test images' reconstructions, one for each
   * amount: against the distorted images, but after noise against the clean ones.
   */
  robustness(question: RobustnessQuestion): Promise<Float32Array> {
    return this.#call('robustness', question);
  }

  /** How anomalous each test image is, and how well that tells classes that are not normal. */
  anomalies(question: AnomalyQuestion): Promise<Anomalies> {
    return this.#call('anomalies', question);
  }

  /** The structural similarity (SSIM, Wang et al. 2004) of each image to its reconstruction. */
  structuralSimilarities(
    images: Float32Array,
    reconstructions: Float32Array,
  ): Promise<Float32Array> {
    return this.#call('structuralSimilarities', images, reconstructions);
  }

  /** Principal components of the training images, as many as a code has units: the baseline. */
  principalComponents(count: number): Promise<PrincipalBaseline> {
    return this.#call('principalComponents', count);
  }

  /** What so many principal components make of images. */
  reconstructByComponents(images: Float32Array, count: number): Promise<Float32Array> {
    return this.#call('reconstructByComponents', images, count);
  }

  /** Corrupts images of the model's size; the same seed gives the same noise. */
  corrupt(images: Float32Array, corruption: CorruptionChoice, seed: number): Promise<Float32Array> {
    return this.#call('corrupt', images, corruption, seed);
  }

  /** Fits a drawing of any size into 28 x 28 the way MNIST's images were made. */
  prepareDrawing(pixels: Float32Array, rows: number, columns: number): Promise<Float32Array> {
    return this.#call('prepareDrawing', pixels, rows, columns);
  }

  testImages(first: number, count: number): Promise<Images> {
    return this.#call('testImages', first, count);
  }

  modelInfo(): Promise<ModelInfo> {
    return this.#call('modelInfo');
  }

  /** The model as a safetensors file. */
  saveModel(): Promise<Uint8Array> {
    return this.#call('saveModel');
  }

  /** Opens a model file in place of the model that was there; `name` is for messages. */
  loadModel(bytes: Uint8Array, name = 'the model file'): Promise<ModelInfo> {
    return this.#call('loadModel', bytes, name);
  }

  /** Ends the worker; calls that are not answered yet, and later ones, reject. */
  terminate(): void {
    this.#worker.terminate();
    this.#lose('The engine was terminated.');
  }

  #call<Name extends CallName>(
    name: Name,
    ...rest: [...CallArguments<Name>, onProgress?: (progress: TrainingProgress) => void]
  ): Promise<CallResult<Name>> {
    const last = rest.at(-1);
    const onProgress = typeof last === 'function' ? last : undefined;
    const values = onProgress ? rest.slice(0, -1) : rest;
    return new Promise((resolve, reject) => {
      if (this.#lost) return reject(this.#lost);
      const id = this.#nextId++;
      this.#pending.set(id, {
        resolve: (value) => resolve(value as CallResult<Name>),
        reject,
        ...(onProgress ? { onProgress } : {}),
      });
      const message: MessageToWorker = { type: 'call', id, call: name, arguments: values };
      this.#worker.postMessage(message);
    });
  }

  #receive(message: MessageFromWorker): void {
    if (message.type === 'ready' || message.type === 'not-started') return;
    const pending = this.#pending.get(message.id);
    if (message.type === 'progress') {
      pending?.onProgress?.(message.progress);
      return;
    }
    this.#pending.delete(message.id);
    if (message.type === 'result') pending?.resolve(message.value);
    else pending?.reject(new EngineError(message.code, message.message));
  }

  #lose(reason: string): void {
    this.#lost = new EngineError('unavailable', reason);
    for (const pending of this.#pending.values()) pending.reject(this.#lost);
    this.#pending.clear();
  }
}
