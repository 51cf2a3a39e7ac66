import type { PartialConfiguration } from '../../engine/configuration.ts';
import { merge } from '../../engine/merge.ts';
import type { DataSelection, DatasetSource } from '../../engine/types.ts';
import { THEME_CHOICES, type ThemeChoice } from '../base/theme.ts';
import { DEFAULT_PRESET, PRESETS } from '../settings/presets.ts';
import { FIRST_DRAWER } from './address.ts';

/** The element's attributes as they are written; nothing where one is not there. */
export interface AttributeTexts {
  preset?: string | null | undefined;
  config?: string | null | undefined;
  seed?: string | null | undefined;
  data?: string | null | undefined;
  classes?: string | null | undefined;
  epochs?: string | null | undefined;
  panels?: string | null | undefined;
  drawer?: string | null | undefined;
  theme?: string | null | undefined;
}

/** The ids of the parts there are. */
export interface Parts {
  panels: readonly string[];
  drawers: readonly string[];
}

/** What the attributes ask for. */
export interface Asked {
  source: DatasetSource;
  /** What of the source is used. */
  selection: DataSelection;
  configuration: PartialConfiguration;
  /** Classes to train on; none for all. */
  classes: readonly number[];
  /** How many epochs the training that starts by itself takes. */
  epochs: number;
  /** The parts to show; nothing for all. */
  panels: readonly string[] | undefined;
  drawer: string;
  theme: ThemeChoice | undefined;
  /** A sentence for each attribute that makes no sense and is passed over. */
  problems: readonly string[];
}

const DIGITS = 6000;
const MOST_DIGITS = 200_000;
const EPOCHS = 10;

/** Takes notes of what is passed over. */
class Reader {
  readonly problems: string[] = [];

  refuse(name: string, value: string, expected: string): undefined {
    this.problems.push(`${name} is ${JSON.stringify(value)}, but must be ${expected}.`);
  }

  whole(name: string, value: string, least: number, most: number): number | undefined {
    const number = /^\d+$/.test(value.trim()) ? Number(value) : Number.NaN;
    if (number >= least && number <= most) return number;
    return this.refuse(name, value, `a whole number from ${least} to ${most}`);
  }

  oneOf<Name extends string>(
    name: string,
    value: string,
    known: readonly Name[],
  ): Name | undefined {
    const found = known.find((candidate) => candidate === value);
    return found ?? this.refuse(name, value, `one of ${known.join(', ')}`);
  }

  data(value: string): { source: DatasetSource; selection: DataSelection } | undefined {
    const [from = '', ...parts] = value.split('/');
    const source = sourceOf(from);
    const selection = selectionOf(parts);
    if (source && selection) return { source, selection };
    const digits = `"digits:COUNT" of up to ${MOST_DIGITS}`;
    const then = '"/classes:1,2", "/images:COUNT" and "/test:SHARE" behind it if need be';
    return this.refuse('data', value, `"mnist", "digits" or ${digits}, with ${then}`);
  }

  classes(value: string): number[] | undefined {
    if (value.trim() === 'all') return [];
    const classes = listOf(value).map(Number);
    if (classes.length > 0 && classes.every((c) => Number.isInteger(c) && c >= 0 && c <= 255)) {
      return [...new Set(classes)].sort((a, b) => a - b);
    }
    return this.refuse('classes', value, '"all", or classes such as "1,2,3"');
  }

  configuration(value: string): PartialConfiguration | undefined {
    const parsed = parsedObject(value);
    if (parsed) return parsed;
    return this.refuse('config', shortened(value), 'a configuration as JSON');
  }

  panels(value: string, known: readonly string[]): string[] | undefined {
    const ids = listOf(value);
    const unknown = ids.filter((id) => !known.includes(id));
    if (unknown.length > 0) this.refuse('panels', unknown.join(' '), `of ${known.join(', ')}`);
    const kept = ids.filter((id) => known.includes(id));
    return kept.length > 0 ? kept : undefined;
  }
}

function sourceOf(text: string): DatasetSource | undefined {
  if (text === 'mnist') return { kind: 'mnist' };
  const said = /^digits(?::(\d+))?(?::(\d+))?$/.exec(text);
  const [, count = String(DIGITS), seed = '1'] = said ?? [];
  const possible = Number(count) >= 1 && Number(count) <= MOST_DIGITS;
  if (!said || !possible) return undefined;
  return { kind: 'digits', count: Number(count), seed: Number(seed) };
}

/** What "classes:1,2", "images:500" and "test:0.2" select; nothing where one is something else. */
function selectionOf(parts: readonly string[]): DataSelection | undefined {
  const selection: DataSelection = {};
  for (const part of parts) {
    const [name, text = ''] = part.split(':');
    const number = text === '' ? Number.NaN : Number(text);
    if (name === 'classes' && /^\d+(,\d+)*$/.test(text)) {
      selection.classes = text.split(',').map(Number);
    } else if (name === 'images' && Number.isInteger(number) && number >= 1) {
      selection.images = number;
    } else if (name === 'test' && number > 0 && number <= 0.5) selection.testShare = number;
    else return undefined;
  }
  return selection;
}

function listOf(value: string): string[] {
  return value.split(/[\s,]+/).filter((item) => item !== '');
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** An object with objects in it, or nothing where the text is something else. */
function parsedObject(text: string): PartialConfiguration | undefined {
  const isObject = (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  try {
    const parsed: unknown = JSON.parse(text);
    if (!isObject(parsed) || !Object.values(parsed as object).every(isObject)) return undefined;
    return parsed as PartialConfiguration;
  } catch {
    return undefined;
  }
}

/** What attributes, or an address, ask for; what makes no sense is passed over and told. */
export function readAttributes(texts: AttributeTexts, parts: Parts): Asked {
  const reader = new Reader();
  const read = <T>(text: string | null | undefined, how: (text: string) => T) =>
    text == null ? undefined : how(text);

  const presetIds = PRESETS.map(({ id }) => id);
  const presetId = read(texts.preset, (text) => reader.oneOf('preset', text, presetIds));
  const config = read(texts.config, (text) => reader.configuration(text));
  const chosen = PRESETS.find(({ id }) => id === presetId);
  // A configuration alone leaves what it does not say to the engine, as it does for the command line.
  const preset = chosen ?? (config ? undefined : DEFAULT_PRESET);
  const seed = read(texts.seed, (text) => reader.whole('seed', text, 0, Number.MAX_SAFE_INTEGER));
  const data = read(texts.data, (text) => reader.data(text));
  const configuration = merge(preset?.configuration ?? {}, config ?? {});
  return {
    source: data?.source ?? { kind: 'digits', count: DIGITS, seed: 1 },
    selection: data?.selection ?? {},
    configuration:
      seed === undefined ? configuration : merge(configuration, { training: { seed } }),
    classes: read(texts.classes, (text) => reader.classes(text)) ?? preset?.classes ?? [],
    epochs: read(texts.epochs, (text) => reader.whole('epochs', text, 1, 1_000_000)) ?? EPOCHS,
    panels: read(texts.panels, (text) => reader.panels(text, parts.panels)),
    drawer:
      read(texts.drawer, (text) => reader.oneOf('drawer', text, parts.drawers)) ??
      preset?.drawer ??
      FIRST_DRAWER,
    theme: read(texts.theme, (text) => reader.oneOf('theme', text, THEME_CHOICES)),
    problems: reader.problems,
  };
}
