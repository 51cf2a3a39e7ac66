import { msg, str } from '@lit/localize';
import type { PartialConfiguration } from '../../engine/configuration.ts';
import { merge } from '../../engine/merge.ts';
import { STATE_NAMES } from '../sharing/address.ts';
import type { PlaygroundState } from '../sharing/properties.ts';
import { configurationChange, together } from './configuration-keys.ts';

/** What a link in the text asks of a playground. */
export interface ProseRequest {
  /** The state it asks for, by the one that there is; nothing where it asks for none. */
  change?: (state: Partial<PlaygroundState>) => Partial<PlaygroundState>;
  verb?: Verb;
}

/** What is done after that. */
export type Verb = { do: 'train'; epochs: number | undefined } | { do: 'step' | 'pause' | 'reset' };

/** "a=1&b=2" and "a=1; b=2" as pairs. */
function pairsOf(text: string): [name: string, value: string][] {
  return text
    .split(/[&;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const end = part.indexOf('=');
      if (end < 1) {
        throw new RangeError(
          msg(str`"${part}" says nothing to set; expected a name, = and a value.`),
        );
      }
      const value = part.slice(end + 1).trim();
      try {
        return [part.slice(0, end).trim(), decodeURIComponent(value)];
      } catch {
        return [part.slice(0, end).trim(), value];
      }
    });
}

function isPartOfState(name: string): boolean {
  return name !== 'config' && STATE_NAMES.some((known) => known === name);
}

function changeOf(text: string): ProseRequest['change'] {
  const pairs = pairsOf(text);
  const said = Object.fromEntries(pairs.filter(([name]) => isPartOfState(name)));
  const keys = pairs.filter(([name]) => !isPartOfState(name));
  const configuration = together(keys.map(([name, value]) => configurationChange(name, value)));
  return (state) => {
    // A preset comes with its own configuration.
    const base: PartialConfiguration = 'preset' in said ? {} : (state.config ?? {});
    const config = keys.length > 0 ? { config: merge(base, configuration) } : {};
    // What the texts stand for is read as that of attributes is.
    return { ...said, ...config } as Partial<PlaygroundState>;
  };
}

function verbOf(text: string): Verb {
  const [name, count, ...more] = text.trim().split(':');
  const hasNoMore = more.length === 0;
  if (name === 'train' && hasNoMore) {
    return { do: 'train', epochs: count === undefined ? undefined : Number(count) };
  }
  if ((name === 'step' || name === 'pause' || name === 'reset') && count === undefined) {
    return { do: name };
  }
  throw new RangeError(
    msg(
      str`data-do is "${text}", but must be "train", "train:EPOCHS", "step", "pause" or "reset".`,
    ),
  );
}

/**
 * Reads what a link says in data-set and data-do.
 * @throws {RangeError} a sentence, where it makes no sense
 */
export function proseRequest({ set, do: verb }: { set?: string; do?: string }): ProseRequest {
  return {
    ...(set?.trim() ? { change: changeOf(set) } : {}),
    ...(verb?.trim() ? { verb: verbOf(verb) } : {}),
  };
}
