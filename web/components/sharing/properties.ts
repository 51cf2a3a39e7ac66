import { mostThreads, VARIANTS } from '../../engine/choose-build.ts';
import type { PartialConfiguration } from '../../engine/configuration.ts';
import { THEME_CHOICES } from '../base/theme.ts';
import { PRESETS } from '../settings/presets.ts';
import { PACES } from '../training/pace.ts';
import { AttributeReader, type Parts } from './attribute-reader.ts';
import { dataText } from './data-text.ts';
import type { DescribedRun, Property } from './property.ts';
import { propertyText } from './property-text.ts';
import { ALLOWABLE, HIDEABLE } from './restrictions.ts';

/** The most epochs that may be asked for at a time. */
export const MOST_EPOCHS = 1_000_000;

/** The drawer that is open where nothing else was asked for. */
export const FIRST_DRAWER = 'reconstructions';

/** When the playground is begun with: near the window, at once, or at a press. */
export const LOADINGS = ['lazy', 'eager', 'click'] as const;
export type Loading = (typeof LOADINGS)[number];

const COLOUR = {
  type: String,
  effect: 'read',
  inAddress: true,
  read: (text: string, reader: AttributeReader) => reader.colour(text),
} as const;

const presetIds = PRESETS.map(({ id }) => id);

/**
 * Every property of the playground, by its name; an address says them in this order. A new one needs
 * a row here, and its use.
 */
export const PROPERTIES = {
  /** The id of a preset; without one and without `config`, the first. */
  preset: {
    type: String,
    effect: 'restart',
    inAddress: true,
    read: (text, reader) => reader.oneOf(text, presetIds),
    describe: ({ preset }) => preset.id,
  },
  /** A whole number; the same seed and build give the same run. */
  seed: {
    type: String,
    effect: 'restart',
    inAddress: true,
    read: (text, reader) => reader.whole(text, 0, Number.MAX_SAFE_INTEGER),
    describe: ({ configuration }) => configuration.training.seed,
  },
  /**
   * "mnist", "mnist:10000", "mnist:70000", "fashion", "digits" or "digits:COUNT", and what of it as in
   * "mnist/classes:1,2/images:5000"; or the addresses of files.
   */
  data: {
    type: String,
    effect: 'restart',
    inAddress: true,
    read: (text, reader) => reader.data(text),
    describe: ({ data }) => dataText(data.source, data.selection),
  },
  /** The address of a model file to begin with, in place of an untrained model. */
  model: {
    type: String,
    effect: 'restart',
    inAddress: true,
    read: (text, reader) => reader.modelAddress(text),
    describe: ({ origin }) => origin,
  },
  /** The address of a model file that the panel Compare has beside the model. */
  compare: {
    type: String,
    effect: 'read',
    inAddress: true,
    read: (text, reader) => reader.modelAddress(text),
  },
  /** The classes to train on, such as "1,2,3", or "all"; without it, the preset's. */
  classes: {
    type: String,
    effect: 'restart',
    inAddress: true,
    read: (text, reader) => reader.classes(text),
    describe: ({ trainingClasses, preset }) => {
      const classes = trainingClasses.join(',');
      return classes === (preset.classes ?? []).join(',') ? undefined : classes || 'all';
    },
  },
  /** After how many epochs training that starts by itself ends; 10 if it does not say. */
  epochs: {
    type: String,
    effect: 'read',
    inAddress: true,
    read: (text, reader) => reader.whole(text, 1, MOST_EPOCHS),
    describe: ({ epochs }) => epochs,
  },
  /** A configuration as JSON: changes to the preset, or without one to the engine's defaults. */
  config: {
    type: String,
    effect: 'restart',
    inAddress: true,
    read: (text, reader) => reader.configuration(text),
    describe: ({ difference }) => (Object.keys(difference).length > 0 ? difference : undefined),
  },
  /** The ids of the parts to show, with spaces or commas between them; all without it. */
  panels: {
    type: String,
    effect: 'read',
    inAddress: true,
    read: (text, reader) => reader.someOf(text, reader.parts.panels),
    describe: ({ panels }) => panels,
  },
  /** The id of the drawer to open; without it, the preset's. */
  drawer: {
    type: String,
    effect: 'read',
    inAddress: true,
    read: (text, reader) => reader.oneOf(text, reader.parts.drawers),
    describe: ({ drawer, preset }) =>
      drawer === (preset.drawer ?? FIRST_DRAWER) ? undefined : drawer,
  },
  /** Whether training starts by itself: once the reader has it in sight or, with "now", unseen as well. */
  autostart: {
    type: String,
    effect: 'read',
    inAddress: true,
    read: (text, reader) => {
      const said = ['', 'autostart'].includes(text) ? 'true' : text;
      const asked = reader.oneOf(said, ['true', 'now', 'false']);
      if (asked === 'now') return asked;
      return asked === 'true' ? 'seen' : undefined;
    },
    fromAddress: (text) => (text === '0' || text === 'false' ? null : text === 'now' ? 'now' : ''),
  },
  /** "full", or "watched": the first epochs go slowly enough to be watched. */
  pace: {
    type: String,
    effect: 'read',
    inAddress: true,
    read: (text, reader) => reader.oneOf(text, PACES),
  },
  /** "light", "dark" or "system". */
  theme: {
    type: String,
    effect: 'read',
    inAddress: true,
    read: (text, reader) => reader.oneOf(text, THEME_CHOICES),
  },
  /** "en" or "es", or a tag such as "es-MX"; without it, the visitor's choice or the browser's language. */
  lang: {
    type: String,
    effect: 'read',
    inAddress: true,
    read: (text, reader) => reader.language(text),
  },
  /** What of the parts that are shown is left out. */
  hide: {
    type: String,
    effect: 'read',
    inAddress: true,
    read: (text, reader) => reader.someOf(text, HIDEABLE),
  },
  /** Whether a reader may change nothing but what `allow` lists. */
  lock: {
    type: Boolean,
    effect: 'read',
    inAddress: true,
    fromAddress: (text) => (text === '0' || text === 'false' ? null : ''),
  },
  allow: {
    type: String,
    effect: 'read',
    inAddress: true,
    read: (text, reader) => reader.someOf(text, ALLOWABLE),
  },
  /** What stands below it. */
  caption: { type: String, effect: 'own', inAddress: true },
  /** Whether a link to the page with all parts stands below it: "yes" or, without it, "no". */
  link: {
    type: String,
    effect: 'read',
    inAddress: true,
    read: (text, reader) => reader.oneOf(text, ['yes', 'no']),
  },
  /** Colours in place of its own, each as CSS has it, and a font. */
  accent: COLOUR,
  paper: COLOUR,
  surface: COLOUR,
  ink: COLOUR,
  font: {
    type: String,
    effect: 'read',
    inAddress: true,
    read: (text, reader) => reader.font(text),
  },
  /**
   * The build of the engine to start, "simd" or "relaxed"; without it, or where the browser lacks it,
   * one is chosen. A link to a run names it, for only the same kernels give the same bits.
   */
  variant: {
    type: String,
    effect: 'restart',
    inAddress: true,
    read: (text, reader) => reader.oneOf(text, VARIANTS),
    describe: ({ variant }) => variant,
  },
  /** The number of threads the engine computes on; without it, one is chosen. */
  threads: {
    type: String,
    effect: 'restart',
    inAddress: true,
    read: (text, reader) => reader.whole(text, 1, mostThreads),
  },
  /**
   * The page is the element's alone: files may be dropped anywhere on it, and on a narrow screen the
   * train bar is at the window's edge. Read when the element is connected.
   */
  wholePage: { type: Boolean, attribute: 'whole-page', effect: 'own', inAddress: false },
  /** When it is begun with: "lazy", near the window, "eager" or "click". Read when the element is connected. */
  loading: {
    type: String,
    effect: 'own',
    inAddress: false,
    read: (text, reader) => reader.oneOf(text, LOADINGS),
  },
  /** The address of a picture that is in its place until then. */
  poster: { type: String, effect: 'own', inAddress: false },
  /** Whether training goes on out of sight, and beside that of other playgrounds. */
  background: { type: Boolean, effect: 'own', inAddress: false },
  /** Whether what a visitor does is kept in the browser, and offered on the next visit. */
  keep: { type: Boolean, effect: 'own', inAddress: false },
} as const satisfies Readonly<Record<string, Property>>;

