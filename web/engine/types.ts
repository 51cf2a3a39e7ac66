import type { Activation, Configuration, CorruptionChoice } from './configuration.ts';

export type * from './data-types.ts';

/** Grey images, one per row, pixels in [0, 1]; 0 is background. */
export interface Images {
  /** The pixels, [count × rows × columns]. */
  pixels: Float32Array;
  /** The class of each image, [count], or empty where there are no labels. */
  labels: Uint8Array;
}

export interface LayerInfo {
  /**
   * The layer's name in the model file, for example "encoder.0"; a variational code has the two layers
   * "code.mean" and "code.log_variance".
   */
  name: string;
  /** The part of the model that the layer belongs to. */
  part: 'encoder' | 'code' | 'decoder';
  inputs: number;
  outputs: number;
  activation: string;
  /** The number of its own parameters; with tied weights, a decoder layer has biases only. */
  parameters: number;
  /** The index of its outputs in what `activations` answers; a log-variance has none there. */
  activations?: number;
}

export interface ModelInfo {
  configuration: Configuration;
  layers: LayerInfo[];
  parameters: number;
  /** Epochs trained so far. */
  epochs: number;
  history: EpochMetrics[];
  /** The data set that it was trained on last, where that is known. */
  data?: TrainingData;
}

/** A data set as a model file tells it. */
export interface TrainingData {
  name: string;
  /** The number of images trained on, and of those tested with. */
  train: number;
  test: number;
}

/** What weights that another program saved do not say. */
export interface ImportChoices {
  /** The activation of the hidden layers; by default the configuration's, as the two below. */
  activation?: Activation;
  codeActivation?: Activation;
  outputActivation?: Activation;
  /** The height and width of an image; by default a square where the layers' shapes allow it. */
  input?: readonly [rows: number, columns: number];
  /** Images to reconstruct at once, [count × rows × columns]. */
  images?: Float32Array;
}

export interface ImportedWeights {
  model: ModelInfo;
  /** By layer of the model, what the file calls it; empty for a layer that it does not have. */
  sources: string[];
  /** Sentences on what was assumed, converted or left out. */
  remarks: string[];
  /** Tensors that have no part in the model. */
  passedOver: { name: string; shape: number[]; dtype: string }[];
  /** The model as a safetensors file. */
  file: Uint8Array;
  /** What the model makes of the images that were given. */
  reconstructions?: Float32Array;
}

/**
 * One line of the training history. MSE and BCE are means per pixel, on clean images; the losses are
 * what the model's family minimises.
 */
export interface EpochMetrics {
  epoch: number;
  train_loss: number;
  test_loss: number;
  test_mse: number;
  test_bce: number;
  samples_per_second: number;
  seconds: number;
  /** The evidence lower bound of a variational model on the test images, in nats per image. */
  elbo?: number;
  /** The two parts of that bound: elbo = -(reconstruction + kl). */
  reconstruction?: number;
  kl?: number;
}

/** What `Engine.train` yields. */
export interface TrainingProgress {
  /** Epochs completed, and the share of the running epoch in [0, 1). */
  epoch: number;
  fraction: number;
  /** Minibatches since the model was made. */
  steps: number;
  /** Mean loss over the last 32 minibatches: the same at the same step, whenever it is reported. */
  trainLoss: number;
  /** Loss on the first test images (all of them where `metrics` is set). */
  testLoss: number;
  /** The epochs that were behind the model when its test loss was taken: large models' is seldom. */
  testLossEpoch: number;
  /** The training images that passed in the last second, or since training began, a second. */
  samplesPerSecond: number;
  /** Those of the epoch that ended last, if one has ended since the last report. */
  metrics?: EpochMetrics;
  /** All snapshots that are kept, where that has changed since the last report. */
  snapshots?: Snapshot[];
}

/** A copy of the model's parameters, taken while it trained. */
export interface Snapshot {
  id: number;
  /** The epochs that the model had been trained for, a share of the running one included. */
  epoch: number;
  /** Minibatches since the model was made. */
  steps: number;
}

