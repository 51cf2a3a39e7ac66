import { describe, expect, it } from 'vitest';
import {
  commonFolder,
  labelsFromPaths,
  numberClasses,
} from '../../../../web/engine/image-folder/class-labels.ts';

describe('labels from paths', () => {
  it('are the sub-folders in the order of the alphabet, with their names', () => {
    expect(labelsFromPaths(['pets/dog/1.png', 'pets/cat/1.png', 'pets/dog/2.png'])).toEqual({
      labels: Uint8Array.of(1, 0, 1),
      classNames: ['cat', 'dog'],
    });
  });

  it('are the numbers themselves where all sub-folders are numbers', () => {
    expect(labelsFromPaths(['mnist/8/a.png', 'mnist/3/b.png'])).toEqual({
      labels: Uint8Array.of(8, 3),
      classNames: undefined,
    });
  });

  it('pass folders that only split into sets, and go no deeper than one level', () => {
    const paths = ['d/train/cat/x/1.png', 'd/train/dog/1.png', 'd/test/cat/1.png'];
    expect(labelsFromPaths(paths)?.classNames).toEqual(['cat', 'dog']);
    expect(labelsFromPaths(paths)?.labels).toEqual(Uint8Array.of(0, 1, 0));
  });

  it('are found without a folder around the classes', () => {
    expect(labelsFromPaths(['b/1.png', 'a/1.png'])?.labels).toEqual(Uint8Array.of(1, 0));
  });

  it('are what names begin with where there are no sub-folders', () => {
    const labels = (paths: string[]) => labelsFromPaths(paths)?.classNames;
    expect(labels(['cat-1.png', 'dog_1.png', 'cat-2.png', 'dog (2).png'])).toEqual(['cat', 'dog']);
    expect(labels(['f/cat1.png', 'f/dog1.png', 'f/cat2.png', 'f/dog22.png'])).toEqual([
      'cat',
      'dog',
    ]);
  });

  it('are none where names say nothing', () => {
    expect(labelsFromPaths(['f/IMG_1.png', 'f/IMG_2.png'])).toBeUndefined();
    expect(labelsFromPaths(['f/anna.png', 'f/bert.png'])).toBeUndefined();
    expect(labelsFromPaths(['f/anna-x.png', 'f/bert-y.png'])).toBeUndefined();
    expect(labelsFromPaths(['f/1.png', 'f/2.png'])).toBeUndefined();
  });

  it('are none where an image lies beside the sub-folders', () => {
    expect(labelsFromPaths(['f/cat/1.png', 'f/2.png'])).toBeUndefined();
  });
});

describe('numbering classes', () => {
  it('counts with numbers, as people do', () => {
    expect(numberClasses(['k10', 'k9'])).toEqual({
      labels: Uint8Array.of(1, 0),
      classNames: ['k9', 'k10'],
    });
  });

  it('does not take for a number what is none', () => {
    expect(numberClasses(['007', '1'])?.classNames).toEqual(['1', '007']);
    expect(numberClasses(['256', '1'])?.classNames).toEqual(['1', '256']);
  });

  it('gives up beyond 256 classes', () => {
    expect(numberClasses(Array.from({ length: 256 }, (_, i) => `c${i}`))?.labels[255]).toBe(255);
    expect(numberClasses(Array.from({ length: 257 }, (_, i) => `c${i}`))).toBeUndefined();
  });
});

it('names the folder that all files are in', () => {
  expect(commonFolder(['home/pets/cat/1.png', 'home/pets/dog/1.png'])).toBe('pets');
  expect(commonFolder(['1.png', '2.png'])).toBeUndefined();
});
