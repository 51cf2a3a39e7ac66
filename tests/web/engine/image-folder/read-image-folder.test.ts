import { describe, expect, it, vi } from 'vitest';
import {
  type LocatedFile,
  readImageFolder,
} from '../../../../web/engine/image-folder/read-image-folder.ts';

const located = (path: string): LocatedFile => ({ path, file: new File([], path) });

/** Reads every file but broken ones; an image of 8 x 8 is full of its own number. */
function decoder(inverted = false) {
  return vi.fn(async ({ files }: { files: readonly File[] }) => {
    const read = files.map(({ name }) => !name.includes('broken'));
    const kept = files.filter((_, i) => read[i]);
    const pixels = new Uint8Array(kept.length * 64);
    kept.forEach((_, i) => {
      pixels.fill(i + 1, i * 64, (i + 1) * 64);
    });
    return { type: 'result' as const, pixels, inverted, read };
  });
}

const read = (paths: string[], decode = decoder()) =>
  readImageFolder(paths.map(located), { side: 8 }, undefined, undefined, decode);

describe('a folder of images', () => {
  it('is read in the order of its paths, with labels from them', async () => {
    const decode = decoder(true);
    const images = await read(['pets/dog/1.png', 'pets/cat/10.jpg', 'pets/cat/9.WEBP'], decode);
    expect(decode.mock.calls[0]?.[0].files.map(({ name }) => name)).toEqual([
      'pets/cat/9.WEBP',
      'pets/cat/10.jpg',
      'pets/dog/1.png',
    ]);
    expect(images).toMatchObject({
      name: 'pets',
      rows: 8,
      columns: 8,
      inverted: true,
      skipped: [],
    });
    expect(images.labels).toEqual(Uint8Array.of(0, 0, 1));
    expect(images.classNames).toEqual(['cat', 'dog']);
    expect(images.pixels).toHaveLength(3 * 64);
  });

  it('leaves out what is no readable image, and says so; byproducts are not worth a word', async () => {
    const images = await read([
      'pets/cat/1.png',
      'pets/cat/broken.png',
      'pets/dog/1.png',
      'pets/readme.txt',
      'pets/.DS_Store',
      'pets/cat/._1.png',
      'pets/Thumbs.db',
      '__MACOSX/pets/cat/1.png',
    ]);
    expect(images.labels).toEqual(Uint8Array.of(0, 1));
    expect(images.skipped).toEqual(['pets/readme.txt', 'pets/cat/broken.png']);
  });

  it('needs two images', async () => {
    await expect(read(['a/notes.txt'])).rejects.toThrow(
      'Found no image to read; expected two or more. Left out what is no readable image: a/notes.txt.',
    );
    await expect(
      read(['1.png', 'broken1.png', 'broken2.png', 'broken3.png', 'broken4.png']),
    ).rejects.toThrow(
      'Found only one image to read; expected two or more. Left out what is no readable image: broken1.png, broken2.png, broken3.png and 1 more.',
    );
  });

  it('is not read where it has more images than memory should hold', async () => {
    const decode = decoder();
    const many = Array.from({ length: 20_001 }, (_, i) => located(`${i}.png`));
    const reading = readImageFolder(many, { side: 28 }, undefined, undefined, decode);
    await expect(reading).rejects.toThrow(
      'Found 20001 images; expected at most 20000 of 28 × 28 pixels.',
    );
    const large = readImageFolder(many.slice(0, 9000), { side: 64 }, undefined, undefined, decode);
    await expect(large).rejects.toThrow('expected at most 8192 of 64 × 64 pixels.');
    expect(decode).not.toHaveBeenCalled();
  });
});
