import type { Configuration, CorruptionKind, ModelConfiguration } from '../engine/configuration.ts';

/** Every width a image passes through: pixels, encoder, code, decoder, pixels. */
export function layerWidths(model: ModelConfiguration): number[] {
  const pixels = model.input[0] * model.input[1];
  return [pixels, ...model.encoder, model.code, ...[...model.encoder].reverse(), pixels];
}

/** The encoder's half as it is usually written, such as "784-128-32-2". */
export function architectureText(model: ModelConfiguration): string {
  return layerWidths(model)
    .slice(0, model.encoder.length + 2)
    .join('-');
}

function withModel(
  configuration: Configuration,
  change: Partial<ModelConfiguration>,
): Configuration {
  return { ...configuration, model: { ...configuration.model, ...change } };
}

export function withHiddenWidth(
  configuration: Configuration,
  index: number,
  width: number,
): Configuration {
  return withModel(configuration, { encoder: configuration.model.encoder.with(index, width) });
}

export function withoutHiddenLayer(configuration: Configuration, index: number): Configuration {
  return withModel(configuration, { encoder: configuration.model.encoder.toSpliced(index, 1) });
}

/**
 * Adds a hidden layer before the code. Its width lies halfway, as a ratio, between its neighbours,
 * rounded to a power of two: the steps down stay even, and the number is one people would choose.
 */
export function withAddedHiddenLayer(configuration: Configuration): Configuration {
  const { input, encoder, code } = configuration.model;
  const before = encoder.at(-1) ?? input[0] * input[1];
  const halfway = Math.sqrt(Math.max(1, before) * Math.max(1, code));
  const width = 2 ** Math.round(Math.log2(halfway));
  return withModel(configuration, { encoder: [...encoder, width] });
}

/** A model that is trained on corrupted images belongs to the denoising family. */
export function withCorruption(
  configuration: Configuration,
  kind: CorruptionKind,
  amount: number,
): Configuration {
  return {
    model: { ...configuration.model, family: kind === 'none' ? 'plain' : 'denoising' },
    training: { ...configuration.training, corruption: { kind, amount } },
  };
}

/** A bar's share of the full height: the square root of its width's share, and never invisible. */
export function barHeight(width: number, widest: number): number {
  return Math.max(0.03, Math.min(1, Math.sqrt(Math.max(0, width) / Math.max(1, widest))));
}
