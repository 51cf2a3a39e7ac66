import type {
  AnomalyScore,
  CodeQuality,
  Decoded,
  Detection,
  DistortionKind,
  Evaluation,
  PcaInfo,
  Reconstructor,
  RobustnessOptions,
  Roc,
  WalkOptions,
} from './analysis-types.ts';
import type { Build, EngineOptions } from './choose-build.ts';
import type { CorruptionChoice, PartialConfiguration } from './configuration.ts';
import type { EngineError } from './engine-error.ts';
import type {
  DataSelection,
  DatasetInfo,
  DatasetSource,
  Images,
  ModelInfo,
  Reconstruction,
  Snapshot,
  TrainingProgress,
  TrainOptions,
} from './types.ts';
import { WorkerClient } from './worker-client.ts';

export type { Build, EngineOptions, Variant } from './choose-build.ts';
export { EngineError } from './engine-error.ts';

/**
 * The engine, as a page sees it: every call is answered by a worker, so that the page's own thread
 * never computes. Images are [count × rows × columns] with pixels in [0, 1], codes [count × code].
 * A failing call rejects with an `EngineError` and leaves data set and model as they were.
 * Arguments are copied to the worker, results are moved from it.
 */
export class Engine {
  readonly #client: WorkerClient;

  private constructor(client: WorkerClient) {
    this.#client = client;
  }

  /**
   * Starts a worker with the core in it, on the fastest of its builds that this browser and page can
   * run, or on the one that the options say. Rejects with `unavailable` where the browser cannot,
   * and with `bad-input` for options that mean nothing.
   */
  static async start(options: EngineOptions = {}): Promise<Engine> {
    return new Engine(await WorkerClient.start(options));
  }

  /** What really runs. */
  get build(): Build {
    return this.#client.build;
  }

  /**
   * Comes true should the engine's worker be lost; every call rejects from then on. Another engine can
   * be started, but data and model are gone.
   */
  get lost(): Promise<EngineError> {
    return this.#client.lost;
  }

  /** Loads a data set, or a part of it, in place of the one that was there; training stops. */
  loadDataset(source: DatasetSource, selection: DataSelection = {}): Promise<DatasetInfo> {
    if (source.kind !== 'mnist') return this.#client.call('loadDataset', [source, selection]);
    // The worker's own address is not the page's, which MNIST is looked for beside.
    const baseUrl = new URL(source.baseUrl ?? 'data/mnist/', location.href).href;
    return this.#client.call('loadDataset', [{ ...source, baseUrl }, selection]);
  }

  /**
   * Trains from now on with the images of these classes alone, or with all if there are none; running
   * training stops. Anomalies are then images of the other classes.
   */
  trainOn(classes: readonly number[]): Promise<DatasetInfo> {
    return this.#client.call('trainOn', [classes]);
  }

  /** Makes an untrained model in place of the one that was there; training stops. */
  createModel(configuration: PartialConfiguration): Promise<ModelInfo> {
    return this.#client.call('createModel', [configuration]);
  }

