import { type Codes, drawCodes, type PlotColours } from '../latent/latent-plot.ts';
import { robustRange, unitValues } from '../latent/latent-scale.ts';
import { drawnFigure, type FigureKind } from './figure-file.ts';

const SIDE = 640;

export interface MapFigure {
  codes: Codes;
  colours: PlotColours;
}

/** The latent map of the first two units as a file. */
export function mapFigure(kind: FigureKind, { codes, colours }: MapFigure): Promise<Blob> {
  const range = (unit: number) => robustRange(unitValues(codes.values, codes.units, unit));
  const second = codes.units > 1 ? 1 : 0;
  const plot = {
    width: SIDE,
    height: SIDE,
    units: [0, second] as [number, number],
    x: range(0),
    y: codes.units > 1 ? range(second) : undefined,
  };
  return drawnFigure(kind, plot, (context) => {
    drawCodes(context, plot, codes, colours);
  });
}
