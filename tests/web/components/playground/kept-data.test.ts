import { describe, expect, it } from 'vitest';
import { chosenData, keptData, ownBytes } from '../../../../web/components/playground/kept-data.ts';
import type { ChosenData } from '../../../../web/components/playground/moment.ts';

const chosen = (source: ChosenData['source']): ChosenData => ({
  source,
  selection: { images: 5 },
  classes: [1],
});

describe('data that are kept for another visit', () => {
  const pixels = Uint8Array.from({ length: 18_000_000 }, (_, i) => i % 251);
  const images = {
    ...({ kind: 'images', name: 'mine', rows: 2, columns: 2, pixels } as const),
    labels: Uint8Array.of(0, 1),
    test: { pixels: Uint8Array.of(9, 8, 7, 6), labels: Uint8Array.of(1) },
  };

  it('are the same images again, byte for byte', async () => {
    const kept = await keptData(chosen(images));
    expect(kept.source).toMatchObject({ kind: 'images', name: 'mine' });
    if (kept.source.kind !== 'images') throw new Error('not images');
    expect(kept.source.pixels.size).toBe(pixels.length);
    const again = await chosenData(kept);
    expect(again).toMatchObject({ selection: { images: 5 }, classes: [1] });
    if (again.source.kind !== 'images') throw new Error('not images');
    expect(Buffer.compare(again.source.pixels, pixels)).toBe(0);
    expect(again.source.test).toEqual(images.test);
    expect(again.source.labels).toEqual(images.labels);
  });

  it('leave out the files of a public data set, which come again', async () => {
    const files = [new File(['much'], 'train-images-idx3-ubyte.gz')];
    const kept = await keptData(chosen({ kind: 'mnist', images: 70_000, files }));
    expect(kept.source).toEqual({ kind: 'mnist', images: 70_000 });
    const digits = chosen({ kind: 'digits', count: 6, seed: 1 });
    expect(await chosenData(await keptData(digits))).toEqual(digits);
  });

  it("are counted where they are somebody's own", () => {
    expect(ownBytes(images)).toBe(18_000_004);
    expect(ownBytes({ kind: 'files', files: [new File(['12345'], 'a.csv')] })).toBe(5);
    expect(ownBytes({ kind: 'mnist', files: [new File(['12345'], 'a.gz')] })).toBe(0);
    expect(ownBytes({ kind: 'digits', count: 9, seed: 1 })).toBe(0);
  });
});
