import { className } from '../base/class-name.ts';
import { labelColour } from '../base/colour-scale.ts';
import { pointName } from '../walk/point-name.ts';
import {
  type LatentPlot,
  type PlotColours,
  type PlottedCodes,
  plotX,
  plotY,
  pointPlace,
  pointsNear,
} from './latent-plot.ts';
import type { Place } from './latent-scale.ts';
import { drawMark } from './mark.ts';

/** What is drawn above the codes; places are [count × 2], values on the two axes. */
export interface Overlay {
  /** The way of the walk, if it can be shown as one, and where the walk is. */
  walk: { path: Float32Array | undefined; at: readonly [number, number] } | undefined;
  /** The points that were picked, in their order. */
  points: Float32Array;
  /** Where the input lies, [2]. */
  marked: Float32Array | undefined;
  /** The place that is pointed at, in CSS pixels. */
  place: Place | undefined;
}

/** Round the place pointed at, codes are shown with their characters. */
const LENS = 44;
const TOKEN = 7;
const MARKER = 10;

function disc(context: CanvasRenderingContext2D, { x, y }: Place, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

/** Whether black is easier to read on a colour #rrggbb than white. */
export function takesBlackText(colour: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05);
}

/** The points near a place as discs with their class's character, as many as have room. */
function drawLens(
  context: CanvasRenderingContext2D,
  plot: LatentPlot,
  codes: PlottedCodes,
  place: Place,
  colours: PlotColours,
): void {
  context.font = '700 10px system-ui, sans-serif';
  const drawn: Place[] = [];
  for (const index of pointsNear(plot, codes, place, LENS)) {
    const at = pointPlace(plot, codes, index);
    const label = codes.labels[index];
    const covered = drawn.some(({ x, y }) => Math.hypot(x - at.x, y - at.y) < 2 * TOKEN + 1);
    if (covered || label === undefined) continue;
    drawn.push(at);
    const colour = labelColour(label, colours.scheme);
    disc(context, at, TOKEN);
    context.fillStyle = colour;
    context.fill();
    context.fillStyle = takesBlackText(colour) ? '#000' : '#fff';
    // Two letters of a name have room, and tell apart what one does not.
    context.fillText(className(label, codes.names).slice(0, 2), at.x, at.y + 0.5);
  }
}

function drawWalk(
  context: CanvasRenderingContext2D,
  plot: LatentPlot,
  { path, at }: NonNullable<Overlay['walk']>,
  colours: PlotColours,
): void {
  for (const [style, width] of [
    [colours.surface, 5],
    [colours.ink, 2],
  ] as const) {
    if (!path) break;
    context.strokeStyle = style;
    context.lineWidth = width;
    context.beginPath();
    for (let i = 0; i < path.length; i += 2) {
      context.lineTo(plotX(plot, path[i] as number), plotY(plot, path[i + 1] as number));
    }
    context.stroke();
  }
  disc(context, { x: plotX(plot, at[0]), y: plotY(plot, at[1]) }, 6);
  context.fillStyle = colours.ink;
  context.fill();
  context.strokeStyle = colours.surface;
  context.lineWidth = 2;
  context.stroke();
}

function drawMarkers(
  context: CanvasRenderingContext2D,
  plot: LatentPlot,
  points: Float32Array,
  colours: PlotColours,
): void {
  context.font = '700 12px system-ui, sans-serif';
  for (let i = 0; i < points.length / 2; i += 1) {
    const at = {
      x: plotX(plot, points[2 * i] as number),
      y: plotY(plot, points[2 * i + 1] as number),
    };
    disc(context, at, MARKER);
    context.fillStyle = colours.surface;
    context.fill();
    context.strokeStyle = colours.ink;
    context.lineWidth = 2;
    context.stroke();
    context.fillStyle = colours.ink;
    context.fillText(pointName(i), at.x, at.y + 0.5);
  }
}

function drawPlace(
  context: CanvasRenderingContext2D,
  plot: LatentPlot,
  place: Place,
  colours: PlotColours,
): void {
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
  disc(context, { x: place.x, y: plot.y ? place.y : plot.height / 2 }, 5);
  context.strokeStyle = colours.ink;
  context.lineWidth = 2;
  context.stroke();
}

/** Draws the place pointed at with the codes near it, the walk, and the points picked. */
export function drawOverlay(
  context: CanvasRenderingContext2D,
  plot: LatentPlot,
  codes: PlottedCodes,
  { walk, points, marked, place }: Overlay,
  colours: PlotColours,
): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  if (place) {
    drawLens(context, plot, codes, place, colours);
    drawPlace(context, plot, place, colours);
  }
  if (walk) drawWalk(context, plot, walk, colours);
  drawMarkers(context, plot, points, colours);
  if (marked) drawMark(context, plot, marked, colours);
}
