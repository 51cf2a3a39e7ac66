import type { Configuration, PartialConfiguration } from '../../engine/configuration.ts';
import type { DataSelection, DatasetSource } from '../../engine/types.ts';
import { PRESETS, type Preset } from '../settings/presets.ts';
import { configurationDifference } from './configuration-difference.ts';

/** What an address may say: the names are the element's attributes. */
export const ADDRESS_NAMES = [
  'preset',
  'seed',
  'data',
  'classes',
  'epochs',
  'config',
  'panels',
  'drawer',
  'autostart',
  'theme',
  'variant',
  'threads',
] as const;

export type AddressName = (typeof ADDRESS_NAMES)[number];

/** An address longer than this is not one of ours. */
const LONGEST = 8000;

/** What another visit needs to have the same run. */
export interface PlaygroundState {
  /** The id of the preset the configuration is nearest to. */
  preset: string;
  seed: number;
  /** Such as "digits:6000"; nothing for a visitor's own files, which no address can say. */
  data?: string;
  /** The classes trained on, or "all" where the preset has fewer; nothing where they are the preset's. */
  classes?: string;
  /** Where the training that starts by itself ends. */
  epochs?: number;
  /** What differs from the preset. */
  config?: PartialConfiguration;
  panels?: readonly string[];
  /** Where it is not the preset's. */
  drawer?: string;
}

/** What a state is of: the run, and what is shown of it. */
export interface Shown {
  configuration: Configuration;
  source: DatasetSource | undefined;
  selection?: DataSelection;
  trainingClasses: readonly number[];
  epochs?: number | undefined;
  /** The parts that were asked for, if not all are shown. */
  panels?: readonly string[] | undefined;
  /** The id of the open drawer. */
  drawer: string;
}

/** The drawer that is open where nothing else was asked for. */
export const FIRST_DRAWER = 'draw';

/**
 * A source, and what of it is used, as the attribute `data` says them: "digits:6000", or
 * "mnist/classes:1,2/images:5000/test:0.2".
 */
export function dataText(
  source: DatasetSource | undefined,
  { classes = [], images, testShare }: DataSelection = {},
): string | undefined {
  if (source?.kind !== 'mnist' && source?.kind !== 'digits') return undefined;
  const seed = source.kind === 'digits' && source.seed !== 1 ? `:${source.seed}` : '';
  return [
    source.kind === 'mnist' ? 'mnist' : `digits:${source.count}${seed}`,
    ...(classes.length > 0 ? [`classes:${classes.join(',')}`] : []),
    ...(images === undefined ? [] : [`images:${images}`]),
    ...(testShare === undefined ? [] : [`test:${testShare}`]),
  ].join('/');
}

/** The preset that the least has to be added to. */
function nearestPreset(configuration: Configuration): [Preset, PartialConfiguration] {
  const differences = PRESETS.map(
    (preset) => [preset, configurationDifference(configuration, preset.configuration)] as const,
  );
  const length = (difference: PartialConfiguration) => JSON.stringify(difference).length;
  const [preset, difference] = differences.reduce((best, candidate) =>
    length(candidate[1]) < length(best[1]) ? candidate : best,
  );
  return [preset, difference];
}

export function stateOf(shown: Shown): PlaygroundState {
  const [preset, config] = nearestPreset(shown.configuration);
  const data = dataText(shown.source, shown.selection);
  const classes = shown.trainingClasses.join(',');
  return {
    preset: preset.id,
    seed: shown.configuration.training.seed,
    ...(data ? { data } : {}),
    ...(classes === (preset.classes ?? []).join(',') ? {} : { classes: classes || 'all' }),
    ...(shown.epochs === undefined ? {} : { epochs: shown.epochs }),
    ...(Object.keys(config).length > 0 ? { config } : {}),
    ...(shown.panels ? { panels: shown.panels } : {}),
    ...(shown.drawer === (preset.drawer ?? FIRST_DRAWER) ? {} : { drawer: shown.drawer }),
  };
}

/** The state as the element's attributes have it. */
export function attributesOf(state: PlaygroundState): Map<AddressName, string> {
  const attributes = new Map<AddressName, string>();
  for (const name of ADDRESS_NAMES) {
    const value = state[name as keyof PlaygroundState];
    if (value === undefined) continue;
    if (name === 'config') attributes.set(name, JSON.stringify(value));
    else attributes.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  return attributes;
}

/** Such as "preset=classic&seed=3&data=digits:6000": what stands behind an address's #. */
export function addressText(attributes: ReadonlyMap<AddressName, string>): string {
  return [...attributes]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%2F', '/');
}

/** What an address says, of what it may say; the last where something is said twice. */
export function readAddress(text: string): Map<AddressName, string> {
  const said = new Map<AddressName, string>();
  if (text.length > LONGEST) return said;
  const parameters = new URLSearchParams(text.replace(/^[#?]/, ''));
  for (const name of ADDRESS_NAMES) {
    const value = parameters.getAll(name).at(-1);
    if (value !== undefined) said.set(name, value);
  }
  return said;
}
