import { drawAxes, drawCodes, type LatentPlot, type PlotColours } from '../latent/latent-plot.ts';
import { plotState } from '../latent/plot-state.ts';
import { locate } from '../latent/projection.ts';
import { drawnFigure, type FigureKind } from './figure-file.ts';

const SIDE = 640;

export interface MapFigure {
  /** [count × units] */
  codes: Float32Array;
  units: number;
  /** [count], or empty. */
  labels: Uint8Array;
  colours: PlotColours;
}

/** The latent map of the first two units as a file. */
export function mapFigure(
  kind: FigureKind,
  { codes, units, labels, colours }: MapFigure,
): Promise<Blob> {
  const axes = [0, Math.min(1, units - 1)] as const;
  const projection = { kind: 'units', units: axes, rest: new Float32Array(units) } as const;
  const places = locate(projection, codes, units);
  const { codes: points, ...ranges } = plotState(places, labels, Math.min(2, units));
  const plot: LatentPlot = { width: SIDE, height: SIDE, ...ranges };
  return drawnFigure(kind, plot, (context) => {
    context.fillStyle = colours.surface;
    context.fillRect(0, 0, SIDE, SIDE);
    drawAxes(context, plot, colours);
    drawCodes(context, plot, points, colours);
  });
}
