import { msg } from '@lit/localize';
import { DEFAULT_PRESET } from '../settings/presets.ts';
import { DIGITS, type SelectedData } from '../sharing/data-text.ts';
import type { RequestedProperties } from '../sharing/requested-properties.ts';
import type { Experiment } from './experiment.ts';

/** The data in place of those that cannot be had: those of the site, and should they not come, digits. */
const INSTEAD: readonly SelectedData[] = [
  { source: { kind: 'mnist', images: 10_000 }, selection: {} },
  { source: { kind: 'digits', count: DIGITS, seed: 1 }, selection: {} },
];

/**
 * Starts an experiment with what is requested. What cannot be had is replaced by what always can, one
 * after the other: the data, the classes, the configuration.
 * @returns whether it has started, with what was requested or else can be had, and the sentence of
 * the first failure, if there was one
 */
export async function startRequested(
  experiment: Experiment,
  requested: RequestedProperties,
): Promise<{ started: boolean; problem?: string | undefined }> {
  let { data, configuration, classes } = requested;
  let problem: string | undefined;
  const others = [...INSTEAD];
  // The change in a few words, where there was an experiment before.
  const label = msg('the settings of another link');
  for (let attempt = 0; attempt < 4; attempt += 1) {
    if (await experiment.start(data.source, configuration, classes, data.selection, label)) {
      return { started: true, problem };
    }
    // Without an engine nothing can be had, and its own message says so.
    if (experiment.build === undefined) return { started: false };
    problem ??= experiment.message?.text;
    // The model that was there stays.
    if (experiment.model) break;
    const other = experiment.data.info ? undefined : others.shift();
    if (other) data = other;
    else if (classes.length > 0) classes = [];
    else configuration = DEFAULT_PRESET.configuration;
  }
  return { started: false, problem };
}
