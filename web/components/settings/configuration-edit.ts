import {
  type Activation,
  type Configuration,
  type ModelConfiguration,
  valueAt,
} from '../../engine/configuration.ts';
import { type Changes, merge } from '../../engine/merge.ts';

/** The encoder's half as it is usually written, such as "784-128-32-2". */
export function architectureText({ input, encoder, code }: ModelConfiguration): string {
  return [input[0] * input[1], ...encoder, code].join('-');
}

type Value = string | number | boolean;

type KeysOf<T> = {
  [Key in keyof T & string]: T[Key] extends Value
    ? Key
    : T[Key] extends readonly unknown[]
      ? never
      : `${Key}.${KeysOf<T[Key]>}`;
}[keyof T & string];

/** A key of the configuration as the engine's sentences name it, such as "training.batch_size". */
export type SettingKey = KeysOf<Configuration>;

export function settingValue(configuration: Configuration, key: SettingKey): Value {
  return valueAt(configuration, key) as Value;
}

/** The configuration with the value at a path, such as "training.corruption", alone changed. */
export function withValueAt(
  configuration: Configuration,
  path: string,
  value: unknown,
): Configuration {
  const within = (inner: unknown, name: string) => ({ [name]: inner });
  const change = path.split('.').reduceRight(within, value);
  return merge(configuration, change as Changes<Configuration>);
}

/** The configuration with that key's value alone changed. */
export function withValue(
  configuration: Configuration,
  key: SettingKey,
  value: Value,
): Configuration {
  return withValueAt(configuration, key, value);
}

function withModel(
  configuration: Configuration,
  change: Partial<ModelConfiguration>,
): Configuration {
  return merge(configuration, { model: change });
}

export function withHiddenWidth(
  configuration: Configuration,
  index: number,
  width: number,
): Configuration {
  return withModel(configuration, { encoder: configuration.model.encoder.with(index, width) });
}

export function withoutHiddenLayer(configuration: Configuration, index: number): Configuration {
  const { encoder, layer_activations } = configuration.model;
  return withModel(configuration, {
    encoder: encoder.toSpliced(index, 1),
    layer_activations: layer_activations.toSpliced(index, 1),
  });
}

/**
 * Adds a hidden layer, at that place of the encoder or before the code. Its width lies halfway, as a
 * ratio, between its neighbours, rounded to a power of two: the steps down stay even, and the number
 * is one people would choose.
 */
export function withAddedHiddenLayer(
  configuration: Configuration,
  index = configuration.model.encoder.length,
): Configuration {
  const { input, encoder, code, layer_activations } = configuration.model;
  const before = encoder[index - 1] ?? input[0] * input[1];
  const after = encoder[index] ?? code;
  const halfway = Math.sqrt(Math.max(1, before) * Math.max(1, after));
  const width = 2 ** Math.round(Math.log2(halfway));
  const activation = layer_activations[index - 1] ?? layer_activations[index];
  return withModel(configuration, {
    encoder: encoder.toSpliced(index, 0, width),
    layer_activations: activation
      ? layer_activations.toSpliced(index, 0, activation)
      : layer_activations,
  });
}

/** The configuration with one activation for all hidden layers or, with "each", one for each. */
export function withActivation(
  configuration: Configuration,
  activation: Activation | 'each',
): Configuration {
  const { model } = configuration;
  return withModel(
    configuration,
    activation === 'each'
      ? { layer_activations: model.encoder.map(() => model.activation) }
      : { activation, layer_activations: [] },
  );
}

export function withLayerActivation(
  configuration: Configuration,
  index: number,
  activation: Activation,
): Configuration {
  const { layer_activations } = configuration.model;
  return withModel(configuration, { layer_activations: layer_activations.with(index, activation) });
}

/** A bar's share of the full height: the square root of its width's share, and never invisible. */
export function barHeight(width: number, widest: number): number {
  return Math.max(0.03, Math.min(1, Math.sqrt(Math.max(0, width) / Math.max(1, widest))));
}
