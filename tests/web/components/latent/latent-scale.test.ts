import { describe, expect, it } from 'vitest';
import {
  type LatentPlot,
  plotX,
  plotY,
  valuesAt,
} from '../../../../web/components/latent/latent-plot.ts';
import {
  classMedians,
  robustRange,
  share,
  spreadPlaces,
  unitValues,
  valueAt,
} from '../../../../web/components/latent/latent-scale.ts';

describe('the range of a unit', () => {
  it('holds nearly all values, and a stray one does not widen it', () => {
    const values = Array.from({ length: 1000 }, (_, i) => i / 999);
    const range = robustRange([...values.slice(1), 1e6]);
    expect(range.from).toBeLessThan(0.01);
    expect(range.to).toBeGreaterThan(0.99);
    expect(range.to).toBeLessThan(1.2);
  });

  it('has a width even where all values are the same, or there are none', () => {
    const same = robustRange([3, 3, 3]);
    expect(same.to).toBeGreaterThan(same.from);
    const none = robustRange([]);
    expect(none.to).toBeGreaterThan(none.from);
  });

  it('maps to shares and back', () => {
    const range = { from: -2, to: 6 };
    expect(share(0, range)).toBe(0.25);
    expect(valueAt(share(1.5, range), range)).toBeCloseTo(1.5);
  });
});

it('a unit is read out of every code', () => {
  expect([...unitValues(Float32Array.of(1, 2, 3, 4, 5, 6), 3, 1)]).toEqual([2, 5]);
});

it('the middle of a class is its median', () => {
  const medians = classMedians(Float32Array.of(1, 100, 2, 7), Uint8Array.of(0, 0, 0, 4));
  expect(medians).toEqual(
    new Map([
      [0, 2],
      [4, 7],
    ]),
  );
});

describe('spreading labels', () => {
  const nearest = (places: { x: number; y: number }[]) =>
    Math.min(
      ...places.flatMap((a, i) => places.slice(0, i).map((b) => Math.hypot(a.x - b.x, a.y - b.y))),
    );

  it('leaves those alone that are far enough apart', () => {
    const places = [
      { x: 0, y: 0 },
      { x: 30, y: 0 },
    ];
    expect(spreadPlaces(places, 18)).toEqual(places);
  });

  it('moves apart those on one spot, and keeps their middle', () => {
    const [a, b] = spreadPlaces(
      [
        { x: 5, y: 5 },
        { x: 5, y: 5 },
      ],
      18,
    );
    expect(Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))).toBeCloseTo(18);
    expect(((a?.x ?? 0) + (b?.x ?? 0)) / 2).toBeCloseTo(5);
  });

  it('makes a crowd of ten readable', () => {
    const crowd = Array.from({ length: 10 }, (_, i) => ({ x: (i * 7) % 20, y: (i * 11) % 20 }));
    expect(nearest(spreadPlaces(crowd, 18))).toBeGreaterThan(12);
  });
});

describe('the place of values on the plot', () => {
  const plot: LatentPlot = {
    width: 400,
    height: 300,
    x: { from: -1, to: 3 },
    y: { from: 0, to: 10 },
    zero: true,
  };

  it('holds the same values again', () => {
    const place = { x: plotX(plot, 0.7), y: plotY(plot, 4.2) };
    const [first, second] = valuesAt(plot, place);
    expect(first).toBeCloseTo(0.7);
    expect(second).toBeCloseTo(4.2);
  });

  it('has its second value grow upwards', () => {
    expect(plotY(plot, 9)).toBeLessThan(plotY(plot, 1));
  });

  it('has one value where there is one axis', () => {
    const place = { x: plotX(plot, 2), y: 17 };
    expect(valuesAt({ ...plot, y: undefined }, place)).toEqual([expect.closeTo(2), 0]);
  });
});
