import { msg } from '@lit/localize';
import { errorMessage } from '../base/events.ts';
import { FetchedFiles } from '../data/fetched-files.ts';
import { DEFAULT_PRESET } from '../settings/presets.ts';
import { DIGITS, type SelectedData } from '../sharing/data-text.ts';
import type { RequestedProperties } from '../sharing/requested-properties.ts';
import type { Experiment } from './experiment.ts';
import type { FetchedModel } from './open-model.ts';

/** The data in place of those that cannot be had: those of the site, and should they not come, digits. */
const INSTEAD: readonly SelectedData[] = [
  { source: { kind: 'mnist', images: 10_000 }, selection: {} },
  { source: { kind: 'digits', count: DIGITS, seed: 1 }, selection: {} },
];

/** A model file that is asked for; what keeps it from coming is told when it is needed. */
function onItsWay(address: string | undefined, files: FetchedFiles): FetchedModel | undefined {
  if (address === undefined) return undefined;
  const file = files.file(address);
  file.catch(() => undefined);
  return { address, file };
}

/**
 * Starts an experiment with what is requested. What cannot be had is replaced by what always can, one
 * after the other: the data, the opened model, the classes, the configuration.
 * @param files fetches those that are requested by their addresses
 * @returns whether it has started, with what was requested or else can be had, and the sentence of
 * the first failure, if there was one
 */
export async function startRequested(
  experiment: Experiment,
  requested: RequestedProperties,
  files = new FetchedFiles(),
): Promise<{ started: boolean; problem?: string | undefined }> {
  let { data, configuration, classes } = requested;
  let problem: string | undefined;
  const others = [...INSTEAD];
  let opened = onItsWay(requested.model, files);
  try {
    data = { ...data, source: await files.source(data.source) };
  } catch (error) {
    experiment.report(errorMessage(error));
    problem = errorMessage(error).text;
    data = others.shift() ?? data;
  }
  // The change in a few words, where there was an experiment before.
  const label = msg('the settings of another link');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const { source, selection } = data;
    if (await experiment.start(source, configuration, classes, selection, label, opened)) {
      return { started: true, problem };
    }
    // Without an engine nothing can be had, and its own message says so.
    if (experiment.build === undefined) return { started: false };
    problem ??= experiment.message?.text;
    // The model that was there stays.
    if (experiment.model) break;
    const other = experiment.data.info ? undefined : others.shift();
    if (other) data = other;
    else if (opened) opened = undefined;
    else if (classes.length > 0) classes = [];
    else configuration = DEFAULT_PRESET.configuration;
  }
  return { started: false, problem };
}
