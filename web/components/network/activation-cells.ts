import { NEGATIVE } from '../base/colour-scale.ts';
import type { Bitmap } from '../base/images.ts';
import type { Size } from '../base/size-controller.ts';

/** The grid of cells that a layer's units are set in, row by row. */
export interface CellGrid {
  columns: number;
  rows: number;
  unitsPerCell: number;
}

/** A grid of about square cells, none smaller than so many pixels: units share cells before that. */
export function cellGrid(units: number, { width, height }: Size, smallest: number): CellGrid {
  const room = Math.max(1, Math.floor(width / smallest) * Math.floor(height / smallest));
  const unitsPerCell = Math.ceil(units / room);
  const cells = Math.ceil(units / unitsPerCell);
  const wanted = Math.round(Math.sqrt((cells * width) / Math.max(1, height)));
  const columns = Math.max(1, Math.min(wanted, cells, Math.floor(width / smallest)));
  return { columns, rows: Math.ceil(cells / columns), unitsPerCell };
}

/** The unit at a place of a grid of that size; where units share a cell, the first of them. */
export function unitAt(
  place: { x: number; y: number },
  size: Size,
  { columns, rows }: Pick<CellGrid, 'columns' | 'rows'>,
  units: number,
): number {
  const within = (at: number, whole: number, parts: number) =>
    Math.min(parts - 1, Math.max(0, Math.floor((at / whole) * parts)));
  const cell = within(place.y, size.height, rows) * columns + within(place.x, size.width, columns);
  const unitsPerCell = Math.ceil(units / (rows * columns));
  return Math.min(units - 1, cell * unitsPerCell);
}

/** The value farthest from zero of each `group`: a mean would hide the few that are active. */
export function strongest(values: Float32Array, group: number): Float32Array {
  const result = new Float32Array(Math.ceil(values.length / group));
  values.forEach((value, i) => {
    const cell = Math.floor(i / group);
    if (Math.abs(value) > Math.abs(result[cell] as number)) result[cell] = value;
  });
  return result;
}

/** The value of the full brightness: 1 where the activation never exceeds it, else the largest. */
export function activationExtent(activation: string, values: Float32Array): number {
  if (activation === 'sigmoid' || activation === 'tanh') return 1;
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-3);
}

/** Cells from black to white as a unit is active, and to blue as it is active below zero. */
export function cellBitmap(values: Float32Array, grid: CellGrid, extent: number): Bitmap {
  const { columns, rows, unitsPerCell } = grid;
  const data = new Uint8ClampedArray(columns * rows * 4);
  strongest(values, unitsPerCell).forEach((value, i) => {
    const share = Math.min(1, Math.abs(value) / extent);
    const colour = value < 0 ? NEGATIVE : [255, 255, 255];
    colour.forEach((part, channel) => {
      data[4 * i + channel] = part * share;
    });
    data[4 * i + 3] = 255;
  });
  return { data, width: columns, height: rows };
}

/** The number of units that are not zero. */
export function activeUnits(values: Float32Array): number {
  return values.reduce((count, value) => (Math.abs(value) > 1e-6 ? count + 1 : count), 0);
}
