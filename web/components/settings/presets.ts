import { msg } from '@lit/localize';
import {
  type Configuration,
  completed,
  type PartialConfiguration,
} from '../../engine/configuration.ts';
import { merge } from '../../engine/merge.ts';

export interface Preset {
  id: string;
  readonly name: string;
  /** One line of commentary. */
  readonly about: string;
  configuration: PartialConfiguration;
  /** Classes to train on alone; all where it does not say. */
  classes?: readonly number[];
  /** The id of the drawer that shows what the preset is about. */
  drawer?: string;
}

export const PRESETS: readonly Preset[] = [
  {
    id: 'map',
    get name() {
      return msg('Two-unit map · 128-32-2');
    },
    get about() {
      return msg(
        'Small and quick: each image is encoded as a point on a plane, and the classes separate by themselves.',
      );
    },
    configuration: {
      model: { encoder: [128, 32], code: 2 },
      training: { loss: 'bce', learning_rate: 0.003, batch_size: 32 },
    },
  },
  {
    id: 'classic',
    get name() {
      return msg('Classic · 512-256-64-2');
    },
    get about() {
      return msg(
        'The deep autoencoder of most tutorials: it takes longer, and after 25 epochs separates the classes better.',
      );
    },
    configuration: {
      model: { encoder: [512, 256, 64], code: 2 },
      training: { loss: 'mse', learning_rate: 0.001, batch_size: 128 },
    },
  },
  {
    id: 'variational',
    get name() {
      return msg('Variational map · 128-32-2');
    },
    get about() {
      return msg(
        'Codes fill a standard normal cloud with few holes: nine in ten of its points decode to a digit.',
      );
    },
    configuration: {
      model: { encoder: [128, 32], code: 2, family: 'variational' },
      training: { loss: 'bce', learning_rate: 0.003, batch_size: 32 },
    },
  },
  {
    id: 'sharp',
    get name() {
      return msg('Sharp images · 784-32-784');
    },
    get about() {
      return msg('No hidden layers: a code of 32 units is enough for a sharp reconstruction.');
    },
    configuration: {
      model: { encoder: [], code: 32 },
      training: { loss: 'bce', learning_rate: 0.002, batch_size: 32 },
    },
  },
  {
    id: 'denoising',
    get name() {
      return msg('Denoising · 256-64');
    },
    get about() {
      return msg(
        'The input is corrupted and the clean image is the target, so it learns to remove noise.',
      );
    },
    configuration: {
      model: { encoder: [256], code: 64, family: 'denoising' },
      training: {
        loss: 'bce',
        learning_rate: 0.001,
        batch_size: 64,
        corruption: { kind: 'gaussian', amount: 0.4 },
      },
    },
  },
  {
    id: 'sparse',
    get name() {
      return msg('Sparse filters · 784-100-784');
    },
    get about() {
      return msg(
        'Of 100 units the 15 with the largest values are kept, so each learns a part of digits: click the code to see its filters.',
      );
    },
    configuration: {
      model: {
        encoder: [],
        code: 100,
        tied_weights: true,
        family: 'sparse',
        sparsity: { kind: 'topk', active: 15 },
      },
      training: { loss: 'bce', learning_rate: 0.003, batch_size: 32 },
    },
  },
  {
    id: 'contractive',
    get name() {
      return msg('Contractive · 128-32');
    },
    get about() {
      return msg(
        'A code that may change only little with its image: noise hardly moves it, and is smoothed away.',
      );
    },
    configuration: {
      model: {
        encoder: [128],
        code: 32,
        activation: 'tanh',
        code_activation: 'sigmoid',
        family: 'contractive',
        contraction: { weight: 0.001 },
      },
      training: { loss: 'bce', learning_rate: 0.002, batch_size: 32 },
    },
  },
  {
    id: 'overcomplete',
    get name() {
      return msg('Overcomplete · 784-1568-784');
    },
    get about() {
      return msg(
        'What goes wrong: with two linear units for each pixel it all but copies, noise included. A small error, and little learned.',
      );
    },
    configuration: {
      model: { encoder: [], code: 1568, output_activation: 'linear', tied_weights: true },
      training: { loss: 'mse', learning_rate: 0.002, batch_size: 64 },
    },
  },
  {
    id: 'line',
    get name() {
      return msg('One-unit line · 256-128-64-1');
    },
    get about() {
      return msg(
        'A code of a single unit: from one end to the other it passes through most classes, and others overlap.',
      );
    },
    configuration: {
      model: { encoder: [256, 128, 64], code: 1, activation: 'tanh' },
      training: { loss: 'bce', learning_rate: 0.001, batch_size: 32 },
    },
  },
  {
    id: 'anomaly',
    get name() {
      return msg('Anomaly detection · without 2');
    },
    get about() {
      return msg(
        'Trained on every digit but the 2, it reconstructs a 2 badly: a large error tells that an image is unusual.',
      );
    },
    configuration: {
      model: { encoder: [256, 64], code: 4 },
      training: { loss: 'bce', learning_rate: 0.002, batch_size: 64 },
    },
    classes: [0, 1, 3, 4, 5, 6, 7, 8, 9],
    drawer: 'anomalies',
  },
];

/** The preset a configuration comes from, if nothing but the seed or the data was changed since. */
export function presetOf(configuration: Configuration): Preset | undefined {
  const present = JSON.stringify(completed(configuration));
  const { input } = configuration.model;
  const { seed } = configuration.training;
  return PRESETS.find((preset) => {
    const same = merge(preset.configuration, { model: { input }, training: { seed } });
    return JSON.stringify(completed(same)) === present;
  });
}

export const DEFAULT_PRESET = PRESETS[0] as Preset;
