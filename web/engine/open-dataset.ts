import { readFiles } from './dataset-reader/read-files.ts';
import { EngineError } from './engine-error.ts';
import type { Dataset, MainModule } from './generated/autoencoder-simd.js';
import { openFashion, openMnist } from './named-datasets.ts';
import type { DataSelection, DatasetSource, GreyImages, LoadingProgress } from './types.ts';

/** The seed of every draw from a data set, so that the same selection is the same images. */
const selectionSeed = 1;

/**
 * The images of a source that are selected, as an object of the core for the caller to delete.
 * @param page the page's address, which MNIST is looked for beside
 * @param report called now and then while MNIST's 10,000 images are on their way
 */
export async function openDataset(
  core: MainModule,
  source: DatasetSource,
  selection: DataSelection | undefined,
  page: string,
  report?: (progress: LoadingProgress) => void,
): Promise<Dataset> {
  const wanted = checkedSelection(selection);
  const dataset = await openSource(core, source, page, report);
  const { testShare: share = 0 } = wanted;
  if (wanted.classes.length === 0 && wanted.images === 0 && share === 0) return dataset;
  try {
    return dataset.select(wanted.classes, wanted.images, share, selectionSeed);
  } finally {
    dataset.delete();
  }
}

/** Labels are bytes; a number that is none must not become another class. */
export function asClasses(classes: readonly number[]): Uint8Array {
  const wrong = classes.find((label) => !Number.isInteger(label) || label < 0 || label > 255);
  if (wrong === undefined) return Uint8Array.from(classes);
  const sentence = `The class ${wrong} cannot be, but must be a whole number from 0 to 255.`;
  throw new EngineError('bad-input', sentence);
}

function checkedSelection({ classes = [], images, testShare }: DataSelection = {}) {
  if (images !== undefined && !(Number.isInteger(images) && images >= 1 && images < 2 ** 32)) {
    const sentence = `There are to be ${images} training images at most, but it must be a whole number from 1.`;
    throw new EngineError('bad-input', sentence);
  }
  if (testShare !== undefined && !(testShare > 0 && testShare <= 0.5)) {
    const sentence = `The share of test images is ${testShare}, but must be above 0 and at most 0.5.`;
    throw new EngineError('bad-input', sentence);
  }
  return { classes: asClasses(classes), images: images ?? 0, testShare };
}

async function openSource(
  core: MainModule,
  source: DatasetSource,
  page: string,
  report: ((progress: LoadingProgress) => void) | undefined,
): Promise<Dataset> {
  const around = { core, page, report };
  switch (source.kind) {
    case 'digits':
      return core.digitsDataset(source.count, source.seed);
    case 'mnist':
      return openMnist(source, around);
    case 'fashion':
      return openFashion(source, around);
    case 'files': {
      const files = source.files.map((file) => ({
        path: file.webkitRelativePath || file.name,
        file,
      }));
      return (await readFiles(core, files, source.options ?? {})).dataset;
    }
    case 'images':
      return openImages(core, source);
  }
}

function classesOf(
  core: MainModule,
  { labels = new Uint8Array(), classNames = [], classes }: GreyImages,
): { labels: Uint8Array; classNames: string } {
  if (!classes) return { labels, classNames: JSON.stringify(classNames) };
  const numbered = JSON.parse(core.numberClasses(JSON.stringify(classes)));
  return { labels: Uint8Array.from(numbered.labels), classNames: JSON.stringify(numbered.names) };
}

function openImages(core: MainModule, images: GreyImages): Dataset {
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
