/** Codes [count × code] and the images [count × rows × columns] that they decode to. */
export interface Decoded {
  codes: Float32Array;
  images: Float32Array;
}

/**
 * How a walk goes from one code to the next: straight on; around the origin, turning evenly; or on a
 * smooth curve through all of them.
 */
export type PathKind = 'linear' | 'spherical' | 'curve';

export interface WalkOptions {
  /** The way from point to point. Default linear. */
  path?: PathKind;
  /** The number of codes, the first and the last point included. */
  steps: number;
}

/** A model's figures on all test images; means over images and pixels, on clean input. */
export interface Evaluation {
  images: number;
  /** The value that training minimises, on corrupted input where there is a corruption. */
  loss: number;
  mse: number;
  bce: number;
  /** Peak signal-to-noise ratio of the reconstructions, in decibels. */
  psnr: number;
  /** The evidence lower bound of a variational model, in nats per image: -(reconstruction + kl). */
  elbo?: number;
  reconstruction?: number;
  kl?: number;
  /** The errors of corrupted images and of their reconstructions, where there is a corruption. */
  corruptedMse?: number;
  denoisedMse?: number;
}

/** Shares of the test images whose class is found from their code, in [0, 1]. */
export interface CodeQuality {
  /** The share found by a vote of the five training images with the nearest codes. */
  nearestNeighbours: number;
  /** The share found by a linear classifier on codes. */
  linearProbe: number;
}

/** Principal components, the best linear code of so many units. */
export interface PcaInfo {
  components: number;
  /** The share of the training images' variance that they hold, in [0, 1]. */
  explainedShare: number;
  /** Mean squared error per pixel of the test images. */
  testMse: number;
}

/**
 * What images are distorted by, and its amount: rotation in degrees, counter-clockwise; shifts in
 * pixels, to the right and down; Gaussian noise by its standard deviation; reflections have none.
 */
export type DistortionKind =
  | 'rotation'
  | 'horizontal_shift'
  | 'vertical_shift'
  | 'horizontal_reflection'
  | 'vertical_reflection'
  | 'gaussian';

/**
 * What reconstructs images: the model, the one that is compared with it, or so many principal
 * components of the training images.
 */
export type Reconstructor = 'model' | 'compared' | { components: number };

export interface RobustnessOptions {
  /** Who reconstructs the distorted images. Default the model. */
  by?: Reconstructor;
  /** The seed of the noise. Default 1. */
  seed?: number;
  /** The largest number of test images. Default 1000. */
  limit?: number;
}

/** error: mean squared error per pixel of the reconstruction. elbo: minus the bound, in nats. */
export type AnomalyScore = 'error' | 'elbo';

/**
 * A receiver operating characteristic, from nothing called anomalous to everything: at each score as
 * a threshold, the shares of the normal and of the anomalous images that score at least as high.
 */
export interface Roc {
  /** The first is infinite. */
  thresholds: Float32Array;
  falsePositiveRates: Float32Array;
  truePositiveRates: Float32Array;
  /** The area under the curve: the chance that an anomalous image scores higher than a normal one. */
  area: number;
}

/** A threshold, and what is called anomalous by it. */
export interface Detection {
  /** The lowest score that is called anomalous; infinite where none is. */
  threshold: number;
  falsePositiveRate: number;
  truePositiveRate: number;
  falsePositives: number;
  truePositives: number;
  /** The share of the images called anomalous that are; absent where none is called so. */
  precision?: number;
}
