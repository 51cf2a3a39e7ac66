import { msg, str } from '@lit/localize';
import type { DatasetInfo } from '../../engine/types.ts';
import { pickByClass, pickImages } from '../base/images.ts';
import type { ModelQueries } from '../base/model-queries.ts';

const CHOICES = 10;
/** Enough test images that each class is likely among them. */
const SEARCHED = 200;

/** Images that a walk may begin or end at. */
export interface Choices {
  /** [count × rows × columns] */
  pixels: Float32Array;
  /** What each is called, in the language in which it is asked. */
  names: readonly (() => string)[];
}

/** Test images to choose from, one of each class where there are labels. */
export async function testChoices(
  queries: Pick<ModelQueries, 'testImages'>,
  { rows, columns, testCount, classNames }: DatasetInfo,
): Promise<Choices> {
  const size = rows * columns;
  const found = await queries.testImages(0, Math.min(SEARCHED, testCount));
  const picked = pickByClass(found.labels, found.pixels.length / size, CHOICES);
  const names = picked.map((index, i) => {
    const label = found.labels[index];
    const number = i + 1;
    if (label === undefined) return () => msg(str`Test image ${number}`);
    const named = classNames?.[label];
    return () =>
      named === undefined ? msg(str`Test image of a ${label}`) : msg(str`Test image: ${named}`);
  });
  return { pixels: pickImages(found.pixels, size, picked), names };
}

/** The choices, and a drawing after them. */
export function withDrawing(choices: Choices, drawing: Float32Array): Choices {
  const pixels = new Float32Array(choices.pixels.length + drawing.length);
  pixels.set(choices.pixels);
  pixels.set(drawing, choices.pixels.length);
  return { pixels, names: [...choices.names, () => msg('My drawing')] };
}
