import {
  type Configuration,
  type Corruption,
  defaultConfiguration,
  type FieldPath,
  fields,
  filledIn,
  type Rule,
  rules,
} from './generated/configuration.ts';
import { type Changes, merge } from './merge.ts';

/** The configuration every door of the project shares; `src/autoencoder/fields.hpp` has its rows. */
export * from './generated/configuration.ts';

/** What the parser accepts: every key has a default. */
export type PartialConfiguration = Changes<Configuration>;
export type CorruptionChoice = Changes<Corruption>;

/** What the parser gives a denoising model that is given no corruption. */
export const denoisingCorruption: Corruption = filledIn['training.corruption'];

/** The value at a path such as "model.sparsity.kind"; undefined where there is none. */
export function valueAt(configuration: Configuration, path: string): unknown {
  const member = (object: unknown, name: string) => (object as Record<string, unknown>)[name];
  return path.split('.').reduce<unknown>(member, configuration);
}

const isOneOf = (values: Rule['values'], value: unknown) =>
  values?.some((allowed) => allowed === value) ?? false;

/** Whether a configuration has the values for which a rule says something. */
function applies({ when }: Rule, configuration: Configuration): boolean {
  return when.every(({ key, values }) => isOneOf(values, valueAt(configuration, key)));
}

/** The rules that hold for a configuration with these values. */
export function rulesFor(configuration: Configuration): Rule[] {
  return rules.filter((rule) => applies(rule, configuration));
}

/** The rules that ask for one of some values where the configuration has another. */
export function brokenRules(configuration: Configuration): Rule[] {
  return rulesFor(configuration).filter(
    ({ key, values }) => values && !isOneOf(values, valueAt(configuration, key)),
  );
}

/**
 * The first key, such as "model.code", whose change a model in training cannot take over, or
 * nothing. A change that makes neither other parameters nor other layers can be taken over, another
 * seed excepted: `change` in each row says so.
 */
export function needsNewModel(before: Configuration, after: Configuration): string | undefined {
  const paths = Object.keys(fields) as FieldPath[];
  return paths.find((path) => {
    const { change } = fields[path];
    if (change === 'live') return false;
    const [old, wanted] = [valueAt(before, path), valueAt(after, path)];
    if (change !== 'new-model') return (old === change) !== (wanted === change);
    return JSON.stringify(old) !== JSON.stringify(wanted);
  });
}

/**
 * The configuration with the keys that are given, an object's one by one. A model that is to denoise
 * where nothing is corrupted gets a corruption, as the parser has it.
 */
export function changed(before: Configuration, changes: PartialConfiguration): Configuration {
  const after = merge(before, changes);
  const isMissing =
    changes.model?.family === 'denoising' &&
    !changes.training?.corruption &&
    after.training.corruption.kind === 'none';
  return isMissing ? merge(after, { training: { corruption: denoisingCorruption } }) : after;
}

/** Fills in the keys that are left out, as the parser does. */
export function completed(configuration: PartialConfiguration): Configuration {
  return changed(defaultConfiguration, configuration);
}
