import type { PlottedCodes } from './latent-plot.ts';
import { classMedians, robustRange, unitValues } from './latent-scale.ts';
import type { PlotState } from './plot-motion.ts';

/** The map of places [count × 2], the first of the images that are labelled so. */
export function plotState(places: Float32Array, labels: Uint8Array, units: number): PlotState {
  const first = unitValues(places, 2, 0);
  const second = unitValues(places, 2, 1);
  const shown = labels.subarray(0, first.length);
  const middleX = classMedians(first, shown);
  const middleY = classMedians(second, shown);
  const classes = [...middleX.keys()].sort((a, b) => a - b);
  const middles = classes.flatMap((label) => [middleX.get(label) ?? 0, middleY.get(label) ?? 0]);
  const codes: PlottedCodes = { places, labels, classes, middles: Float32Array.from(middles) };
  return { codes, x: robustRange(first), y: units > 1 ? robustRange(second) : undefined };
}
