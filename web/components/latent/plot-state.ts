import type { PlottedCodes } from './latent-plot.ts';
import { classMedians, robustRange, unitValues } from './latent-scale.ts';
import type { PlotState } from './plot-motion.ts';

/**
 * The map of places [count × 2], those of the first of the images that are labelled so. It has one or
 * two axes with values to be read, or none where only the places' nearness counts.
 */
export function plotState(
  places: Float32Array,
  labels: Uint8Array,
  axes: number,
  names?: readonly string[],
): PlotState {
  const first = unitValues(places, 2, 0);
  const second = unitValues(places, 2, 1);
  const shown = labels.subarray(0, first.length);
  const middleX = classMedians(first, shown);
  const middleY = classMedians(second, shown);
  const classes = [...middleX.keys()].sort((a, b) => a - b);
  const middles = classes.flatMap((label) => [middleX.get(label) ?? 0, middleY.get(label) ?? 0]);
  const codes: PlottedCodes = {
    places,
    labels,
    classes,
    middles: Float32Array.from(middles),
    names,
  };
  const y = axes === 1 ? undefined : robustRange(second);
  return { codes, x: robustRange(first), y, zero: axes > 0 };
}
