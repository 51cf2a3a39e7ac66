import type { Configuration, PartialConfiguration } from '../../engine/configuration.ts';
import { PRESETS, type Preset } from '../settings/presets.ts';
import { configurationDifference } from './configuration-difference.ts';
import type { DescribedRun } from './property.ts';

/** A preset, and what has to be added to it. */
interface Nearest {
  preset: Preset;
  difference: PartialConfiguration;
}

/** The state is told ten times a second in training, of one and the same configuration. */
const found = new WeakMap<Configuration, Nearest>();

/** The preset that the least has to be added to. */
function nearestPreset(configuration: Configuration): Nearest {
  const nearest = found.get(configuration) ?? findNearestPreset(configuration);
  found.set(configuration, nearest);
  return nearest;
}

function findNearestPreset(configuration: Configuration): Nearest {
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
