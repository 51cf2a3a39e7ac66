import { msg } from '@lit/localize';
import {
  type Activation,
  type Configuration,
  type CorruptionKind,
  type Loss,
  rulesFor,
} from '../../engine/configuration.ts';
import {
  activationChoices,
  type Choices,
  corruptionChoices,
  familyChoices,
  lossChoices,
  optimizerChoices,
  sparsityChoices,
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
  readonly name: string;
  choices?: () => Choices;
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
  readonly name: string;
  settings: readonly Setting[];
}

const isSparse: Condition = ({ model }) => model.family === 'sparse';
const isContractive: Condition = ({ model }) => model.family === 'contractive';
const hasTopK: Condition = ({ model }) => model.sparsity.kind === 'topk';

const layers: readonly Setting[] = [
  {
    key: 'model.activation',
    get name() {
      return msg('Activation');
    },
    choices: () => [...activationChoices(), ['each', msg('Per layer')]],
    idle: ({ model }) => model.encoder.length === 0,
    read: ({ model }) => (model.layer_activations.length > 0 ? 'each' : model.activation),
    write: (configuration, value) => withActivation(configuration, value as Activation | 'each'),
  },
  {
    key: 'model.code_activation',
    get name() {
      return msg('Code activation');
    },
    choices: activationChoices,
  },
  {
    key: 'model.output_activation',
    get name() {
      return msg('Output activation');
    },
    choices: activationChoices,
  },
  {
    key: 'model.tied_weights',
    get name() {
      return msg('Tied weights');
    },
  },
];

const objective: readonly Setting[] = [
  {
    key: 'model.family',
    get name() {
      return msg('Family');
    },
    choices: familyChoices,
  },
  {
    key: 'model.sparsity.kind',
    get name() {
      return msg('Sparsity');
    },
    choices: sparsityChoices,
    applies: isSparse,
  },
  {
    key: 'model.sparsity.weight',
    get name() {
      return msg('Sparsity weight');
    },
    applies: (configuration) => isSparse(configuration) && !hasTopK(configuration),
  },
  {
    key: 'model.sparsity.target',
    get name() {
      return msg('Target activation');
    },
    applies: needsSigmoidCode,
  },
  {
    key: 'model.sparsity.active',
    get name() {
      return msg('Active units');
    },
    applies: (configuration) => isSparse(configuration) && hasTopK(configuration),
  },
  {
    key: 'model.contraction.weight',
    get name() {
      return msg('Contraction weight');
    },
    applies: isContractive,
  },
  {
    key: 'model.contraction.projections',
    get name() {
      return msg('Projections');
    },
    applies: isContractive,
  },
  {
    key: 'model.beta',
    get name() {
      return msg('Beta');
    },
    applies: isVariational,
  },
  {
    key: 'model.warm_up_epochs',
    get name() {
      return msg('Warm-up epochs');
    },
    applies: isVariational,
  },
  {
    key: 'training.loss',
    get name() {
      return msg('Loss');
    },
    choices: lossChoices,
    write: (configuration, value) => withLoss(configuration, value as Loss),
  },
  {
    key: 'training.huber_delta',
    get name() {
      return msg('Huber delta');
    },
    applies: ({ training }) => training.loss === 'huber',
  },
];

const training: readonly Setting[] = [
  {
    key: 'training.optimizer',
    get name() {
      return msg('Optimizer');
    },
    choices: optimizerChoices,
  },
  {
    key: 'training.momentum',
    get name() {
      return msg('Momentum');
    },
    applies: (configuration) => configuration.training.optimizer === 'sgd',
  },
  {
    key: 'training.learning_rate',
    get name() {
      return msg('Learning rate');
    },
  },
  {
    key: 'training.batch_size',
    get name() {
      return msg('Batch size');
    },
  },
  {
    key: 'training.seed',
    get name() {
      return msg('Seed');
    },
  },
];

const input: readonly Setting[] = [
  {
    key: 'training.corruption.kind',
    get name() {
      return msg('Corruption');
    },
    choices: corruptionChoices,
    write: (configuration, value) => withCorruptionKind(configuration, value as CorruptionKind),
  },
  {
    key: 'training.corruption.amount',
    get name() {
      return msg('Corruption amount');
    },
    applies: isCorrupting,
  },
  {
    key: 'training.corruption.clip',
    get name() {
      return msg('Clip pixels');
    },
    applies: (configuration) => configuration.training.corruption.kind === 'gaussian',
  },
];

/** Every setting beside the widths, in the order in which they are shown. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  {
    id: 'layers',
    get name() {
      return msg('Layers');
    },
    settings: layers,
  },
  {
    id: 'objective',
    get name() {
      return msg('Objective');
    },
    settings: objective,
  },
  {
    id: 'training',
    get name() {
      return msg('Training');
    },
    settings: training,
  },
  {
    id: 'input',
    get name() {
      return msg('Input');
    },
    settings: input,
  },
];

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
