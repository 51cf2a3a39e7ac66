import { msg, str } from '@lit/localize';
import type { ModelInfo } from '../../engine/types.ts';
import { plural } from '../../words/plural.ts';
import { lossText } from '../base/numbers.ts';
import { architectureText } from '../settings/configuration-edit.ts';

/** A model as a file, kept to be compared with. */
export interface KeptModel {
  id: number;
  name: string;
  bytes: Uint8Array;
}

const LIMIT = 8;

/** What a model is called in a list: its layers, how far it is trained, and its test loss. */
export function keptName({ configuration, epochs, history }: ModelInfo): string {
  const { family } = configuration.model;
  const layers = architectureText(configuration.model);
  const kind = family === 'plain' ? layers : `${family} ${layers}`;
  const loss = history.at(-1)?.test_loss;
  return loss === undefined
    ? msg(str`${kind}, untrained`)
    : plural(epochs, {
        one: msg(str`${kind}, ${epochs} epoch, test loss ${lossText(loss)}`),
        other: msg(str`${kind}, ${epochs} epochs, test loss ${lossText(loss)}`),
      });
}

/** The list with another model at its end; the oldest goes where there would be too many. */
export function withKept(
  models: readonly KeptModel[],
  name: string,
  bytes: Uint8Array,
): readonly KeptModel[] {
  const id = (models.at(-1)?.id ?? 0) + 1;
  const taken = models.filter((model) => model.name.replace(/ \(\d+\)$/, '') === name).length;
  const unique = taken > 0 ? `${name} (${taken + 1})` : name;
  return [...models, { id, name: unique, bytes }].slice(-LIMIT);
}
