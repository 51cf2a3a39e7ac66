import {
  brokenRules,
  type Configuration,
  type CorruptionKind,
  filledIn,
  type Loss,
  type Rule,
  rules,
  rulesFor,
  valueAt,
} from '../../engine/configuration.ts';
import { merge } from '../../engine/merge.ts';
import { withValue, withValueAt } from './configuration-edit.ts';

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

/** What the parser fills in, by the section's path. */
const SECTIONS = new Map<string, unknown>(Object.entries(filledIn));

/** Where a rule puts what it asks for: the key, or the whole section that is filled in with it. */
function placeOf({ key }: Rule): string {
  return [...SECTIONS.keys()].find((section) => key.startsWith(`${section}.`)) ?? key;
}

/** The configuration with what its family, loss and corruption ask of other keys. */
function withNeeds(configuration: Configuration): Configuration {
  return brokenRules(configuration).reduce((result, rule) => {
    const place = placeOf(rule);
    return withValueAt(result, place, SECTIONS.get(place) ?? rule.values?.[0]);
  }, configuration);
}

/** Every place that a family may ask to be otherwise. */
const NEEDED = new Set(
  rules
    .filter(({ when, values }) => values && when.some(({ key }) => key === 'model.family'))
    .map(placeOf),
);

/** A family's choice: the configuration without what the family needs, and with it. */
export interface FamilyChoice {
  before: Configuration;
  after: Configuration;
}

/** Undoes what the last choice of a family filled in, where nobody has changed it since. */
function takenBack(configuration: Configuration, { before, after }: FamilyChoice): Configuration {
  if (configuration.model.family !== after.model.family) return configuration;
  const isUntouched = (place: string) =>
    JSON.stringify(valueAt(configuration, place)) === JSON.stringify(valueAt(after, place));
  return [...NEEDED]
    .filter(isUntouched)
    .reduce((result, place) => withValueAt(result, place, valueAt(before, place)), configuration);
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
  const corrupted = withValue(configuration, 'training.corruption.kind', kind);
  const limit = rulesFor(corrupted).find(({ key }) => key === 'training.corruption.amount');
  const amount = Math.min(training.corruption.amount || 0.3, limit?.maximum ?? 1);
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
  return withNeeds(withValue(configuration, 'training.loss', loss));
}
