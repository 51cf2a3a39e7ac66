import type { Walk } from '../walk/walk-events.ts';
import type { Overlay } from './latent-overlay.ts';
import type { Place } from './latent-scale.ts';
import { locate, type Projection } from './projection.ts';

/** The places of points [units] on the map, [count × 2]. */
export function locatePoints(
  projection: Projection,
  points: readonly Float32Array[],
): Float32Array {
  return Float32Array.from(points.flatMap((point) => [...locate(projection, point, point.length)]));
}

/** The way on the map of a walk over codes of so many units; nothing if it is another model's. */
export function locateWalk(
  projection: Projection,
  { codes, position }: Walk,
  units: number,
): Overlay['walk'] {
  if (codes.length === 0 || codes.length % units !== 0) return undefined;
  const step = Math.round(position * (codes.length / units - 1));
  const [x, y] = locate(projection, codes.slice(step * units, (step + 1) * units), units);
  // Between codes that are merely near each other there is no way to draw.
  const path = projection.kind === 'neighbours' ? undefined : locate(projection, codes, units);
  return { path, at: [x as number, y as number] };
}

/** Codes that are shown on the map; those of another width than `units` are another model's. */
export interface GivenCodes {
  units: number;
  walk: Walk | undefined;
  /** The points that were picked. */
  points: readonly Float32Array[];
  /** The drawing's code. */
  marked: Float32Array | undefined;
}

/** The places of the given codes on the map; there are none without a projection. */
export function overlayOf(
  projection: Projection | undefined,
  { units, walk, points, marked }: GivenCodes,
  place: Place | undefined,
): Overlay {
  if (!projection) {
    return { walk: undefined, points: new Float32Array(), marked: undefined, place };
  }
  return {
    walk: walk && locateWalk(projection, walk, units),
    points: locatePoints(projection, points),
    marked: marked?.length === units ? locatePoints(projection, [marked]) : undefined,
    place,
  };
}
