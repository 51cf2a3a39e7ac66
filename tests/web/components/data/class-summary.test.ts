import { expect, it } from 'vitest';
import { summariseClasses, withUnused } from '../../../../web/components/data/class-summary.ts';

const pixels = Float32Array.from({ length: 8 }, (_, i) => i);

it('counts the classes of images, with the first image of each', () => {
  expect(summariseClasses(Uint8Array.of(7, 2, 7, 7), pixels, 2)).toEqual([
    { label: 2, testCount: 1, example: Float32Array.of(2, 3) },
    { label: 7, testCount: 3, example: Float32Array.of(0, 1) },
  ]);
});

it('keeps the classes that are not used now, without a count', () => {
  const before = summariseClasses(Uint8Array.of(7, 2, 7, 5), pixels, 2);
  const now = summariseClasses(Uint8Array.of(5, 5), pixels, 2);
  expect(withUnused(now, before).map(({ label, testCount }) => [label, testCount])).toEqual([
    [2, undefined],
    [5, 2],
    [7, undefined],
  ]);
});
