import type { Dataset, MainModule } from './generated/autoencoder-simd.js';
import type { GreyImages } from './types.ts';

function classesOf(
  core: MainModule,
  { labels = new Uint8Array(), classNames = [], classes }: GreyImages,
): { labels: Uint8Array; classNames: string } {
  if (!classes) return { labels, classNames: JSON.stringify(classNames) };
  const numbered = JSON.parse(core.numberClasses(JSON.stringify(classes)));
  return { labels: Uint8Array.from(numbered.labels), classNames: JSON.stringify(numbered.names) };
}

/** Images in the hands of TypeScript, as an object of the core for the caller to delete. */
export function openImages(core: MainModule, images: GreyImages): Dataset {
  const { name, rows, columns, pixels, test } = images;
  const { labels, classNames } = classesOf(core, images);
  const train = core.imageSet(pixels, rows, columns, labels);
  const held = test && core.imageSet(test.pixels, rows, columns, test.labels);
  try {
    return held
      ? core.joinDataset(name, train, held, classNames)
      : core.splitDataset(name, train, classNames);
  } finally {
    train.delete();
    held?.delete();
  }
}