type Rows = typeof PROPERTIES;
export type PropertyName = keyof Rows;

/** What a page's script may give in place of the text that is read to a value. */
type Given<Value> = Value extends number
  ? number
  : Value extends readonly (infer Item)[]
    ? readonly Item[]
    : never;

/**
 * The element's properties: texts as the attributes have them or, where they stand for that, numbers,
 * lists and the object of a configuration. One that is null or undefined is not asked for.
 */
export type PropertyValues = {
  [Name in PropertyName]: Rows[Name]['type'] extends BooleanConstructor
    ? boolean
    :
        | string
        | null
        | undefined
        | (Name extends 'config'
            ? PartialConfiguration
            : Name extends keyof ReadValues
              ? Given<NonNullable<ReadValues[Name]>>
              : never);
};

/** The values that the texts of the properties stand for, as far as they make sense. */
export type ReadValues = {
  [Name in PropertyName as Rows[Name] extends { read: unknown }
    ? Name
    : never]?: Rows[Name] extends {
    read(text: string, reader: AttributeReader): infer Value;
  }
    ? Value
    : never;
};

/** What is read: texts, or what a page's script gave in their place. */
export type AttributeTexts = { [Name in keyof ReadValues]?: unknown };

/** The values that another visit needs for the same run; what need not be said is left out. */
export type PlaygroundState = {
  [Name in PropertyName as Rows[Name] extends { describe: unknown }
    ? Name
    : never]?: Rows[Name] extends { describe(run: DescribedRun): infer Value }
    ? NonNullable<Value>
    : never;
};

/** Every row by its name, for what goes through the whole table. */
export const PROPERTY_ROWS = Object.entries<Property>(PROPERTIES) as [PropertyName, Property][];

/** The values of the texts, and a sentence for each that makes no sense and is passed over. */
export function readValues(
  texts: AttributeTexts,
  parts: Parts,
): { values: ReadValues; problems: readonly string[] } {
  const written: Readonly<Record<string, unknown>> = texts;
  const problems: string[] = [];
  const values = PROPERTY_ROWS.map(([name, { read }]) => {
    const text = read && propertyText(written[name]);
    if (text === undefined) return [name, undefined];
    return [name, read?.(text, new AttributeReader(name, parts, problems))];
  });
  return { values: Object.fromEntries(values), problems };
}

/** The state that a link to a run has. */
export function stateOf(run: DescribedRun): PlaygroundState {
  const said = PROPERTY_ROWS.map(([name, { describe }]) => [name, describe?.(run)] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined));
}
