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
import type { CorruptionChoice, PartialConfiguration } from './configuration.ts';
import type {
  Checkpoint,
  DataSelection,
  DatasetInfo,
  DatasetSource,
  Drawing,
  DrawingReconstruction,
  Images,
  ImportChoices,
  ImportedWeights,
  LayerInfo,
  LoadingProgress,
  ModelInfo,
  PreparedPicture,
  Reconstruction,
  Snapshot,
} from './types.ts';

/**
 * The questions and commands that the engine answers, one after another, also between two minibatches
 * while it trains. Images are [count × rows × columns] with pixels in [0, 1], codes [count × code].
 * A failing call rejects with an `EngineError` and leaves data set and model as they were: with
 * `not-ready` where it needs a model or a data set that is not there yet, and with `bad-input` where
 * an argument is not what it should be, such as an array that is not whole images or codes, or holds
 * NaN or infinity.
 */
export interface EngineCalls {
  /**
   * Loads a data set, or a part of it, in place of the one that was there; training stops. Rejects
   * with `bad-input` for files that cannot be read or found, and for a selection that leaves nothing.
   * @param report called now and then while what comes with the engine is on its way
   */
  loadDataset(
    source: DatasetSource,
    selection?: DataSelection,
    report?: (progress: LoadingProgress) => void,
  ): Promise<DatasetInfo>;

  /**
   * Trains from now on with the images of these classes alone, or with all if there are none; running
   * training stops. Anomalies are then images of the other classes.
   */
  trainOn(classes: readonly number[]): Promise<DatasetInfo>;

  /** `count` test images from index `first` on, with their labels. */
  testImages(first: number, count: number): Promise<Images>;

  /** Makes an untrained model in place of the one that was there; training stops. */
  createModel(configuration: PartialConfiguration): Promise<ModelInfo>;

  /** The layers that a model of this configuration would have. */
  layers(configuration: PartialConfiguration): Promise<LayerInfo[]>;

  /**
   * Opens a model file in place of the model that was there; training stops.
   * @param name for messages. Default "the model file".
   */
  loadModel(bytes: Uint8Array, name?: string): Promise<ModelInfo>;

  /** Whether a safetensors file says what model it is; if not, `importWeights` may make one of it. */
  describesModel(bytes: Uint8Array, name?: string): Promise<boolean>;

  /**
   * Finds the autoencoder in weights that another program saved, such as PyTorch's state_dict, and
   * makes a model file of it, which `loadModel` opens. Rejects with `bad-input`, with the shapes that
   * were found, where there is none.
   */
  importWeights(
    bytes: Uint8Array,
    choices?: ImportChoices,
    name?: string,
  ): Promise<ImportedWeights>;

  /** The model as a safetensors file. */
  saveModel(): Promise<Uint8Array>;

  /**
   * The complete state of the model's training, which may go on meanwhile, between two minibatches.
   * @param options whether the snapshots are in it, which may take 64 MB. By default not.
   */
  saveCheckpoint(options?: { snapshots?: boolean }): Promise<Checkpoint>;

  /**
   * Takes up the model and its training where a checkpoint was saved, in place of the model that was
   * there; training stops. Rejects with `bad-input`, and leaves that model, unless the training data
   * are those of the checkpoint: load them, and choose the classes, before. `loadModel` opens the file
   * of a checkpoint on any data, without its training.
   * @param name for messages. Default "the checkpoint".
   */
  loadCheckpoint(checkpoint: Checkpoint, name?: string): Promise<ModelInfo>;

  /** The model's configuration, layers and history. */
  modelInfo(): Promise<ModelInfo>;

  /** Stops a running training after its minibatch. */
  pause(): Promise<void>;

  /**
   * Changes the configuration of the model in training, which may go on meanwhile: from the next
   * minibatch on it is trained so, with the parameters, the optimizer's moments (unless it is another
   * optimizer) and the counters it has. Keys that are left out stay as they are. Rejects with
   * `bad-input`, naming the key, what needs a new model: see `needsNewModel`.
   */
  applySettings(configuration: PartialConfiguration): Promise<ModelInfo>;

  /**
   * Copies of the parameters that were kept while the model trained, oldest first: at its first step,
   * at its newest, and evenly in between.
   */
  snapshots(): Promise<Snapshot[]>;

  /**
   * Has every question about the model answered for a snapshot, with the configuration of now, or for
   * the model itself. Training, saving and `modelInfo` are always about the model itself, and it is
   * shown again when training starts, or another model or data set takes its place.
   */
  show(snapshot: number | undefined): Promise<void>;

  /** The codes of images, [count × code]; of a variational model their means. */
  encode(images: Float32Array): Promise<Float32Array>;

