/** The configuration every door of the project shares; `schema/configuration.schema.json` describes it. */

export type Activation = 'relu' | 'leaky_relu' | 'elu' | 'tanh' | 'sigmoid' | 'linear';
export type Family = 'plain' | 'denoising';
export type Loss = 'mse' | 'bce' | 'l1';
export type Optimizer = 'adam' | 'sgd';
export type Initialization = 'auto' | 'glorot' | 'he';
export type CorruptionKind = 'none' | 'gaussian' | 'masking' | 'salt_and_pepper';

export interface ModelConfiguration {
  /** Image height and width in pixels. */
  input: [number, number];
  /** Widths of the hidden layers from the input to the code; the decoder mirrors them. */
  encoder: number[];
  /** Number of units of the code. */
  code: number;
  activation: Activation;
  code_activation: Activation;
  output_activation: Activation;
  initialization: Initialization;
  tied_weights: boolean;
  family: Family;
}

export interface Corruption {
  kind: CorruptionKind;
  /** Gaussian: the standard deviation; masking and salt-and-pepper: the share of pixels hit. */
  amount: number;
}

export interface TrainingConfiguration {
  loss: Loss;
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

/** What the parser accepts: every key has a default. */
export interface PartialConfiguration {
  model?: Partial<ModelConfiguration>;
  training?: Partial<TrainingConfiguration>;
}

/** What the parser fills in for keys that are left out. */
export const defaultConfiguration: Configuration = {
  model: {
    input: [28, 28],
    encoder: [512, 256, 64],
    code: 2,
    activation: 'relu',
    code_activation: 'linear',
    output_activation: 'sigmoid',
    initialization: 'auto',
    tied_weights: false,
    family: 'plain',
  },
  training: {
    loss: 'mse',
    optimizer: 'adam',
    learning_rate: 0.001,
    momentum: 0.9,
    batch_size: 128,
    epochs: 10,
    seed: 1,
    corruption: { kind: 'none', amount: 0 },
  },
};
