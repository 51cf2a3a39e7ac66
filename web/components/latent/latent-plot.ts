import { labelColour } from '../base/colour-scale.ts';
import type { Walk } from '../base/events.ts';
import {
  classMedians,
  type Range,
  share,
  spreadPlaces,
  unitValues,
  valueAt,
} from './latent-scale.ts';

/** The codes as a scatter plot on a canvas; positions are in CSS pixels. */
export interface LatentPlot {
  width: number;
  height: number;
  /** The units on the two axes; they are the same where the code has one unit. */
  units: [number, number];
  x: Range;
  /** Without a second unit the classes lie one below the other. */
  y: Range | undefined;
}

export interface Codes {
  /** [count × units] */
  values: Float32Array;
  units: number;
  /** [count], or empty. */
  labels: Uint8Array;
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
const LABEL_DISTANCE = 22;
const LANES = 10;

export function plotX(plot: LatentPlot, value: number): number {
  return PADDING + share(value, plot.x) * (plot.width - 2 * PADDING);
}

export function plotY(plot: LatentPlot, value: number): number {
  const part = plot.y ? share(value, plot.y) : 0.5;
  return plot.height - PADDING - part * (plot.height - 2 * PADDING);
}

/** The code under a place on the plot; one value where the code has one unit. */
export function codeAt(plot: LatentPlot, x: number, y: number): number[] {
  const first = valueAt((x - PADDING) / (plot.width - 2 * PADDING), plot.x);
  if (!plot.y) return [first];
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

function tag(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  colours: PlotColours,
): void {
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = colours.surface;
  context.strokeText(text, x, y);
  context.fillStyle = colours.ink;
  context.fillText(text, x, y);
}

function drawAxes(context: CanvasRenderingContext2D, plot: LatentPlot, colours: PlotColours): void {
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

/** Draws the axes, every code as a point, and each class's character in the middle of its points. */
export function drawCodes(
  context: CanvasRenderingContext2D,
  plot: LatentPlot,
  codes: Codes,
  colours: PlotColours,
): void {
  const { values, units, labels } = codes;
  const first = unitValues(values, units, plot.units[0]);
  const second = unitValues(values, units, plot.units[1]);
  const labelled = labels.length === first.length;
  context.clearRect(0, 0, plot.width, plot.height);
  drawAxes(context, plot, colours);

  const byClass = new Map<number, number[]>();
  for (let i = 0; i < first.length; i += 1) {
    const label = labelled ? (labels[i] as number) : -1;
    const group = byClass.get(label);
    if (group) group.push(i);
    else byClass.set(label, [i]);
  }
  context.globalAlpha = 0.8;
  for (const [label, members] of byClass) {
    context.fillStyle = label < 0 ? colours.soft : labelColour(label, colours.scheme);
    for (const i of members) {
      const x = plotX(plot, first[i] as number);
      const y = plot.y
        ? plotY(plot, second[i] as number)
        : labelled
          ? laneY(plot, label, jitterOf(i))
          : plot.height * (0.5 + 0.6 * jitterOf(i));
      context.fillRect(x - POINT / 2, y - POINT / 2, POINT, POINT);
    }
  }
  context.globalAlpha = 1;
  if (!labelled) return;
  context.font = '700 17px system-ui, sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const middleX = classMedians(first, labels);
  const middleY = classMedians(second, labels);
  const classes = [...middleX.keys()];
  const places = classes.map((label) => ({
    x: plotX(plot, middleX.get(label) ?? 0),
    y: plot.y ? plotY(plot, middleY.get(label) ?? 0) : laneY(plot, label, 0),
  }));
  spreadPlaces(places, LABEL_DISTANCE).forEach(({ x, y }, i) => {
    tag(context, String(classes[i]), x, y, colours);
  });
}

/** Draws the walk's path and where it is, and the place that is being decoded. */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  plot: LatentPlot,
  walk: { walk: Walk; units: number } | undefined,
  place: { x: number; y: number } | undefined,
  colours: PlotColours,
): void {
  context.clearRect(0, 0, plot.width, plot.height);
  if (walk) {
    const { codes, position } = walk.walk;
    const steps = codes.length / walk.units;
    const at = (step: number): [number, number] => [
      plotX(plot, codes[step * walk.units + plot.units[0]] as number),
      plotY(plot, codes[step * walk.units + plot.units[1]] as number),
    ];
    for (const [style, width] of [
      [colours.surface, 5],
      [colours.ink, 2],
    ] as const) {
      context.strokeStyle = style;
      context.lineWidth = width;
      context.beginPath();
      for (let step = 0; step < steps; step += 1) context.lineTo(...at(step));
      context.stroke();
    }
    const [x, y] = at(Math.round(position * (steps - 1)));
    context.fillStyle = colours.ink;
    context.strokeStyle = colours.surface;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(x, y, 6, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  if (!place) return;
  context.lineWidth = 1;
  context.strokeStyle = colours.soft;
  context.beginPath();
  context.moveTo(place.x, 0);
  context.lineTo(place.x, plot.height);
  if (plot.y) {
    context.moveTo(0, place.y);
    context.lineTo(plot.width, place.y);
  }
  context.globalAlpha = 0.5;
  context.stroke();
  context.globalAlpha = 1;
  context.strokeStyle = colours.ink;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(place.x, plot.y ? place.y : plot.height / 2, 5, 0, 2 * Math.PI);
  context.stroke();
}