  /**
   * Trains the model on the data set and yields how it goes. Leaving the loop pauses; calling again
   * goes on. Throws an `EngineError` with code `diverged` if the loss stops being finite.
   */
  async *train(options: TrainOptions = {}): AsyncGenerator<TrainingProgress, void> {
    const reports: TrainingProgress[] = [];
    let wake = () => {};
    let finished = false;
    const end = this.#client
      .call('train', [options], (progress) => {
        reports.push(progress);
        wake();
      })
      .finally(() => {
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
    return this.#client.call('pause', []);
  }

  /**
   * Changes the configuration of the model in training, which may go on meanwhile: from the next
   * minibatch on it is trained so, with the parameters, the optimizer's moments (unless it is another
   * optimizer) and the counters it has. Keys that are left out stay as they are. Rejects with
   * `bad-input`, naming the key, what needs a new model: see `needsNewModel`.
   */
  applySettings(configuration: PartialConfiguration): Promise<ModelInfo> {
    return this.#client.call('applySettings', [configuration]);
  }

  /**
   * Copies of the parameters that were kept while the model trained, oldest first: at its first step,
   * at its newest, and evenly in between.
   */
  snapshots(): Promise<Snapshot[]> {
    return this.#client.call('snapshots', []);
  }

  /**
   * Has every question about the model answered for a snapshot, with the configuration of now, or for
   * the model itself. Training, saving and `modelInfo` are always about the model itself, and it is
   * shown again when training starts, or another model or data set takes its place.
   */
  show(snapshot: number | undefined): Promise<void> {
    return this.#client.call('show', [snapshot]);
  }

  reconstruct(images: Float32Array, by: Reconstructor = 'model'): Promise<Reconstruction> {
    return this.#client.call('reconstruct', [images, by]);
  }

  encode(images: Float32Array): Promise<Float32Array> {
    return this.#client.call('encode', [images]);
  }

  decode(codes: Float32Array): Promise<Float32Array> {
    return this.#client.call('decode', [codes]);
  }

  /**
   * What each layer makes of images, in the order in which data flow: hidden layers, code, decoder
   * layers, output; [count × units] each. Of a variational code the means.
   */
  activations(images: Float32Array): Promise<Float32Array[]> {
    return this.#client.call('activations', [images]);
  }

  /**
   * The weight [outputs × inputs] of one of `ModelInfo.layers`, by its index there; of a layer with
   * tied weights the other's, transposed.
   */
  layerWeights(layer: number): Promise<Float32Array> {
    return this.#client.call('layerWeights', [layer]);
  }

  /** Corrupts images of the model's size; the same seed gives the same noise. */
  corrupt(images: Float32Array, corruption: CorruptionChoice, seed: number): Promise<Float32Array> {
    return this.#client.call('corrupt', [images, corruption, seed]);
  }

  /** Fits a drawing of any size into 28 x 28 the way MNIST's images were made. */
  prepareDrawing(pixels: Float32Array, rows: number, columns: number): Promise<Float32Array> {
    return this.#client.call('prepareDrawing', [pixels, rows, columns]);
  }

  testImages(first: number, count: number): Promise<Images> {
    return this.#client.call('testImages', [first, count]);
  }

  /** The walk through two or more codes, decoded at each step; each point is met exactly. */
  walk(points: readonly Float32Array[], options: WalkOptions): Promise<Decoded> {
    return this.#client.call('walk', [points, options]);
  }

  /**
   * New images: of a variational model from the prior, of any other from a Gaussian fitted to the
   * training images' codes. The same seed gives the same images.
   */
  sample(count: number, seed: number): Promise<Decoded> {
    return this.#client.call('sample', [count, seed]);
  }

  /** A grid of side × side over a code of two units, its first row at the top. */
  latentGrid(side: number): Promise<Decoded> {
    return this.#client.call('latentGrid', [side]);
  }

  /** The model's figures on all test images. */
  evaluate(): Promise<Evaluation> {
    return this.#client.call('evaluate', []);
  }

  /**
   * A variational model's importance-weighted bound, in nats, of so many samples each; the mean over
   * the first test images.
   */
  importanceBound(samples: number, images: number): Promise<number> {
    return this.#client.call('importanceBound', [samples, images]);
  }

  /** The structural similarity (SSIM) of each image to its reconstruction, 1 where they are equal. */
  similarities(images: Float32Array, reconstructions: Float32Array): Promise<Float32Array> {
    return this.#client.call('similarities', [images, reconstructions]);
  }

  /** How well the classes of the test images are found from their codes. It needs labels. */
  codeQuality(): Promise<CodeQuality> {
    return this.#client.call('codeQuality', []);
  }

  /** Fits principal components to the training images: the baseline for a code of that size. */
  pca(components: number): Promise<PcaInfo> {
    return this.#client.call('pca', [components]);
  }

  /**
   * Opens a model file to compare the model with, for images of the same size, in place of the one
   * that was there; without bytes it only forgets that one.
   */
  compareWith(
    bytes: Uint8Array | undefined,
    name = 'the model file',
  ): Promise<ModelInfo | undefined> {
    return this.#client.call('compareWith', [bytes, name]);
  }

  /**
   * Mean squared errors per pixel of what the model makes of distorted test images, one for each
   * amount: after noise against the clean images, else against the distorted ones.
   */
  robustness(
    distortion: DistortionKind,
    amounts: readonly number[],
    options: RobustnessOptions = {},
  ): Promise<Float32Array> {
    return this.#client.call('robustness', [distortion, amounts, options]);
  }

  /** How anomalous each test image is to the model, [testCount]. */
  anomalyScores(score: AnomalyScore = 'error'): Promise<Float32Array> {
    return this.#client.call('anomalyScores', [score]);
  }

  /** How well scores tell anomalous images (1) from normal ones (0). */
  roc(scores: Float32Array, anomalous: Uint8Array): Promise<Roc> {
    return this.#client.call('roc', [scores, anomalous]);
  }

  /** The lowest threshold that calls no more than this share of the normal images anomalous. */
  detect(
    scores: Float32Array,
    anomalous: Uint8Array,
    falsePositiveRate: number,
  ): Promise<Detection> {
    return this.#client.call('detect', [scores, anomalous, falsePositiveRate]);
  }

  modelInfo(): Promise<ModelInfo> {
    return this.#client.call('modelInfo', []);
  }

  /** The model as a safetensors file. */
  saveModel(): Promise<Uint8Array> {
    return this.#client.call('saveModel', []);
  }

  /** Opens a model file in place of the model that was there; `name` is for messages. */
  loadModel(bytes: Uint8Array, name = 'the model file'): Promise<ModelInfo> {
    return this.#client.call('loadModel', [bytes, name]);
  }

  /** Ends the worker; calls that are not answered yet, and later ones, reject. */
  terminate(): void {
    this.#client.terminate();
  }
}
