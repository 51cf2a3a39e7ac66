/** The configuration every door of the project shares; `schema/configuration.schema.json` describes it. */

export type Activation = 'relu' | 'leaky_relu' | 'elu' | 'tanh' | 'sigmoid' | 'linear';
export type Family = 'plain' | 'sparse' | 'contractive' | 'denoising' | 'variational';
export type SparsityKind = 'l1' | 'kl' | 'topk';
export type Loss = 'mse' | 'bce' | 'l1' | 'huber';
export type Optimizer = 'adam' | 'sgd';
export type Initialization = 'auto' | 'glorot' | 'he' | 'pytorch';
export type CorruptionKind = 'none' | 'gaussian' | 'masking' | 'salt_and_pepper' | 'block';

/** Of the sparse family. */
export interface Sparsity {
  /** l1: a penalty on |code|. kl: on mean activations other than the target. topk: few are kept. */
  kind: SparsityKind;
  /** Of the penalty, beside a loss that is a mean per pixel; l1 and kl. */
  weight: number;
  /** Mean activation of a unit; kl. */
  target: number;
  /** Code values kept of each image; topk. */
  active: number;
}

/** Of the contractive family. */
export interface Contraction {
  /** Of the squared Frobenius norm of d code / d input. */
  weight: number;
  /** Random directions that estimate the norm; 0: it is exact. */
  projections: number;
}

export interface ModelConfiguration {
  /** Image height and width in pixels. */
  input: [number, number];
  /** Widths of the hidden layers from the input to the code; the decoder mirrors them. */
  encoder: number[];
  /** Number of units of the code. */
  code: number;
  activation: Activation;
  /** Empty, or one for each hidden layer of the encoder and its mirror, in place of `activation`. */
  layer_activations: Activation[];
  code_activation: Activation;
  output_activation: Activation;
  initialization: Initialization;
  tied_weights: boolean;
  family: Family;
  sparsity: Sparsity;
  contraction: Contraction;
  /** Of the variational family: the KL divergence's weight. */
  beta: number;
  /** Epochs over which that weight grows from 0. */
  warm_up_epochs: number;
}

/** What is done to the input images; the clean ones stay the target. */
export interface Corruption {
  kind: CorruptionKind;
  /** Gaussian: the standard deviation; the others: the share of the image's pixels that is hit. */
  amount: number;
  /** Gaussian: whether pixels are held in [0, 1]. */
  clip: boolean;
}

export interface TrainingConfiguration {
  loss: Loss;
  /** Where Huber's loss turns from a square into a line. */
  huber_delta: number;
  optimizer: Optimizer;
  learning_rate: number;
  /** Used by stochastic gradient descent only. */
  momentum: number;
  batch_size: number;
  epochs: number;
  seed: number;
  corruption: Corruption;
}

export interface Configuration {
  model: ModelConfiguration;
  training: TrainingConfiguration;
}

/** Keys may be left out, of an object within the object too. Lists stay whole. */
type Incomplete<T> = {
  [Key in keyof T]?: T[Key] extends readonly unknown[]
    ? T[Key]
    : T[Key] extends object
      ? Incomplete<T[Key]>
      : T[Key];
};

/** What the parser accepts: every key has a default. */
export type PartialConfiguration = Incomplete<Configuration>;
export type CorruptionChoice = Incomplete<Corruption>;

/** What the parser fills in for keys that are left out. */
export const defaultConfiguration: Configuration = {
  model: {
    input: [28, 28],
    encoder: [512, 256, 64],
    code: 2,
    activation: 'relu',
    layer_activations: [],
    code_activation: 'linear',
    output_activation: 'sigmoid',
    initialization: 'auto',
    tied_weights: false,
    family: 'plain',
    sparsity: { kind: 'l1', weight: 0.0001, target: 0.05, active: 8 },
    contraction: { weight: 0.0001, projections: 0 },
    beta: 1,
    warm_up_epochs: 0,
  },
  training: {
    loss: 'mse',
    huber_delta: 0.1,
    optimizer: 'adam',
    learning_rate: 0.001,
    momentum: 0.9,
    batch_size: 128,
    epochs: 10,
    seed: 1,
    corruption: { kind: 'none', amount: 0, clip: true },
  },
};

/** What the parser gives a denoising model that is given no corruption. */
export const denoisingCorruption: Corruption = { kind: 'gaussian', amount: 0.4, clip: true };

/** Of the model: what is no part of its network, only of what it is trained for. */
const liveModelKeys = ['sparsity', 'contraction', 'beta', 'warm_up_epochs'];

/**
 * The first key, such as "model.code", whose change a model in training cannot take over, or
 * nothing. It can all that makes neither other parameters nor other layers, but not another seed.
 */
export function needsNewModel(before: Configuration, after: Configuration): string | undefined {
  const isChanged = (key: keyof ModelConfiguration) => {
    const [old, wanted] = [before.model[key], after.model[key]];
    // A variational model has a second matrix at its code.
    if (key === 'family') return (old === 'variational') !== (wanted === 'variational');
    return !liveModelKeys.includes(key) && JSON.stringify(old) !== JSON.stringify(wanted);
  };
  const keys = Object.keys(defaultConfiguration.model) as (keyof ModelConfiguration)[];
  const first = keys.find(isChanged);
  if (first) return `model.${first}`;
  return before.training.seed === after.training.seed ? undefined : 'training.seed';
}

/**
 * The configuration with the keys that are given, an object's one by one. A model that is to denoise
 * where nothing is corrupted gets a corruption, as the parser has it.
 */
export function changed(
  before: Configuration,
  { model, training }: PartialConfiguration,
): Configuration {
  const corruption = { ...before.training.corruption, ...training?.corruption };
  const isMissing =
    model?.family === 'denoising' && !training?.corruption && corruption.kind === 'none';
  return {
    model: {
      ...before.model,
      ...model,
      sparsity: { ...before.model.sparsity, ...model?.sparsity },
      contraction: { ...before.model.contraction, ...model?.contraction },
    },
    training: {
      ...before.training,
      ...training,
      corruption: isMissing ? denoisingCorruption : corruption,
    },
  };
}

/** Fills in the keys that are left out, as the parser does. */
export function completed(configuration: PartialConfiguration): Configuration {
  return changed(defaultConfiguration, configuration);
}
