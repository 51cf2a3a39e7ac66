import {
  type Configuration,
  defaultConfiguration,
  type PartialConfiguration,
} from '../engine/configuration.ts';

export interface Preset {
  id: string;
  name: string;
  /** One line of commentary. */
  about: string;
  configuration: PartialConfiguration;
}

export const PRESETS: readonly Preset[] = [
  {
    id: 'map',
    name: 'Two-unit map · 128-32-2',
    about:
      'Small and quick: each image is encoded as a point on a plane, and the classes separate by themselves.',
    configuration: {
      model: { encoder: [128, 32], code: 2, activation: 'relu', code_activation: 'linear' },
      training: { loss: 'bce', learning_rate: 0.003, batch_size: 32 },
    },
  },
  {
    id: 'classic',
    name: 'Classic · 512-256-64-2',
    about:
      'The deep autoencoder of most tutorials; it separates the classes better, and takes longer.',
    configuration: {
      model: { encoder: [512, 256, 64], code: 2, activation: 'relu', code_activation: 'linear' },
      training: { loss: 'mse', learning_rate: 0.001, batch_size: 128 },
    },
  },
  {
    id: 'sharp',
    name: 'Sharp images · 784-32-784',
    about: 'No hidden layers: a code of 32 units is enough for a sharp reconstruction.',
    configuration: {
      model: { encoder: [], code: 32, code_activation: 'linear' },
      training: { loss: 'bce', learning_rate: 0.002, batch_size: 128 },
    },
  },
  {
    id: 'denoising',
    name: 'Denoising · 256-64',
    about:
      'The input is corrupted and the clean image is the target, so it learns to remove noise.',
    configuration: {
      model: { encoder: [256], code: 64, activation: 'relu', family: 'denoising' },
      training: {
        loss: 'bce',
        learning_rate: 0.001,
        batch_size: 64,
        corruption: { kind: 'gaussian', amount: 0.4 },
      },
    },
  },
  {
    id: 'line',
    name: 'One-unit line · 128-32-1',
    about: 'A code of a single unit: see which classes overlap on the line.',
    configuration: {
      model: { encoder: [128, 32], code: 1, activation: 'relu', code_activation: 'linear' },
      training: { loss: 'bce', learning_rate: 0.003, batch_size: 32 },
    },
  },
];

function agree(wanted: object, present: object): boolean {
  const values = new Map<string, unknown>(Object.entries(present));
  return Object.entries(wanted).every(
    ([key, value]) => JSON.stringify(value) === JSON.stringify(values.get(key)),
  );
}

/** The preset a configuration comes from, if nothing but the seed or the data was changed since. */
export function presetOf({ model, training }: Configuration): Preset | undefined {
  const { kind, amount } = training.corruption;
  const defaults = defaultConfiguration;
  const present = { ...training, corruption: { kind, amount: kind === 'none' ? 0 : amount } };
  return PRESETS.find(
    ({ configuration }) =>
      agree({ ...defaults.model, ...configuration.model, input: model.input }, model) &&
      agree({ ...defaults.training, ...configuration.training, seed: training.seed }, present),
  );
}

export const DEFAULT_PRESET = PRESETS[0] as Preset;
