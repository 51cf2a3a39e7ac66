// Made from schema/configuration.schema.json by `npm run generate`; do not edit. A key has its row
// in src/autoencoder/fields.hpp.

/** The names that a key of each type may have, in the order in which they are shown. */
export const names = {
  Activation: ['relu', 'leaky_relu', 'elu', 'tanh', 'sigmoid', 'linear'],
  Initialization: ['auto', 'glorot', 'he', 'pytorch'],
  Family: ['plain', 'sparse', 'contractive', 'denoising', 'variational'],
  SparsityKind: ['l1', 'kl', 'topk'],
  Loss: ['mse', 'bce', 'l1', 'huber'],
  Optimizer: ['adam', 'sgd'],
  CorruptionKind: ['none', 'gaussian', 'masking', 'salt_and_pepper', 'block'],
} as const;

export type Activation = (typeof names)['Activation'][number];
export type Initialization = (typeof names)['Initialization'][number];
export type Family = (typeof names)['Family'][number];
export type SparsityKind = (typeof names)['SparsityKind'][number];
export type Loss = (typeof names)['Loss'][number];
export type Optimizer = (typeof names)['Optimizer'][number];
export type CorruptionKind = (typeof names)['CorruptionKind'][number];

/**
 * The sparse family's term. l1: weight x mean over images of the sum of |code|. kl: weight x sum
 * over units of KL(target || mean activation). topk: the largest code values of each image are
 * kept, the others set to 0.
 */
export interface Sparsity {
  /**
   * L1 pulls every unit to 0; KL pulls mean activations to a target; top k keeps the largest values
   * only.
   */
  kind: SparsityKind;
  /** The penalty's weight, beside a loss that is a mean per pixel. */
  weight: number;
  /** How active a unit should be on average, between 0 and 1. */
  target: number;
  /** How many values of each code are kept; the others are set to 0. */
  active: number;
}

/**
 * The contractive family's term: weight x mean over images of the squared Frobenius norm of d code
 * / d input.
 */
export interface Contraction {
  /** The penalty's weight on how much the code changes with the image, beside a loss per pixel. */
  weight: number;
  /** Random directions that estimate the change of a large code; 0 computes it exactly. */
  projections: number;
}

/** The network and what its code is asked for. */
export interface ModelConfiguration {
  /** Height and width of an image, in pixels. */
  input: [number, number];
  /** Widths of the hidden layers from the input to the code; the decoder mirrors them. */
  encoder: number[];
  /** How many units the code has, the bottleneck. */
  code: number;
  /** The function each hidden unit applies to its weighted sum; each layer may have its own. */
  activation: Activation;
  /** An activation for each hidden layer and its mirror, in place of one for all. */
  layer_activations: Activation[];
  /**
   * Linear lets the code take any value, which a variational code must; the KL penalty needs
   * sigmoid.
   */
  code_activation: Activation;
  /** Sigmoid keeps the pixels between 0 and 1; binary cross-entropy needs it. */
  output_activation: Activation;
  /**
   * How weights are drawn; auto takes he for ReLU's kin and glorot otherwise, pytorch draws weights
   * and biases as nn.Linear does.
   */
  initialization: Initialization;
  /** The decoder uses the matrices of the encoder, transposed: half the parameters. */
  tied_weights: boolean;
  /** What is asked of the code beside a good reconstruction. */
  family: Family;
  /**
   * The sparse family's term. l1: weight x mean over images of the sum of |code|. kl: weight x sum
   * over units of KL(target || mean activation). topk: the largest code values of each image are
   * kept, the others set to 0.
   */
  sparsity: Sparsity;
  /**
   * The contractive family's term: weight x mean over images of the squared Frobenius norm of d
   * code / d input.
   */
  contraction: Contraction;
  /**
   * The weight of the KL divergence from the standard normal; 1 makes the loss the negative ELBO.
   */
  beta: number;
  /** Epochs over which beta grows from 0, so that the code is not given up at the start. */
  warm_up_epochs: number;
}

/**
 * What is done to the input in training; the target stays clean. A denoising model without it gets
 * Gaussian noise of 0.4.
 */
export interface Corruption {
  /** What is done to the input images, anew at every epoch; the clean images stay the target. */
  kind: CorruptionKind;
  /** Gaussian: the standard deviation; the others: the share of the pixels that is hit. */
  amount: number;
  /** Noisy pixels are held between 0 and 1, as an image has them. */
  clip: boolean;
}

