import { drawAxes, drawCodes, type LatentPlot, type PlotColours } from '../latent/latent-plot.ts';
import { plotState } from '../latent/plot-state.ts';
import { locate } from '../latent/projection.ts';
import { drawnFigure, type FigureKind } from './figure-file.ts';

const SIDE = 640;

export interface Codes {
  /** [count × units] */
  values: Float32Array;
  units: number;
  /** [count], or empty. */
  labels: Uint8Array;
}

export interface MapFigure {
  codes: Codes;
  colours: PlotColours;
}

/** The latent map of the first two units as a file. */
export function mapFigure(kind: FigureKind, { codes, colours }: MapFigure): Promise<Blob> {
  const { values, units, labels } = codes;
  const axes = [0, Math.min(1, units - 1)] as const;
  const places = locate(
    { kind: 'units', units: axes, rest: new Float32Array(units) },
    values,
    units,
  );
  const { codes: points, ...ranges } = plotState(places, labels, Math.min(2, units));
  const plot: LatentPlot = { width: SIDE, height: SIDE, ...ranges };
  return drawnFigure(kind, plot, (context) => {
    drawAxes(context, plot, colours);
    drawCodes(context, plot, points, colours);
  });
}
