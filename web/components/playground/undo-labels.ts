import { msg, str } from '@lit/localize';
import type { Configuration } from '../../engine/configuration.ts';
import { unitsText } from '../base/numbers.ts';
import { differences } from '../settings/differences.ts';

const layerOf = (units = 0) => msg(str`layer of ${unitsText(units)}`);

/** The index from which two lists differ. */
function firstDifference(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? a.length : at;
}

/** What was done to the hidden layers, where that is one layer's change alone. */
function layerLabel(after: readonly number[], before: readonly number[]): string | undefined {
  const at = firstDifference(after, before);
  const rest = (layers: readonly number[], from: number) => layers.slice(from).join();
  if (rest(after, at + 1) === rest(before, at)) return layerOf(after[at]);
  if (rest(after, at) === rest(before, at + 1))
    return msg(str`removal of the layer of ${unitsText(before[at] ?? 0)}`);
  return rest(after, at + 1) === rest(before, at + 1) ? layerOf(after[at]) : undefined;
}

/** The change of a configuration in a few words, such as "layer of 512 units" or "activation tanh". */
export function changeLabel(after: Configuration, before: Configuration): string {
  const all = differences(after, before);
  const text = all.join(', ') || msg('other settings');
  if (all.length !== 1) return text;
  const [one, other] = [after.model, before.model];
  const sameLayers = one.encoder.join() === other.encoder.join();
  if (one.code !== other.code) return sameLayers ? msg(str`code of ${unitsText(one.code)}`) : text;
  return sameLayers ? text : (layerLabel(one.encoder, other.encoder) ?? text);
}