/** How the model is trained. */
export interface TrainingConfiguration {
  /**
   * MSE, L1 and Huber compare pixel values; BCE, binary cross-entropy, takes each pixel as a
   * probability.
   */
  loss: Loss;
  /** Errors up to this are squared, larger ones count in proportion. */
  huber_delta: number;
  /** Adam adapts the step size of each weight; SGD, with momentum, does not. */
  optimizer: Optimizer;
  /** How far one minibatch moves the weights; too far, and training diverges. */
  learning_rate: number;
  /** The share of the last step that goes into the next, with SGD. */
  momentum: number;
  /** Images per minibatch; fewer make quicker, noisier steps. */
  batch_size: number;
  /** How many times every training image is seen. */
  epochs: number;
  /**
   * The same seed and settings give the same bits, on any number of threads with the same kernels.
   */
  seed: number;
  /**
   * What is done to the input in training; the target stays clean. A denoising model without it
   * gets Gaussian noise of 0.4.
   */
  corruption: Corruption;
}

/**
 * One configuration for the command line (--config), model files, links and the JavaScript API.
 * Every key may be left out; its default is given.
 */
export interface Configuration {
  /** The network and what its code is asked for. */
  model: ModelConfiguration;
  /** How the model is trained. */
  training: TrainingConfiguration;
}

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

/** What the parser fills in for a section that a rule needs and that is left out. */
export const filledIn = {
  'training.corruption': { kind: 'gaussian', amount: 0.4, clip: true },
} as const;

/** One key's limits (of each entry, for a list), its help, and what a change means in training. */
export interface Field {
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  /**
   * live: a model in training takes it over. new-model: it needs a new model. Any other word: only a
   * change to or from that value does.
   */
  change: string;
  help: string;
}

export const fields = {
  'model.input': {
    minimum: 1,
    maximum: 4096,
    change: 'new-model',
    help: 'Height and width of an image, in pixels.',
  },
  'model.encoder': {
    minimum: 1,
    maximum: 65536,
    change: 'new-model',
    help: 'Widths of the hidden layers from the input to the code; the decoder mirrors them.',
  },
  'model.code': {
    minimum: 1,
    maximum: 65536,
    change: 'new-model',
    help: 'How many units the code has, the bottleneck.',
  },
  'model.activation': {
    change: 'new-model',
    help: 'The function each hidden unit applies to its weighted sum; each layer may have its own.',
  },
  'model.layer_activations': {
    change: 'new-model',
    help: 'An activation for each hidden layer and its mirror, in place of one for all.',
  },
  'model.code_activation': {
    change: 'new-model',
    help: 'Linear lets the code take any value, which a variational code must; the KL penalty needs sigmoid.',
  },
  'model.output_activation': {
    change: 'new-model',
    help: 'Sigmoid keeps the pixels between 0 and 1; binary cross-entropy needs it.',
  },
  'model.initialization': {
    change: 'new-model',
    help: 'How weights are drawn; auto takes he for ReLU\'s kin and glorot otherwise, pytorch draws weights and biases as nn.Linear does.',
  },
  'model.tied_weights': {
    change: 'new-model',
    help: 'The decoder uses the matrices of the encoder, transposed: half the parameters.',
  },
  'model.family': {
    change: 'variational',
    help: 'What is asked of the code beside a good reconstruction.',
  },
  'model.sparsity.kind': {
    change: 'live',
    help: 'L1 pulls every unit to 0; KL pulls mean activations to a target; top k keeps the largest values only.',
  },
  'model.sparsity.weight': {
    minimum: 0,
    maximum: 1000000,
    change: 'live',
    help: 'The penalty\'s weight, beside a loss that is a mean per pixel.',
  },
  'model.sparsity.target': {
    exclusiveMinimum: 0,
    exclusiveMaximum: 1,
    change: 'live',
    help: 'How active a unit should be on average, between 0 and 1.',
  },
  'model.sparsity.active': {
    minimum: 1,
    maximum: 65536,
    change: 'live',
    help: 'How many values of each code are kept; the others are set to 0.',
  },
  'model.contraction.weight': {
    minimum: 0,
    maximum: 1000000,
    change: 'live',
    help: 'The penalty\'s weight on how much the code changes with the image, beside a loss per pixel.',
  },
  'model.contraction.projections': {
    minimum: 0,
    maximum: 1024,
    change: 'live',
    help: 'Random directions that estimate the change of a large code; 0 computes it exactly.',
  },
  'model.beta': {
    minimum: 0,
    maximum: 1000000,
    change: 'live',
    help: 'The weight of the KL divergence from the standard normal; 1 makes the loss the negative ELBO.',
  },
  'model.warm_up_epochs': {
    minimum: 0,
    maximum: 1000000,
    change: 'live',
    help: 'Epochs over which beta grows from 0, so that the code is not given up at the start.',
  },
  'training.loss': {
    change: 'live',
    help: 'MSE, L1 and Huber compare pixel values; BCE, binary cross-entropy, takes each pixel as a probability.',
  },
  'training.huber_delta': {
    maximum: 1000000,
    exclusiveMinimum: 0,
    change: 'live',
    help: 'Errors up to this are squared, larger ones count in proportion.',
  },
  'training.optimizer': {
    change: 'live',
    help: 'Adam adapts the step size of each weight; SGD, with momentum, does not.',
  },
  'training.learning_rate': {
    maximum: 1e+38,
    exclusiveMinimum: 0,
    change: 'live',
    help: 'How far one minibatch moves the weights; too far, and training diverges.',
  },
  'training.momentum': {
    minimum: 0,
    exclusiveMaximum: 1,
    change: 'live',
    help: 'The share of the last step that goes into the next, with SGD.',
  },
  'training.batch_size': {
    minimum: 1,
    maximum: 65536,
    change: 'live',
    help: 'Images per minibatch; fewer make quicker, noisier steps.',
  },
  'training.epochs': {
    minimum: 0,
    maximum: 1000000,
    change: 'live',
    help: 'How many times every training image is seen.',
  },
  'training.seed': {
    minimum: 0,
    maximum: 9007199254740991,
    change: 'new-model',
    help: 'The same seed and settings give the same bits, on any number of threads with the same kernels.',
  },
  'training.corruption.kind': {
    change: 'live',
    help: 'What is done to the input images, anew at every epoch; the clean images stay the target.',
  },
  'training.corruption.amount': {
    minimum: 0,
    maximum: 10,
    change: 'live',
    help: 'Gaussian: the standard deviation; the others: the share of the pixels that is hit.',
  },
  'training.corruption.clip': {
    change: 'live',
    help: 'Noisy pixels are held between 0 and 1, as an image has them.',
  },
} as const satisfies Record<string, Field>;

