import { DEFAULT_PRESET } from '../settings/presets.ts';
import { DEFAULT_DATA, type RequestedProperties } from '../sharing/requested-properties.ts';
import type { Experiment } from './experiment.ts';

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
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await experiment.start(data.source, configuration, classes, data.selection)) {
      return { started: true, problem };
    }
    // Without an engine nothing can be had, and its own message says so.
    if (experiment.build === undefined) return { started: false };
    problem ??= experiment.message?.text;
    // The model that was there stays.
    if (experiment.model) break;
    if (!experiment.data.info) data = DEFAULT_DATA;
    else if (classes.length > 0) classes = [];
    else configuration = DEFAULT_PRESET.configuration;
  }
  return { started: false, problem };
}
