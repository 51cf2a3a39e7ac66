import { describe, expect, it } from 'vitest';
import { LABEL_COLOURS } from '../../../../web/components/base/colour-scale.ts';
import { encodeTestImages } from '../../../../web/components/latent/encode-test-images.ts';
import { takesBlackText } from '../../../../web/components/latent/latent-overlay.ts';
import {
  type LatentPlot,
  type PlottedCodes,
  pointPlace,
  pointsNear,
} from '../../../../web/components/latent/latent-plot.ts';
import type { Projection } from '../../../../web/components/latent/projection.ts';
import {
  locatePoints,
  locateWalk,
  overlayOf,
} from '../../../../web/components/latent/walk-overlay.ts';

const plot: LatentPlot = {
  width: 224,
  height: 124,
  x: { from: 0, to: 200 },
  y: { from: 0, to: 100 },
  zero: true,
};
const codes: PlottedCodes = {
  places: Float32Array.of(0, 0, 100, 50, 104, 50, 200, 100),
  labels: Uint8Array.of(1, 2, 3, 4),
  classes: [],
  middles: new Float32Array(),
};

describe('the codes near a place', () => {
  it('are those within a distance, the nearest first', () => {
    const place = pointPlace(plot, codes, 1);
    expect(place).toEqual({ x: 112, y: 62 });
    expect(pointsNear(plot, codes, { x: place.x + 3, y: place.y }, 8)).toEqual([2, 1]);
    expect(pointsNear(plot, codes, { x: 60, y: 62 }, 8)).toEqual([]);
  });

  it('are looked for in the lane of their class where there is one axis', () => {
    const line = { ...plot, y: undefined };
    const high = pointPlace(line, codes, 1);
    const low = pointPlace(line, codes, 3);
    expect(low.y).toBeGreaterThan(high.y);
    expect(pointsNear(line, codes, low, 2)).toEqual([3]);
  });
});

it('a character is black on a light colour and white on a dark one', () => {
  expect(takesBlackText('#ffffff')).toBe(true);
  expect(takesBlackText('#000000')).toBe(false);
  expect(LABEL_COLOURS.map(takesBlackText)).toContain(true);
  expect(LABEL_COLOURS.map(takesBlackText)).toContain(false);
});

describe('the walk on the map', () => {
  const plane: Projection = { kind: 'units', units: [1, 0], rest: new Float32Array(2) };
  const walk = {
    codes: Float32Array.of(0, 1, 2, 3, 4, 5),
    position: 0.5,
    code: new Float32Array(2),
    image: codes.places,
  };

  it('is a path and a place on it', () => {
    const located = locateWalk(plane, walk, 2);
    expect([...(located?.path ?? [])]).toEqual([1, 0, 3, 2, 5, 4]);
    expect(located?.at).toEqual([3, 2]);
  });

  it('is not there for a model with other codes', () => {
    expect(locateWalk(plane, walk, 4)).toBeUndefined();
  });

  it('is a place without a path where codes are merely near each other', () => {
    const near: Projection = {
      kind: 'neighbours',
      codes: Float32Array.of(0, 0, 4, 4),
      places: Float32Array.of(-1, -2, 7, 8),
      units: 2,
    };
    expect(locateWalk(near, { ...walk, position: 1 }, 2)).toEqual({ path: undefined, at: [7, 8] });
    const points = [Float32Array.of(5, 3), Float32Array.of(0, 1)];
    expect([...locatePoints(near, points)]).toEqual([7, 8, -1, -2]);
  });

  it('has the drawing beside it, unless its code is another model’s', () => {
    const given = { walk, points: [Float32Array.of(1, 2)], units: 2 };
    const place = { x: 5, y: 6 };
    const marked = Float32Array.of(3, 4);
    expect(overlayOf(plane, { ...given, marked }, place)).toEqual({
      walk: locateWalk(plane, walk, 2),
      points: Float32Array.of(2, 1),
      marked: Float32Array.of(4, 3),
      place,
    });
    const wide = Float32Array.of(3, 4, 5);
    expect(overlayOf(plane, { ...given, marked: wide }, place).marked).toBeUndefined();
    expect(overlayOf(undefined, { ...given, marked }, place)).toEqual({
      walk: undefined,
      points: new Float32Array(),
      marked: undefined,
      place,
    });
  });
});

it('many test images are encoded in parts, in their order', async () => {
  const asked: [first: number, count: number][] = [];
  const encodeTest = async (first: number, count: number) => {
    asked.push([first, count]);
    return Float32Array.from({ length: 2 * count }, (_, i) => 2 * first + i);
  };
  const codes = await encodeTestImages({ encodeTest }, 2500);
  expect(asked).toEqual([
    [0, 1000],
    [1000, 1000],
    [2000, 500],
  ]);
  expect(codes).toHaveLength(5000);
  expect(codes.every((value, i) => value === i)).toBe(true);
});
