import { msg } from '@lit/localize';
import type { PathKind } from '../../engine/analysis-types.ts';
import type { Choices } from '../settings/choices.ts';

/** The ways to walk through so many codes; through two, the smooth curve is the straight line. */
export function pathsThrough(points: number): Choices<PathKind> {
  const straightOrSpherical: Choices<PathKind> = [
    ['linear', msg('Straight')],
    ['spherical', msg('Spherical')],
  ];
  return points > 2
    ? [...straightOrSpherical, ['curve', msg('Smooth curve')]]
    : straightOrSpherical;
}

/** What is decoded on a path, in a sentence. */
export function pathAbout(path: PathKind): string {
  const about: Record<PathKind, string> = {
    linear: msg(
      'Every frame is decoded from z(t) = (1 − t) z₁ + t z₂, a point on the straight line from one code to the next.',
    ),
    spherical: msg(
      'Every frame is decoded from a point on the arc from one code to the next: seen from the origin, the direction turns evenly, and the distance changes evenly.',
    ),
    curve: msg(
      'Every frame is decoded from a point on a smooth curve through all codes, a centripetal Catmull-Rom spline.',
    ),
  };
  return about[path];
}
