import { className } from '../base/class-name.ts';
import { labelColour } from '../base/colour-scale.ts';
import { type Place, type Range, share, spreadPlaces, valueAt } from './latent-scale.ts';

/** The codes as a scatter plot on a canvas; positions are in CSS pixels. */
export interface LatentPlot {
  width: number;
  height: number;
  x: Range;
  /** Without a second axis, as of a code of one unit, the classes lie one below the other. */
  y: Range | undefined;
  /** Whether the lines of zero are drawn. */
  zero: boolean;
}

/** What the plot shows; places are [count × 2], values on the two axes. */
export interface PlottedCodes {
  places: Float32Array;
  /** [count], or empty. */
  labels: Uint8Array;
  /** The middle of each class that occurs, in the order of `classes`, [classes × 2]. */
  middles: Float32Array;
  classes: readonly number[];
  /** What the classes are called, by label, if not by their numbers. */
  names?: readonly string[] | undefined;
}

export interface PlotColours {
  ink: string;
  soft: string;
  rule: string;
  surface: string;
  scheme: 'light' | 'dark';
}

const PADDING = 12;
const POINT = 4;
/** More points than this are drawn smaller, so that they do not cover each other. */
const MANY_POINTS = 2000;
const LABEL_DISTANCE = 22;
const LANES = 10;

export function plotX(plot: LatentPlot, value: number): number {
  return PADDING + share(value, plot.x) * (plot.width - 2 * PADDING);
}

export function plotY(plot: LatentPlot, value: number): number {
  const part = plot.y ? share(value, plot.y) : 0.5;
  return plot.height - PADDING - part * (plot.height - 2 * PADDING);
}

/** The values on the two axes under a place on the plot; the second is 0 where there is one axis. */
export function valuesAt(plot: LatentPlot, { x, y }: Place): [number, number] {
  const first = valueAt((x - PADDING) / (plot.width - 2 * PADDING), plot.x);
  if (!plot.y) return [first, 0];
  return [first, valueAt((plot.height - PADDING - y) / (plot.height - 2 * PADDING), plot.y)];
}

function laneY(plot: LatentPlot, label: number, jitter: number): number {
  const lane = (plot.height - 2 * PADDING) / LANES;
  return PADDING + lane * ((label % LANES) + 0.5 + 0.5 * jitter);
}

/** A steady number in [-0.5, 0.5) for a point, so that points of one value do not hide each other. */
function jitterOf(index: number): number {
  return ((index * 0.618034) % 1) - 0.5;
}

/** Where the point of a code is drawn. */
export function pointPlace(plot: LatentPlot, codes: PlottedCodes, index: number): Place {
  const x = plotX(plot, codes.places[2 * index] as number);
  if (plot.y) return { x, y: plotY(plot, codes.places[2 * index + 1] as number) };
  const label = codes.labels[index];
  const jitter = jitterOf(index);
  const y = label === undefined ? plot.height * (0.5 + 0.6 * jitter) : laneY(plot, label, jitter);
  return { x, y };
}

/** The points within `distance` of a place, the nearest first. */
export function pointsNear(
  plot: LatentPlot,
  codes: PlottedCodes,
  place: Place,
  distance: number,
): number[] {
  const found: { index: number; apart: number }[] = [];
  for (let index = 0; index < codes.places.length / 2; index += 1) {
    const { x, y } = pointPlace(plot, codes, index);
    const apart = Math.hypot(x - place.x, y - place.y);
    if (apart <= distance) found.push({ index, apart });
  }
  return found.sort((a, b) => a.apart - b.apart).map(({ index }) => index);
}

/** Text with the paper's colour around it. */
function tag(
  context: CanvasRenderingContext2D,
  text: string,
  { x, y }: Place,
  colours: PlotColours,
): void {
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = colours.surface;
  context.strokeText(text, x, y);
  context.fillStyle = colours.ink;
  context.fillText(text, x, y);
}

/** Draws the lines of zero, where it means something. */
export function drawAxes(
  context: CanvasRenderingContext2D,
  plot: LatentPlot,
  colours: PlotColours,
): void {
  if (!plot.zero) return;
  context.strokeStyle = colours.rule;
  context.lineWidth = 1;
  context.beginPath();
  const x = Math.round(plotX(plot, 0)) + 0.5;
  if (x > 0 && x < plot.width) {
    context.moveTo(x, 0);
    context.lineTo(x, plot.height);
  }
  if (plot.y) {
    const y = Math.round(plotY(plot, 0)) + 0.5;
    if (y > 0 && y < plot.height) {
      context.moveTo(0, y);
      context.lineTo(plot.width, y);
    }
  }
  context.stroke();
}

/** Draws every code as a point, and each class's number or name in the middle of its points. */
export function drawCodes(
  context: CanvasRenderingContext2D,
  plot: LatentPlot,
  codes: PlottedCodes,
  colours: PlotColours,
): void {
  const { labels, classes, middles } = codes;
  const count = codes.places.length / 2;
  const size = count > MANY_POINTS ? POINT - 1 : POINT;
  context.globalAlpha = 0.8;
  context.fillStyle = colours.soft;
  // In the order of the images, so that no class lies on top of all others.
  let colour = -1;
  for (let i = 0; i < count; i += 1) {
    const label = labels[i];
    if (label !== undefined && label !== colour) {
      colour = label;
      context.fillStyle = labelColour(label, colours.scheme);
    }
    const { x, y } = pointPlace(plot, codes, i);
    context.fillRect(x - size / 2, y - size / 2, size, size);
  }
  context.globalAlpha = 1;
  context.font = `700 ${codes.names ? 12 : 17}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const places = classes.map((label, i) => ({
    x: plotX(plot, middles[2 * i] as number),
    y: plot.y ? plotY(plot, middles[2 * i + 1] as number) : laneY(plot, label, 0),
  }));
  spreadPlaces(places, LABEL_DISTANCE).forEach((place, i) => {
    tag(context, className(classes[i] ?? 0, codes.names), place, colours);
  });
}
