import type {
  Activation,
  Configuration,
  CorruptionKind,
  Loss,
} from '../../engine/configuration.ts';
import {
  ACTIVATIONS,
  type Choices,
  CORRUPTIONS,
  FAMILIES,
  LOSSES,
  OPTIMIZERS,
  SPARSITY_KINDS,
} from './choices.ts';
import { type SettingKey, settingValue, withActivation } from './configuration-edit.ts';
import {
  isCorrupting,
  isVariational,
  needsSigmoidCode,
  withCorruptionKind,
  withLoss,
} from './family-edit.ts';

type Condition = (configuration: Configuration) => boolean;

/** One control: a choice where there are choices, a switch for a boolean, else a number. */
export interface Setting {
  key: SettingKey;
  name: string;
  help: string;
  choices?: Choices;
  /** Whether it means anything now; it is not shown where it does not. */
  applies?: Condition;
  /** Whether another setting leaves no choice now. */
  fixed?: Condition;
  /** Where what is shown is not the key's value, or a change brings others with it. */
  read?: (configuration: Configuration) => string;
  write?: (configuration: Configuration, value: string) => Configuration;
}

export interface SettingGroup {
  id: string;
  name: string;
  settings: readonly Setting[];
}

const isSparse: Condition = ({ model }) => model.family === 'sparse';
const isContractive: Condition = ({ model }) => model.family === 'contractive';
const hasTopK: Condition = ({ model }) => model.sparsity.kind === 'topk';

const layers: readonly Setting[] = [
  {
    key: 'model.activation',
    name: 'Activation',
    help: 'The function each hidden unit applies to its weighted sum; each layer may have its own.',
    choices: [...ACTIVATIONS, ['each', 'Per layer']],
    fixed: ({ model }) => model.encoder.length === 0,
    read: ({ model }) => (model.layer_activations.length > 0 ? 'each' : model.activation),
    write: (configuration, value) => withActivation(configuration, value as Activation | 'each'),
  },
  {
    key: 'model.code_activation',
    name: 'Code activation',
    help: 'Linear lets the code take any value, which a variational code must; the KL penalty needs sigmoid.',
    choices: ACTIVATIONS,
    fixed: (configuration) => isVariational(configuration) || needsSigmoidCode(configuration),
  },
  {
    key: 'model.output_activation',
    name: 'Output activation',
    help: 'Sigmoid keeps the pixels between 0 and 1; binary cross-entropy needs it.',
    choices: ACTIVATIONS,
    fixed: ({ training }) => training.loss === 'bce',
  },
  {
    key: 'model.tied_weights',
    name: 'Tied weights',
    help: 'The decoder uses the matrices of the encoder, transposed: half the parameters.',
    fixed: isVariational,
  },
];

const objective: readonly Setting[] = [
  {
    key: 'model.family',
    name: 'Family',
    help: 'What is asked of the code beside a good reconstruction.',
    choices: FAMILIES,
  },
  {
    key: 'model.sparsity.kind',
    name: 'Sparsity',
    help: 'L1 pulls every unit to 0; KL pulls mean activations to a target; top k keeps the largest values only.',
    choices: SPARSITY_KINDS,
    applies: isSparse,
  },
  {
    key: 'model.sparsity.weight',
    name: 'Sparsity weight',
    help: 'Of the penalty, beside a loss that is a mean per pixel.',
    applies: (configuration) => isSparse(configuration) && !hasTopK(configuration),
  },
  {
    key: 'model.sparsity.target',
    name: 'Target activation',
    help: 'How active a unit should be on average, between 0 and 1.',
    applies: needsSigmoidCode,
  },
  {
    key: 'model.sparsity.active',
    name: 'Active units',
    help: 'How many values of each code are kept; the others are set to 0.',
    applies: (configuration) => isSparse(configuration) && hasTopK(configuration),
  },
  {
    key: 'model.contraction.weight',
    name: 'Contraction weight',
    help: 'Of the penalty on how much the code changes with the image, beside a loss per pixel.',
    applies: isContractive,
  },
  {
    key: 'model.contraction.projections',
    name: 'Projections',
    help: 'Random directions that estimate the change of a large code; 0 computes it exactly.',
    applies: isContractive,
  },
  {
    key: 'model.beta',
    name: 'Beta',
    help: 'The weight of the KL divergence from the standard normal; 1 makes the loss the negative ELBO.',
    applies: isVariational,
  },
  {
    key: 'model.warm_up_epochs',
    name: 'Warm-up epochs',
    help: 'Epochs over which beta grows from 0, so that the code is not given up at the start.',
    applies: isVariational,
  },
  {
    key: 'training.loss',
    name: 'Loss',
    help: 'MSE, L1 and Huber compare pixel values; BCE, binary cross-entropy, takes each pixel as a probability.',
    choices: LOSSES,
    write: (configuration, value) => withLoss(configuration, value as Loss),
  },
  {
    key: 'training.huber_delta',
    name: 'Huber delta',
    help: 'Errors up to this are squared, larger ones count in proportion.',
    applies: ({ training }) => training.loss === 'huber',
  },
];

const training: readonly Setting[] = [
  {
    key: 'training.optimizer',
    name: 'Optimizer',
    help: 'Adam adapts the step size of each weight; SGD, with momentum, does not.',
    choices: OPTIMIZERS,
  },
  {
    key: 'training.momentum',
    name: 'Momentum',
    help: 'The share of the last step that goes into the next.',
    applies: (configuration) => configuration.training.optimizer === 'sgd',
  },
  {
    key: 'training.learning_rate',
    name: 'Learning rate',
    help: 'How far one minibatch moves the weights; too far, and training diverges.',
  },
  {
    key: 'training.batch_size',
    name: 'Batch size',
    help: 'Images per minibatch; fewer make quicker, noisier steps.',
  },
  {
    key: 'training.seed',
    name: 'Seed',
    help: 'The same seed and settings give the same run.',
  },
];

const input: readonly Setting[] = [
  {
    key: 'training.corruption.kind',
    name: 'Corruption',
    help: 'What is done to the input images, anew at every epoch; the clean images stay the target.',
    choices: CORRUPTIONS,
    write: (configuration, value) => withCorruptionKind(configuration, value as CorruptionKind),
  },
  {
    key: 'training.corruption.amount',
    name: 'Corruption amount',
    help: 'Gaussian: the standard deviation; the others: the share of the pixels that is hit.',
    applies: isCorrupting,
  },
  {
    key: 'training.corruption.clip',
    name: 'Clip pixels',
    help: 'Noisy pixels are held between 0 and 1, as an image has them.',
    applies: (configuration) => configuration.training.corruption.kind === 'gaussian',
  },
];

/** Every setting beside the widths, in the order in which they are shown. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  { id: 'layers', name: 'Layers', settings: layers },
  { id: 'objective', name: 'Objective', settings: objective },
  { id: 'training', name: 'Training', settings: training },
  { id: 'input', name: 'Input', settings: input },
];

/** What a setting's control shows. */
export function shownValue(setting: Setting, configuration: Configuration) {
  return setting.read?.(configuration) ?? settingValue(configuration, setting.key);
}

/** Whether a refusal's sentence names the key. */
export function isNamedIn(refusal: string | undefined, key: string): boolean {
  return new RegExp(`\\b${key.replaceAll('.', '\\.')}\\b`).test(refusal ?? '');
}
