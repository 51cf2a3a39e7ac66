import { msg, str } from '@lit/localize';
import type { DistortionKind, Reconstructor } from '../../engine/analysis-types.ts';
import { decimalText } from '../base/numbers.ts';

/** One of what is compared: the model, principal components, or a model that was kept. */
export interface Contender {
  name: string;
  by: Reconstructor;
  colour: string;
  dash?: string;
}

/** Peak signal-to-noise ratio in decibels of pixels in [0, 1] with this mean squared error. */
export function decibels(meanSquaredError: number): number {
  return -10 * Math.log10(meanSquaredError);
}

export function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export interface RobustnessAxis {
  kind: DistortionKind;
  title: string;
  xName: string;
  amounts: readonly number[];
}

const evenly = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

/** What images are distorted by, and how far. */
export const robustnessAxes = (): readonly RobustnessAxis[] => [
  {
    kind: 'rotation',
    title: msg('Rotation'),
    xName: msg('degrees'),
    amounts: evenly(-60, 60, 13),
  },
  {
    kind: 'horizontal_shift',
    title: msg('Shift'),
    xName: msg('pixels to the right'),
    amounts: evenly(-8, 8, 9),
  },
  {
    kind: 'gaussian',
    title: msg('Noise'),
    xName: msg('standard deviation'),
    amounts: evenly(0, 0.8, 9),
  },
];

/** A distortion whose images are shown. */
export interface ShownDistortion {
  kind: DistortionKind;
  amount: number;
  name: string;
}

/** What some test images are distorted by to be looked at. */
export const shownDistortions = (): readonly ShownDistortion[] => [
  { kind: 'rotation', amount: 30, name: msg(str`Turned by ${30}°`) },
  { kind: 'horizontal_reflection', amount: 0, name: msg('Mirrored left to right') },
  { kind: 'vertical_reflection', amount: 0, name: msg('Mirrored top to bottom') },
  { kind: 'horizontal_shift', amount: 4, name: msg(str`Shifted by ${4} pixels`) },
  { kind: 'gaussian', amount: 0.4, name: msg(str`With noise of ${decimalText(0.4, 1)}`) },
];
