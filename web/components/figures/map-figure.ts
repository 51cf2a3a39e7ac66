import { drawAxes, drawCodes, type PlotColours } from '../latent/latent-plot.ts';
import { unitValues } from '../latent/latent-scale.ts';
import { plotState } from '../latent/plot-state.ts';
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
  const first = unitValues(codes, units, 0);
  const second = units > 1 ? unitValues(codes, units, 1) : new Float32Array(first.length);
  const places = new Float32Array(2 * first.length);
  for (let i = 0; i < first.length; i += 1) {
    places[2 * i] = first[i] as number;
    places[2 * i + 1] = second[i] as number;
  }
  const state = plotState(places, labels, Math.min(2, units));
  const plot = { width: SIDE, height: SIDE, x: state.x, y: state.y, zero: state.zero };
  return drawnFigure(kind, plot, (context) => {
    context.fillStyle = colours.surface;
    context.fillRect(0, 0, SIDE, SIDE);
    drawAxes(context, plot, colours);
    drawCodes(context, plot, state.codes, colours);
  });
}