/** A snapshot with the model's parameters, float32 in the order of the model file. */
export interface KeptSnapshot extends Snapshot {
  parameters: Blob;
}

/**
 * The complete state of a training, from which an engine with the same data goes on as if nothing had
 * come between: with the same bits on the same build. Its bytes are Blobs, so that they come from the
 * worker, go to another and into a database without passing through the page's own thread.
 */
export interface Checkpoint {
  /**
   * A safetensors file of the model, the optimizer's moments and the trainer's counters, as the command
   * line's `--checkpoint` writes and `--resume` reads it; of a model that is not in training, its model
   * file.
   */
  file: Blob;
  /** Epochs completed, and the share of the running epoch in [0, 1). */
  epoch: number;
  fraction: number;
  /** Minibatches since the model was made. */
  steps: number;
  /** The losses of the last minibatches, whose mean `TrainingProgress.trainLoss` is. */
  recentLosses: readonly number[];
  /** The snapshots, where they were asked for. */
  snapshots: readonly KeptSnapshot[];
}

export interface TrainOptions {
  /** Stop after so many more epochs; by default it goes on until `pause`. */
  epochs?: number;
  /** Stop after so many more minibatches. */
  steps?: number;
  /**
   * Milliseconds between reports within an epoch. Epochs that end faster than a page is drawn then
   * share a report, with the metrics of the newest. 0 reports each epoch, and nothing else. Default 0.
   */
  reportInterval?: number;
  /** The largest number of minibatches a second, for slow motion; unlimited by default. */
  stepsPerSecond?: number;
  /** Whether copies of the model are kept to look back at, which take up to 64 MB. Default true. */
  snapshots?: boolean;
}

export interface Reconstruction {
  /** The codes, [count × code]. */
  codes: Float32Array;
  /** The decoded images, [count × rows × columns], pixels in [0, 1]. */
  reconstructions: Float32Array;
  /** Mean squared error per pixel of each image against its reconstruction, [count]. */
  errors: Float32Array;
}

/** A drawing that is to be reconstructed. */
export interface Drawing {
  /** The pixels, [rows × columns], in [0, 1]; 0 is background. */
  pixels: Float32Array;
  rows: number;
  columns: number;
  /** Whether it is fitted into 28 × 28 first, as MNIST's images were. Default true. */
  prepare?: boolean;
  /** The noise; without it, the default, there is no corrupted image. */
  corruption?: CorruptionChoice;
  /** The corruption's seed. Default 1. */
  seed?: number;
}

/** What the model makes of a drawing; errors are mean squared errors per pixel. */
export interface DrawingReconstruction {
  /** The drawing as the model is given it, [rows × columns] of the model's input. */
  image: Float32Array;
  /** The code of the image, [code]. */
  code: Float32Array;
  /** The reconstructed image; all images here are of one size. */
  reconstruction: Float32Array;
  /** The reconstruction's error against the image. */
  error: number;
  corrupted?: {
    image: Float32Array;
    /** The corrupted image's error against the clean one. */
    noise: number;
    reconstruction: Float32Array;
    /** The reconstruction's error against the clean image. */
    error: number;
  };
}

/** A picture as the model is given it. */
export interface PreparedPicture {
  /** The image, [rows × columns] of the model's input, in [0, 1], background 0. */
  image: Float32Array;
  rows: number;
  columns: number;
  /** What was done to the picture, in a few words each, such as "dark on light: inverted". */
  remarks: string[];
}

export type EngineErrorCode =
  /** A file, key or value is not what it should be; the message names it. */
  | 'bad-input'
  /** The loss stopped being finite; the last good parameters were kept. */
  | 'diverged'
  /** The call needs a model or a data set that is not there yet. */
  | 'not-ready'
  /** The browser lacks something the engine needs, or the worker was lost. */
  | 'unavailable'
  /** Code that is fetched when it is wanted is gone: the site has a newer version. */
  | 'outdated'
  /** Anything else: a defect of ours. */
  | 'internal';
