import type { PrincipalComponents } from './principal-components.ts';

/** What the two axes of the map are, for codes of more than two units. */
export type MapView = 'units' | 'components' | 'neighbours';

/** How codes become places on the map. */
export type Projection =
  /** Two units as they are; in a place on the map, the other units are as in `rest`, [units]. */
  | { kind: 'units'; units: readonly [number, number]; rest: Float32Array }
  | ({ kind: 'components' } & PrincipalComponents)
  /** Codes that are near each other are put near each other; a place between them has no code. */
  | { kind: 'neighbours'; codes: Float32Array; places: Float32Array; units: number };

/** The index of the code of [count × units] that is nearest to `code`. */
export function nearestCode(codes: Float32Array, code: Float32Array): number {
  const units = code.length;
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < codes.length; i += units) {
    let distance = 0;
    for (let unit = 0; unit < units && distance < least; unit += 1) {
      distance += ((codes[i + unit] as number) - (code[unit] as number)) ** 2;
    }
    if (distance < least) {
      least = distance;
      nearest = i / units;
    }
  }
  return nearest;
}

function along(code: Float32Array, axis: Float32Array, mean: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < axis.length; i += 1) {
    sum += ((code[i] as number) - (mean[i] as number)) * (axis[i] as number);
  }
  return sum;
}

function locateOne(projection: Projection, code: Float32Array): [number, number] {
  switch (projection.kind) {
    case 'units': {
      const [first, second] = projection.units;
      return [code[first] as number, code[second] as number];
    }
    case 'components': {
      const { axes, mean } = projection;
      return [along(code, axes[0], mean), along(code, axes[1], mean)];
    }
    case 'neighbours': {
      const nearest = nearestCode(projection.codes, code);
      const { places } = projection;
      return [places[2 * nearest] as number, places[2 * nearest + 1] as number];
    }
  }
}

/** The places [count × 2] of codes [count × units]. */
export function locate(projection: Projection, codes: Float32Array, units: number): Float32Array {
  const places = new Float32Array((codes.length / units) * 2);
  for (let i = 0; i < codes.length / units; i += 1) {
    places.set(locateOne(projection, codes.subarray(i * units, (i + 1) * units)), 2 * i);
  }
  return places;
}

/** The code of a place, [units]; there is none where only the codes' nearness is shown. */
export function codeOf(
  projection: Projection,
  [x, y]: readonly [number, number],
): Float32Array | undefined {
  if (projection.kind === 'neighbours') return undefined;
  if (projection.kind === 'units') {
    const code = projection.rest.slice();
    const [first, second] = projection.units;
    code[first] = x;
    // Both are the same where there is one unit, and then the first holds.
    if (second !== first) code[second] = y;
    return code;
  }
  const { axes, mean } = projection;
  return mean.map((value, i) => value + x * (axes[0][i] as number) + y * (axes[1][i] as number));
}
