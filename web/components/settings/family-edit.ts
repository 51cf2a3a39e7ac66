import {
  type Configuration,
  type CorruptionKind,
  denoisingCorruption,
  type Loss,
} from '../../engine/configuration.ts';
import { merge } from '../../engine/merge.ts';
import { withValue } from './configuration-edit.ts';

/** A sparse code's KL penalty takes its units for probabilities. */
export function needsSigmoidCode({ model }: Configuration): boolean {
  return model.family === 'sparse' && model.sparsity.kind === 'kl';
}

/** A variational code's means take any value, and its two heads have no single matrix to share. */
export function isVariational({ model }: Configuration): boolean {
  return model.family === 'variational';
}

export function isCorrupting({ training }: Configuration): boolean {
  return training.corruption.kind !== 'none';
}

/** The configuration with what its family needs for the engine to accept it. */
function withNeeds(configuration: Configuration): Configuration {
  if (needsSigmoidCode(configuration)) {
    return merge(configuration, { model: { code_activation: 'sigmoid' } });
  }
  if (isVariational(configuration)) {
    return merge(configuration, { model: { code_activation: 'linear', tied_weights: false } });
  }
  if (configuration.model.family === 'denoising' && !isCorrupting(configuration)) {
    return merge(configuration, { training: { corruption: denoisingCorruption } });
  }
  return configuration;
}

/** A family's choice: the configuration without what the family needs, and with it. */
export interface FamilyChoice {
  before: Configuration;
  after: Configuration;
}

/** Undoes what the last choice of a family filled in, where nobody has changed it since. */
function takenBack(configuration: Configuration, last: FamilyChoice): Configuration {
  const { model, training } = configuration;
  const { before, after } = last;
  if (model.family !== after.model.family) return configuration;
  const kept = <T>(now: T, filledIn: T, own: T): T =>
    JSON.stringify(now) === JSON.stringify(filledIn) ? own : now;
  return merge(configuration, {
    model: {
      code_activation: kept(
        model.code_activation,
        after.model.code_activation,
        before.model.code_activation,
      ),
      tied_weights: kept(model.tied_weights, after.model.tied_weights, before.model.tied_weights),
    },
    training: {
      corruption: kept(training.corruption, after.training.corruption, before.training.corruption),
    },
  });
}

/**
 * Chooses a family or its kind of sparsity, and fills in what that needs; what only the family
 * before needed goes. A plain model is trained on clean images: on corrupted ones it would be a
 * denoising one.
 */
export function chooseFamily(
  configuration: Configuration,
  key: 'model.family' | 'model.sparsity.kind',
  value: string,
  last?: FamilyChoice,
): FamilyChoice {
  const own = withValue(last ? takenBack(configuration, last) : configuration, key, value);
  const before = own.model.family === 'plain' ? withCorruptionKind(own, 'none') : own;
  return { before, after: withNeeds(before) };
}

/**
 * Chooses a corruption, with an amount that it can have. It makes a plain model a denoising one, and
 * a denoising one without it is plain; the other families keep their name.
 */
export function withCorruptionKind(
  configuration: Configuration,
  kind: CorruptionKind,
): Configuration {
  const { model, training } = configuration;
  const most = kind === 'gaussian' ? 10 : 1;
  const amount = Math.min(training.corruption.amount || 0.3, most);
  const family = kind === 'none' ? 'plain' : 'denoising';
  const isEither = model.family === 'plain' || model.family === 'denoising';
  return merge(configuration, {
    model: isEither ? { family } : {},
    training: {
      corruption: kind === 'none' ? { kind, amount: 0, clip: true } : { kind, amount },
    },
  });
}

/** Chooses a loss; binary cross-entropy takes the outputs for probabilities. */
export function withLoss(configuration: Configuration, loss: Loss): Configuration {
  return merge(configuration, {
    model: loss === 'bce' ? { output_activation: 'sigmoid' } : {},
    training: { loss },
  });
}
