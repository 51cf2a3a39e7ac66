import { type Bitmap, composeSheet } from '../base/images.ts';
import { type LatentPlot, plotX, plotY, valuesAt } from './latent-plot.ts';
import type { Range } from './latent-scale.ts';
import { codeOf, type Projection } from './projection.ts';

/** CSS pixels that a decoded image of the grid takes, about. */
const CELL = 28;
const MOST_ACROSS = 24;

/** The places of a grid over the whole plot, and what they decode to. */
export interface GridLayout {
  across: number;
  down: number;
  /** The axes' values from edge to edge of the plot. */
  x: Range;
  y: Range | undefined;
}

export interface DecodedGrid extends GridLayout {
  /** [across · down × rows × columns], row by row from the top. */
  images: Float32Array;
}

export function gridLayout(plot: LatentPlot): GridLayout {
  const cells = (length: number) => Math.min(MOST_ACROSS, Math.max(1, Math.round(length / CELL)));
  const [left, top] = valuesAt(plot, { x: 0, y: 0 });
  const [right, bottom] = valuesAt(plot, { x: plot.width, y: plot.height });
  return {
    across: cells(plot.width),
    down: plot.y ? cells(plot.height) : 1,
    x: { from: left, to: right },
    y: plot.y && { from: bottom, to: top },
  };
}

/** The codes of the middles of the grid's cells, [across · down × units]; none without places. */
export function gridCodes(projection: Projection, grid: GridLayout): Float32Array | undefined {
  const { across, down, x, y } = grid;
  const codes: Float32Array[] = [];
  for (let row = 0; row < down; row += 1) {
    for (let column = 0; column < across; column += 1) {
      const first = x.from + ((column + 0.5) / across) * (x.to - x.from);
      const second = y ? y.to - ((row + 0.5) / down) * (y.to - y.from) : 0;
      const code = codeOf(projection, [first, second]);
      if (!code) return undefined;
      codes.push(code);
    }
  }
  const units = codes[0]?.length ?? 0;
  const all = new Float32Array(codes.length * units);
  codes.forEach((code, i) => {
    all.set(code, i * units);
  });
  return all;
}

/** The grid as one black bitmap whose opacity is what the images hold. */
export function composeGrid(grid: DecodedGrid, rows: number, columns: number): Bitmap {
  const { across, down, images } = grid;
  const indices = [...Array(across * down).keys()];
  return composeSheet(images, indices, { rows, columns, across, gap: 0 }, (data, at, value) => {
    data[at + 3] = value * 255;
  });
}

/** The grid as a picture to draw, in one colour and otherwise transparent. */
export function gridPicture(
  grid: DecodedGrid,
  rows: number,
  columns: number,
  colour: string,
): HTMLCanvasElement {
  const { data, width, height } = composeGrid(grid, rows, columns);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.putImageData(new ImageData(data, width, height), 0, 0);
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  return canvas;
}

/** Draws the picture of a grid where its values are on the plot now, dimmed. */
export function drawGrid(
  context: CanvasRenderingContext2D,
  plot: LatentPlot,
  grid: GridLayout,
  picture: HTMLCanvasElement,
): void {
  const left = plotX(plot, grid.x.from);
  const width = plotX(plot, grid.x.to) - left;
  context.globalAlpha = 0.3;
  if (grid.y && plot.y) {
    const top = plotY(plot, grid.y.to);
    context.drawImage(picture, left, top, width, plotY(plot, grid.y.from) - top);
  } else if (!grid.y && !plot.y) {
    const height = width / grid.across;
    context.drawImage(picture, left, (plot.height - height) / 2, width, height);
  }
  context.globalAlpha = 1;
}
