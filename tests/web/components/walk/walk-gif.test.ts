import { describe, expect, it } from 'vitest';
import { pathsThrough } from '../../../../web/components/walk/paths.ts';
import { gifScale } from '../../../../web/components/walk/walk-files.ts';
import { encodeGif, thereAndBack } from '../../../../web/components/walk/walk-gif.ts';
import { readGif } from '../../../e2e/gif.ts';

describe('the walk as a GIF', () => {
  it('goes there and back, with each end once', () => {
    expect(thereAndBack(4)).toEqual([0, 1, 2, 3, 2, 1]);
    expect(thereAndBack(61)).toHaveLength(120);
  });

  it('has a frame for each image on the way, in its size and at its pace, and repeats', () => {
    const pixels = Float32Array.from({ length: 3 * 2 * 3 }, (_, i) => i / 17);
    const gif = readGif(encodeGif({ pixels, rows: 2, columns: 3, scale: 4, delay: 50 }));
    expect(gif).toMatchObject({ width: 12, height: 8, repeats: 0 });
    expect(gif.frames).toEqual(Array(4).fill({ width: 12, height: 8, delay: 50 }));
  });

  it('is four to eight times as large as the images', () => {
    expect([gifScale(28, 28), gifScale(8, 8), gifScale(64, 64), gifScale(28, 40)]).toEqual([
      8, 8, 4, 6,
    ]);
  });
});

it('a smooth curve is offered from three codes on', () => {
  const offered = (points: number) => pathsThrough(points).map(([path]) => path);
  expect(offered(2)).toEqual(['linear', 'spherical']);
  expect(offered(3)).toEqual(['linear', 'spherical', 'curve']);
});
