import {
  type Activation,
  type Configuration,
  type CorruptionKind,
  fields,
  type Loss,
  rulesFor,
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
  choices?: Choices;
  /** Whether it means anything now; it is not shown where it does not. */
  applies?: Condition;
  /** Whether it has no effect now, and so cannot be changed. */
  idle?: Condition;
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
    choices: [...ACTIVATIONS, ['each', 'Per layer']],
    idle: ({ model }) => model.encoder.length === 0,
    read: ({ model }) => (model.layer_activations.length > 0 ? 'each' : model.activation),
    write: (configuration, value) => withActivation(configuration, value as Activation | 'each'),
  },
  {
    key: 'model.code_activation',
    name: 'Code activation',
    choices: ACTIVATIONS,
  },
  {
    key: 'model.output_activation',
    name: 'Output activation',
    choices: ACTIVATIONS,
  },
  {
    key: 'model.tied_weights',
    name: 'Tied weights',
  },
];

const objective: readonly Setting[] = [
  {
    key: 'model.family',
    name: 'Family',
    choices: FAMILIES,
  },
  {
    key: 'model.sparsity.kind',
    name: 'Sparsity',
    choices: SPARSITY_KINDS,
    applies: isSparse,
  },
  {
    key: 'model.sparsity.weight',
    name: 'Sparsity weight',
    applies: (configuration) => isSparse(configuration) && !hasTopK(configuration),
  },
  {
    key: 'model.sparsity.target',
    name: 'Target activation',
    applies: needsSigmoidCode,
  },
  {
    key: 'model.sparsity.active',
    name: 'Active units',
    applies: (configuration) => isSparse(configuration) && hasTopK(configuration),
  },
  {
    key: 'model.contraction.weight',
    name: 'Contraction weight',
    applies: isContractive,
  },
  {
    key: 'model.contraction.projections',
    name: 'Projections',
    applies: isContractive,
  },
  {
    key: 'model.beta',
    name: 'Beta',
    applies: isVariational,
  },
  {
    key: 'model.warm_up_epochs',
    name: 'Warm-up epochs',
    applies: isVariational,
  },
  {
    key: 'training.loss',
    name: 'Loss',
    choices: LOSSES,
    write: (configuration, value) => withLoss(configuration, value as Loss),
  },
  {
    key: 'training.huber_delta',
    name: 'Huber delta',
    applies: ({ training }) => training.loss === 'huber',
  },
];

const training: readonly Setting[] = [
  {
    key: 'training.optimizer',
    name: 'Optimizer',
    choices: OPTIMIZERS,
  },
  {
    key: 'training.momentum',
    name: 'Momentum',
    applies: (configuration) => configuration.training.optimizer === 'sgd',
  },
  {
    key: 'training.learning_rate',
    name: 'Learning rate',
  },
  {
    key: 'training.batch_size',
    name: 'Batch size',
  },
  {
    key: 'training.seed',
    name: 'Seed',
  },
];

const input: readonly Setting[] = [
  {
    key: 'training.corruption.kind',
    name: 'Corruption',
    choices: CORRUPTIONS,
    write: (configuration, value) => withCorruptionKind(configuration, value as CorruptionKind),
  },
  {
    key: 'training.corruption.amount',
    name: 'Corruption amount',
    applies: isCorrupting,
  },
  {
    key: 'training.corruption.clip',
    name: 'Clip pixels',
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

/** What a setting does, in a sentence. */
export function helpOf({ key }: Setting): string {
  return fields[key].help;
}

/** Whether what else is set leaves a setting no choice now. */
export function isFixed({ key, idle }: Setting, configuration: Configuration): boolean {
  const isDecided = rulesFor(configuration).some(
    (rule) => rule.key === key && rule.values?.length === 1,
  );
  return isDecided || (idle?.(configuration) ?? false);
}

/** What a setting's control shows. */
export function shownValue(setting: Setting, configuration: Configuration) {
  return setting.read?.(configuration) ?? settingValue(configuration, setting.key);
}

/** Whether a refusal's sentence names the key. */
export function isNamedIn(refusal: string | undefined, key: string): boolean {
  return new RegExp(`\\b${key.replaceAll('.', '\\.')}\\b`).test(refusal ?? '');
}
