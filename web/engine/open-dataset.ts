import { readFiles } from './dataset-reader/read-files.ts';
import { EngineError } from './engine-error.ts';
import type { Dataset } from './generated/autoencoder-simd.js';
import { openFashion, openMnist, type Surroundings } from './named-datasets.ts';
import { openImages } from './open-images.ts';
import { withReader } from './reader.ts';
import type { DataSelection, DatasetSource } from './types.ts';

/** The seed of every draw from a data set, so that the same selection is the same images. */
const selectionSeed = 1;

/** The images of a source that are selected, as an object of the core for the caller to delete. */
export async function openDataset(
  source: DatasetSource,
  selection: DataSelection | undefined,
  around: Surroundings,
): Promise<Dataset> {
  const wanted = checkedSelection(selection);
  const dataset = await openSource(source, around);
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

async function openSource(source: DatasetSource, around: Surroundings): Promise<Dataset> {
  const { core, loadReader } = around;
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
      const read = await withReader(loadReader, (reader) =>
        readFiles(reader, files, source.options ?? {}),
      );
      return openImages(core, read);
    }
    case 'images':
      return openImages(core, source);
  }
}