  /**
   * The codes of `count` test images from index `first` on, as `encode` has them; the images stay where
   * they are.
   */
  encodeTest(first: number, count: number): Promise<Float32Array>;

  /** The images that codes stand for, [count × rows × columns]. */
  decode(codes: Float32Array): Promise<Float32Array>;

  /**
   * The codes of images, what they decode to, and the errors of that.
   * @param by whose reconstruction. Default the model's.
   */
  reconstruct(images: Float32Array, by?: Reconstructor): Promise<Reconstruction>;

  /**
   * What each layer makes of images, in the order in which data flow: hidden layers, code, decoder
   * layers, output; [count × units] each. Of a variational code the means.
   */
  activations(images: Float32Array): Promise<Float32Array[]>;

  /** What each decoder layer makes of codes, the output last; [count × units] each. */
  decoderActivations(codes: Float32Array): Promise<Float32Array[]>;

  /**
   * The weight [outputs × inputs] of one of `ModelInfo.layers`, by its index there; of a layer with
   * tied weights the other's, transposed.
   */
  layerWeights(layer: number): Promise<Float32Array>;

  /** Corrupts images of the model's size; the same seed gives the same noise. */
  corrupt(images: Float32Array, corruption: CorruptionChoice, seed: number): Promise<Float32Array>;

  /** Fits a drawing of any size, [rows × columns], into 28 × 28 the way MNIST's images were made. */
  prepareDrawing(pixels: Float32Array, rows: number, columns: number): Promise<Float32Array>;

  /**
   * Prepares a picture (a drawing, a photo of a digit on paper) for the model: for one of 28 × 28
   * pixels as MNIST's images were made, for any other fitted to its size. Rejects with `bad-input`
   * for what this browser cannot read and where no ink is found.
   */
  preparePicture(file: File): Promise<PreparedPicture>;

  /**
   * All that is shown of one drawing at once: the image it is prepared as, its code and
   * reconstruction, and the same of a corrupted copy.
   */
  reconstructDrawing(drawing: Drawing): Promise<DrawingReconstruction>;

  /** The walk through two or more codes, decoded at each step; each point is met exactly. */
  walk(points: readonly Float32Array[], options: WalkOptions): Promise<Decoded>;

  /**
   * New images: of a variational model from the prior, of any other from a Gaussian fitted to the
   * training images' codes. The same seed gives the same images.
   */
  sample(count: number, seed: number): Promise<Decoded>;

  /** A grid of side × side over a code of two units, its first row at the top. */
  latentGrid(side: number): Promise<Decoded>;

  /** The model's figures on all test images. */
  evaluate(): Promise<Evaluation>;

  /**
   * A variational model's importance-weighted bound (Burda, Grosse & Salakhutdinov 2016), in nats, of
   * so many samples each; the mean over the first test images.
   */
  importanceBound(samples: number, images: number): Promise<number>;

  /**
   * The structural similarity (SSIM; Wang et al. 2004) of each image to its reconstruction, [count]:
   * 1 where they are equal.
   */
  similarities(images: Float32Array, reconstructions: Float32Array): Promise<Float32Array>;

  /** How well the classes of the test images are found from their codes. It needs labels. */
  codeQuality(): Promise<CodeQuality>;

  /** Fits principal components to the training images: the baseline for a code of that size. */
  pca(components: number): Promise<PcaInfo>;

  /**
   * Opens a model file to compare the model with, for images of the same size, in place of the one
   * that was there; without bytes it only forgets that one.
   * @param name for messages. Default "the model file".
   */
  compareWith(bytes: Uint8Array | undefined, name?: string): Promise<ModelInfo | undefined>;

  /**
   * Mean squared errors per pixel of what the model makes of distorted test images, one for each
   * amount: after noise against the clean images, else against the distorted ones.
   */
  robustness(
    distortion: DistortionKind,
    amounts: readonly number[],
    options?: RobustnessOptions,
  ): Promise<Float32Array>;

  /**
   * Images [count × rows × columns] of the data's size in [0, 1] as `robustness` distorts them.
   * @param amount a reflection has none, and takes 0.
   * @param seed The seed of the noise. Default 1.
   */
  distort(
    images: Float32Array,
    distortion: DistortionKind,
    amount: number,
    seed?: number,
  ): Promise<Float32Array>;

  /**
   * How anomalous each test image is to the model, [testCount].
   * @param score Default "error".
   */
  anomalyScores(score?: AnomalyScore): Promise<Float32Array>;

  /** How well scores tell anomalous images (1) from normal ones (0). */
  roc(scores: Float32Array, anomalous: Uint8Array): Promise<Roc>;

  /** The lowest threshold that calls no more than this share of the normal images anomalous. */
  detect(
    scores: Float32Array,
    anomalous: Uint8Array,
    falsePositiveRate: number,
  ): Promise<Detection>;
}
