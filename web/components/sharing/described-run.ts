import type { Configuration, PartialConfiguration } from '../../engine/configuration.ts';
import { PRESETS, type Preset } from '../settings/presets.ts';
import { configurationDifference } from './configuration-difference.ts';
import type { DescribedRun } from './properties.ts';

/** The preset that the least has to be added to, and what has to be. */
function nearestPreset(configuration: Configuration): {
  preset: Preset;
  difference: PartialConfiguration;
} {
  const candidates = PRESETS.map((preset) => ({
    preset,
    difference: configurationDifference(configuration, preset.configuration),
  }));
  const length = (difference: PartialConfiguration) => JSON.stringify(difference).length;
  return candidates.reduce((best, candidate) =>
    length(candidate.difference) < length(best.difference) ? candidate : best,
  );
}

/** A run before it is compared with the presets. */
export type DescribableRun = Omit<DescribedRun, 'preset' | 'difference'>;

/** A run as a link describes it: by what differs from a preset. */
export function describedRun(run: DescribableRun): DescribedRun {
  return { ...run, ...nearestPreset(run.configuration) };
}
