import { describe, expect, it } from 'vitest';
import {
  firstTestImages,
  PerData,
  type PresentSubject,
} from '../../../../web/components/base/model-subject.ts';

/** A subject with so many test images, each of one pixel. */
function subjectWith(testCount: number): PresentSubject {
  const queries = {
    testImages: async (_first: number, count: number) => ({
      pixels: new Float32Array(count),
      labels: new Uint8Array(),
    }),
  };
  const data = { testCount };
  return { queries, data, model: {} } as unknown as PresentSubject;
}

describe('firstTestImages', () => {
  it('are as many as are wanted, or all that there are', async () => {
    const subject = subjectWith(30);
    expect((await firstTestImages(subject, 10)).pixels).toHaveLength(10);
    expect((await firstTestImages(subject, 50)).pixels).toHaveLength(30);
  });
});

describe('PerData', () => {
  it('makes its value once for the same data, whatever else changes', async () => {
    let made = 0;
    const perData = new PerData(async () => {
      made += 1;
      return made;
    });
    const subject = subjectWith(1);
    expect(await perData.of(subject)).toBe(1);
    expect(await perData.of({ ...subject, model: { ...subject.model } })).toBe(1);
    expect(await perData.of(subjectWith(1))).toBe(2);
  });

  it('tries again after a failure', async () => {
    let fails = true;
    const perData = new PerData(async () => {
      if (fails) throw new Error('No data.');
      return 'made';
    });
    const subject = subjectWith(1);
    await expect(perData.of(subject)).rejects.toThrow('No data.');
    fails = false;
    expect(await perData.of(subject)).toBe('made');
  });
});
