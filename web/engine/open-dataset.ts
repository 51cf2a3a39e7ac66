import { EngineError } from './engine-error.ts';
import type { Dataset, ImageSet, MainModule } from './generated/autoencoder-simd.js';
import { type IdxPair, type NamedBytes, pairIdxFiles, unpack } from './idx-files.ts';
import { fetchMnist } from './mnist.ts';
import { cachedMnist } from './mnist-download.ts';
import type { DataSelection, DatasetSource } from './types.ts';

/** The seed of every draw from a data set, so that the same selection is the same images. */
const selectionSeed = 1;

/**
 * The images of a source that are selected, as an object of the core for the caller to delete.
 * @param page the page's address, which MNIST is looked for beside
 */
export async function openDataset(
  core: MainModule,
  source: DatasetSource,
  selection: DataSelection | undefined,
  page: string,
): Promise<Dataset> {
  const wanted = checkedSelection(selection);
  const dataset = await openSource(core, source, page);
  // Images that somebody brings may be sorted by class, so their end is no fair test set.
  const share = wanted.testShare ?? (source.kind === 'images' ? core.usualTestShare : 0);
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

async function openSource(core: MainModule, source: DatasetSource, page: string): Promise<Dataset> {
  switch (source.kind) {
    case 'digits':
      return core.digitsDataset(source.count, source.seed);
    case 'mnist':
      return openIdx(core, 'MNIST', await mnistFiles(source, page));
    case 'files':
      return openIdx(core, 'your files', await Promise.all(source.files.map(namedBytes)));
    case 'images': {
      const { name, rows, columns, pixels, labels = new Uint8Array() } = source;
      const images = core.imageSet(pixels, rows, columns, labels);
      try {
        return core.splitDataset(name, images);
      } finally {
        images.delete();
      }
    }
  }
}

/** Those that have been downloaded, on this visit or an earlier one, or those beside the page. */
async function mnistFiles(
  { baseUrl = 'data/mnist/', files }: Extract<DatasetSource, { kind: 'mnist' }>,
  page: string,
): Promise<NamedBytes[]> {
  const downloaded = files ?? (await cachedMnist());
  if (downloaded) return Promise.all(downloaded.map(namedBytes));
  return fetchMnist(new URL(baseUrl, page).href);
}

async function namedBytes(file: File): Promise<NamedBytes> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

async function openIdx(core: MainModule, name: string, files: NamedBytes[]): Promise<Dataset> {
  const pairing = pairIdxFiles(await Promise.all(files.map(unpack)));
  const sets: ImageSet[] = [];
  const read = ({ images, labels }: IdxPair) => {
    const labelBytes = labels?.bytes ?? new Uint8Array();
    const set = core.idxImages(images.bytes, images.name, labelBytes, labels?.name ?? '');
    sets.push(set);
    return set;
  };
  try {
    return 'all' in pairing
      ? core.splitDataset(name, read(pairing.all))
      : core.joinDataset(name, read(pairing.train), read(pairing.test));
  } finally {
    for (const set of sets) set.delete();
  }
}
