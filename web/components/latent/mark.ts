import { msg } from '@lit/localize';
import { type LatentPlot, type PlotColours, plotX, plotY } from './latent-plot.ts';

const RADIUS = 8;
const ARM = 13;

/** Marks where the input lies, [2], a ringed cross with its name; beyond the plot, the nearest place. */
export function drawMark(
  context: CanvasRenderingContext2D,
  plot: LatentPlot,
  at: Float32Array,
  colours: PlotColours,
): void {
  const within = (value: number, size: number) => Math.min(size - ARM, Math.max(ARM, value));
  const x = within(plotX(plot, at[0] as number), plot.width);
  const y = within(plotY(plot, at[1] as number), plot.height);
  context.beginPath();
  context.arc(x, y, RADIUS, 0, 2 * Math.PI);
  for (const [dx, dy] of [
    [1, 0],
    [0, 1],
  ] as const) {
    context.moveTo(x - ARM * dx, y - ARM * dy);
    context.lineTo(x + ARM * dx, y + ARM * dy);
  }
  const right = x > plot.width - 80;
  context.font = '600 13px system-ui, sans-serif';
  context.textAlign = right ? 'right' : 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const place = [x + (right ? -1 : 1) * (ARM + 4), y] as const;
  context.strokeStyle = colours.surface;
  context.lineWidth = 5;
  context.stroke();
  const name = msg('input');
  context.strokeText(name, ...place);
  context.strokeStyle = colours.ink;
  context.fillStyle = colours.ink;
  context.lineWidth = 2;
  context.stroke();
  context.fillText(name, ...place);
}
