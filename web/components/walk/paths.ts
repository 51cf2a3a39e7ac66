import type { PathKind } from '../../engine/analysis-types.ts';
import type { Choices } from '../settings/choices.ts';

const STRAIGHT_OR_SPHERICAL: Choices<PathKind> = [
  ['linear', 'Straight'],
  ['spherical', 'Spherical'],
];

/** The ways to walk through so many codes; through two, the smooth curve is the straight line. */
export function pathsThrough(points: number): Choices<PathKind> {
  return points > 2 ? [...STRAIGHT_OR_SPHERICAL, ['curve', 'Smooth curve']] : STRAIGHT_OR_SPHERICAL;
}

export const PATH_ABOUT: Record<PathKind, string> = {
  linear:
    'Every frame is decoded from z(t) = (1 − t) z₁ + t z₂, a point on the straight line from one code to the next.',
  spherical:
    'Every frame is decoded from a point on the arc from one code to the next: seen from the origin, the direction turns evenly, and the distance changes evenly.',
  curve:
    'Every frame is decoded from a point on a smooth curve through all codes, a centripetal Catmull-Rom spline.',
};
