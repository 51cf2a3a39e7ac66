import { cellGrid, unitAt } from './activation-cells.ts';
import { codeMarks } from './code-marks.ts';
import { type Bar, codeRows } from './hourglass-geometry.ts';
import { SMALLEST_CELL } from './layer-cells.ts';
import type { PictureLayer } from './picture-layers.ts';
import type { Unit } from './unit-weights.ts';

/** A layer's bar beyond this share of the stage has its unit magnified to the left of it. */
const TURN = 0.6;
/** Pixels between a bar and what is shown of its unit. */
const DISTANCE = 12;

/** The unit at a place of a layer's bar, in pixels from the bar's top left. */
export function unitUnder(place: { x: number; y: number }, layer: PictureLayer, bar: Bar): Unit {
  const { part, width } = layer;
  const cells =
    part === 'code'
      ? codeMarks(new Float32Array(width), codeRows(width, bar.height))
      : cellGrid(width, bar, SMALLEST_CELL);
  return { layer: layer.layer, unit: unitAt(place, bar, cells, width) };
}

/** Where more is shown of a bar's unit, beside the bar, on a stage of that width: a style. */
export function besideBar(bar: Bar, stageWidth: number): string {
  const right = bar.left + bar.width;
  return right < TURN * stageWidth
    ? `left: ${right + DISTANCE}px`
    : `right: ${stageWidth - bar.left + DISTANCE}px`;
}