/** A key of the configuration as sentences name it, such as "training.batch_size". */
export type FieldPath = keyof typeof fields;

/** What one key must be (one of some values, or within limits) where others have certain values. */
export interface Rule {
  when: readonly { key: FieldPath; values: readonly (string | boolean)[] }[];
  /** A key, or a list's entry, such as "model.encoder[0]". */
  key: string;
  values?: readonly (string | boolean)[];
  minimum?: number;
  maximum?: number;
}

export const rules: readonly Rule[] = [
  {
    when: [{ key: 'training.loss', values: ['bce'] }],
    key: 'model.output_activation',
    values: ['sigmoid'],
  },
  {
    when: [
      { key: 'model.family', values: ['sparse'] },
      { key: 'model.sparsity.kind', values: ['kl'] },
    ],
    key: 'model.code_activation',
    values: ['sigmoid'],
  },
  {
    when: [{ key: 'model.family', values: ['variational'] }],
    key: 'model.code_activation',
    values: ['linear'],
  },
  {
    when: [{ key: 'model.family', values: ['variational'] }],
    key: 'model.tied_weights',
    values: [false],
  },
  {
    when: [{ key: 'model.family', values: ['contractive'] }],
    key: 'model.encoder[0]',
    minimum: 1,
    maximum: 8192,
  },
  {
    when: [{ key: 'training.corruption.kind', values: ['gaussian'] }],
    key: 'training.corruption.amount',
    minimum: 0,
    maximum: 10,
  },
  {
    when: [
      {
        key: 'training.corruption.kind',
        values: ['none', 'masking', 'salt_and_pepper', 'block'],
      },
    ],
    key: 'training.corruption.amount',
    minimum: 0,
    maximum: 1,
  },
  {
    when: [{ key: 'model.family', values: ['denoising'] }],
    key: 'training.corruption.kind',
    values: ['gaussian', 'masking', 'salt_and_pepper', 'block'],
  },
];
