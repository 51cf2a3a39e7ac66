import { msg, str } from '@lit/localize';
import {
  type CorruptionChoice,
  defaultConfiguration,
  type FieldPath,
  fields,
  names,
  type PartialConfiguration,
  valueAt,
} from '../../engine/configuration.ts';
import { merge } from '../../engine/merge.ts';

const PATHS = Object.keys(fields) as FieldPath[];

/** The keys that a name may mean: itself, or those that end with it, and else those it is a part of. */
function keysFor(name: string): FieldPath[] {
  const exact = PATHS.filter((path) => path === name || path.endsWith(`.${name}`));
  return exact.length > 0 ? exact : PATHS.filter((path) => `.${path}.`.includes(`.${name}.`));
}

/**
 * The key that a name such as "model.code", "code" or "sparsity.weight" stands for.
 * @throws {RangeError} a sentence, where it stands for none or for several
 */
export function configurationKey(name: string): FieldPath {
  const [key, ...others] = keysFor(name);
  if (key !== undefined && others.length === 0 && (key === name || key.endsWith(`.${name}`))) {
    return key;
  }
  if (key === undefined) {
    throw new RangeError(
      msg(str`"${name}" is neither a part of a state nor a key of the configuration.`),
    );
  }
  const meant = [key, ...others].join(', ');
  throw new RangeError(msg(str`"${name}" may mean several keys of the configuration: ${meant}.`));
}

/** A value as the key's default has it; what cannot be is left as a text, which the engine then names. */
function valueFor(key: FieldPath, text: string): unknown {
  const usual = valueAt(defaultConfiguration, key);
  const numberOf = (part: string) =>
    part === '' || Number.isNaN(Number(part)) ? part : Number(part);
  if (typeof usual === 'number') return numberOf(text);
  if (typeof usual === 'boolean') return { true: true, false: false }[text] ?? text;
  if (!Array.isArray(usual)) return text;
  const parts = text
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
    .filter((part) => part !== '');
  return parts.map(numberOf);
}

/** "gaussian:0.4" or "none", as the command line has it. */
function corruption(text: string): CorruptionChoice {
  const [kind = '', amount] = text.split(':');
  const known = names.CorruptionKind.find((one) => one === kind);
  const share = Number(amount ?? Number.NaN);
  if (known === 'none' && amount === undefined) return { kind: known };
  if (known && Number.isFinite(share) && amount !== '') return { kind: known, amount: share };
  const kinds = names.CorruptionKind.join(', ');
  throw new RangeError(
    msg(
      str`The noise is "${text}", but must be "none" or a kind with its amount, such as "gaussian:0.4"; the kinds are ${kinds}.`,
    ),
  );
}

/**
 * The change of a configuration that a name and a text stand for: "code" and "8", "encoder" and "128,32",
 * "noise" and "gaussian:0.4".
 * @throws {RangeError} a sentence, where the name is that of no key
 */
export function configurationChange(name: string, text: string): PartialConfiguration {
  if (name === 'noise' || name === 'corruption') {
    return { training: { corruption: corruption(text) } };
  }
  const path = configurationKey(name).split('.');
  const change = path.reduceRight<unknown>(
    (value, key) => ({ [key]: value }),
    valueFor(path.join('.') as FieldPath, text),
  );
  return change as PartialConfiguration;
}

/** Several changes as one. */
export function together(changes: readonly PartialConfiguration[]): PartialConfiguration {
  return changes.reduce<PartialConfiguration>((all, change) => merge(all, change), {});
}
