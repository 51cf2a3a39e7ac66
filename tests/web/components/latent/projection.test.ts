import { describe, expect, it } from 'vitest';
import {
  codeOf,
  locate,
  nearestCode,
  type Projection,
} from '../../../../web/components/latent/projection.ts';

describe('two units', () => {
  const projection: Projection = {
    kind: 'units',
    units: [2, 0],
    rest: Float32Array.of(9, 8, 7),
  };

  it('are read out of each code', () => {
    const places = locate(projection, Float32Array.of(1, 2, 3, 4, 5, 6), 3);
    expect([...places]).toEqual([3, 1, 6, 4]);
  });

  it('make a code together with what the other units are', () => {
    expect([...(codeOf(projection, [-1, 0.5]) ?? [])]).toEqual([0.5, 8, -1]);
  });

  it('are one where the code has one', () => {
    const line: Projection = { kind: 'units', units: [0, 0], rest: new Float32Array(1) };
    expect([...(codeOf(line, [4, 0]) ?? [])]).toEqual([4]);
  });
});

describe('principal components', () => {
  const projection: Projection = {
    kind: 'components',
    mean: Float32Array.of(1, 2, 3),
    axes: [Float32Array.of(0, 0.6, 0.8), Float32Array.of(1, 0, 0)],
    shares: [0.7, 0.3],
  };

  it('hold the place that a code of theirs was made from', () => {
    const code = codeOf(projection, [5, -2]);
    expect([...(code ?? [])]).toEqual([-1, 5, 7].map((value) => expect.closeTo(value, 5)));
    const places = locate(projection, code as Float32Array, 3);
    expect([...places]).toEqual([expect.closeTo(5, 5), expect.closeTo(-2, 5)]);
  });
});

describe('neighbours', () => {
  const projection: Projection = {
    kind: 'neighbours',
    codes: Float32Array.of(0, 0, 0, 10, 10, 10),
    places: Float32Array.of(1, 2, 3, 4),
    units: 3,
  };

  it('put a code where the nearest one is', () => {
    expect(nearestCode(projection.codes, Float32Array.of(7, 7, 7))).toBe(1);
    expect([...locate(projection, Float32Array.of(7, 7, 7, 1, 0, 2), 3)]).toEqual([3, 4, 1, 2]);
  });

  it('have no code between them', () => {
    expect(codeOf(projection, [2, 3])).toBeUndefined();
  });
});
