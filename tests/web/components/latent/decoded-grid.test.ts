import { describe, expect, it } from 'vitest';
import {
  composeGrid,
  gridCodes,
  gridLayout,
} from '../../../../web/components/latent/decoded-grid.ts';
import { type LatentPlot, plotX, plotY } from '../../../../web/components/latent/latent-plot.ts';
import type { Projection } from '../../../../web/components/latent/projection.ts';

const plot: LatentPlot = {
  width: 280,
  height: 140,
  x: { from: -1, to: 1 },
  y: { from: 0, to: 10 },
  zero: true,
};
const plane: Projection = { kind: 'units', units: [0, 1], rest: new Float32Array(2) };

describe('the grid behind the points', () => {
  it('covers the plot from edge to edge with cells of about 28 pixels', () => {
    const { across, down, x, y } = gridLayout(plot);
    expect([across, down]).toEqual([10, 5]);
    expect(plotX(plot, x.from)).toBeCloseTo(0);
    expect(plotX(plot, x.to)).toBeCloseTo(280);
    expect(plotY(plot, y?.from ?? 0)).toBeCloseTo(140);
    expect(plotY(plot, y?.to ?? 0)).toBeCloseTo(0);
  });

  it('has at most 24 images a side, and one row where there is one axis', () => {
    const wide = gridLayout({ ...plot, width: 2000, height: 1500 });
    expect([wide.across, wide.down]).toEqual([24, 24]);
    expect(gridLayout({ ...plot, y: undefined }).down).toBe(1);
  });

  it('begins at the top on the left, and has the codes of the middles of its cells', () => {
    const layout = gridLayout(plot);
    const codes = gridCodes(plane, layout) ?? new Float32Array();
    expect(codes).toHaveLength(2 * 50);
    expect(plotX(plot, codes[0] ?? 0)).toBeCloseTo(14, 3);
    expect(plotY(plot, codes[1] ?? 0)).toBeCloseTo(14, 3);
    expect(plotX(plot, codes[98] ?? 0)).toBeCloseTo(266, 3);
    expect(plotY(plot, codes[99] ?? 0)).toBeCloseTo(126, 3);
  });

  it('is not there where places have no codes', () => {
    const neighbours: Projection = {
      kind: 'neighbours',
      codes: new Float32Array(3),
      places: new Float32Array(2),
      units: 3,
    };
    expect(gridCodes(neighbours, gridLayout(plot))).toBeUndefined();
  });

  it('sets its images row by row, bright as opaque', () => {
    const images = Float32Array.of(0, 0.2, 0.4, 0.6, 0.8, 1);
    const grid = { across: 3, down: 2, x: plot.x, y: plot.y, images };
    const { data, width, height } = composeGrid(grid, 1, 1);
    expect([width, height]).toEqual([3, 2]);
    expect([...data].filter((_, i) => i % 4 === 3)).toEqual([0, 51, 102, 153, 204, 255]);
    const one = composeGrid({ ...grid, across: 1, down: 1, images }, 2, 3);
    expect([...one.data].filter((_, i) => i % 4 === 3)).toEqual([0, 51, 102, 153, 204, 255]);
  });
});
