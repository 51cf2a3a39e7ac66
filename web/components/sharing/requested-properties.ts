import type { EngineOptions } from '../../engine/choose-build.ts';
import type { PartialConfiguration } from '../../engine/configuration.ts';
import { merge } from '../../engine/merge.ts';
import type { Language } from '../../words/language.ts';
import type { ThemeChoice } from '../base/theme.ts';
import { DEFAULT_PRESET, PRESETS } from '../settings/presets.ts';
import type { Pace } from '../training/pace.ts';
import type { Parts } from './attribute-reader.ts';
import type { SelectedData } from './data-text.ts';
import { type AttributeTexts, FIRST_DRAWER, type Loading, readValues } from './properties.ts';
import type { Allowable, Hideable } from './restrictions.ts';

/** The values that the attributes ask for, with defaults for those that are not there. */
export interface RequestedProperties {
  data: SelectedData;
  /** The address of a model file to begin with, and of one to compare with. */
  model: string | undefined;
  compare: string | undefined;
  configuration: PartialConfiguration;
  /** Classes to train on; none for all. */
  classes: readonly number[];
  /** How many epochs the training that starts by itself takes. */
  epochs: number;
  /** The parts to show; nothing for all. */
  panels: readonly string[] | undefined;
  drawer: string;
  /** What of the parts is left out, and what a reader may still do where the playground is locked. */
  hide: readonly Hideable[] | undefined;
  allow: readonly Allowable[] | undefined;
  /** Whether a link leads to the page with all parts. */
  link: boolean;
  look: Look;
  theme: ThemeChoice | undefined;
  /** The language that the page's author or its address asks for. */
  language: Language | undefined;
  pace: Pace;
  /** Whether training starts by itself, in sight or unseen as well. */
  autostart: 'seen' | 'now' | undefined;
  loading: Loading;
  /** The build of the engine that is insisted on. */
  build: EngineOptions;
  /** A sentence for each attribute that makes no sense and is passed over. */
  problems: readonly string[];
}

/** The colours and the font of the page's author, as CSS has them. */
export interface Look {
  accent?: string | undefined;
  paper?: string | undefined;
  surface?: string | undefined;
  ink?: string | undefined;
  font?: string | undefined;
}

const EPOCHS = 10;
/** The data where none are asked for: MNIST, as much of it as there is. */
export const DEFAULT_DATA: SelectedData = { source: { kind: 'mnist' }, selection: {} };

/** Reads attributes, or an address; what makes no sense is passed over, and a sentence says so. */
export function requestedProperties(texts: AttributeTexts, parts: Parts): RequestedProperties {
  const { values, problems } = readValues(texts, parts);
  const { preset: presetId, config, seed, accent, paper, surface, ink, font } = values;
  const chosen = PRESETS.find(({ id }) => id === presetId);
  // A configuration alone leaves what it does not say to the engine, as it does for the command line.
  const preset = chosen ?? (config ? undefined : DEFAULT_PRESET);
  const configuration = merge(preset?.configuration ?? {}, config ?? {});
  return {
    data: values.data ?? DEFAULT_DATA,
    model: values.model,
    compare: values.compare,
    configuration:
      seed === undefined ? configuration : merge(configuration, { training: { seed } }),
    classes: values.classes ?? preset?.classes ?? [],
    epochs: values.epochs ?? EPOCHS,
    panels: values.panels,
    drawer: values.drawer ?? preset?.drawer ?? FIRST_DRAWER,
    hide: values.hide,
    allow: values.allow,
    link: values.link === 'yes',
    look: { accent, paper, surface, ink, font },
    theme: values.theme,
    language: values.lang,
    pace: values.pace ?? 'full',
    autostart: values.autostart,
    loading: values.loading ?? 'lazy',
    build: {
      ...(values.variant ? { variant: values.variant } : {}),
      ...(values.threads ? { threads: values.threads } : {}),
    },
    problems,
  };
}
