// The data sets that go by a word: MNIST, all of it or its first 10,000 images, and Fashion-MNIST.
import { type NamedBytes, readBytes } from './dataset-reader/read-files.ts';
import type { Dataset, MainModule } from './generated/autoencoder-simd.js';
import { fetchMnistSample, sampleProgress } from './mnist-sample.ts';
import { openImages } from './open-images.ts';
import { PUBLIC_DATASETS, type PublicDataset } from './public-datasets.ts';
import { cachedFiles, fetchBeside, isBeside } from './public-files.ts';
import { type LoadReader, withReader } from './reader.ts';
import type { DatasetSource, LoadingProgress } from './types.ts';

type MnistSource = Extract<DatasetSource, { kind: 'mnist' }>;
type FashionSource = Extract<DatasetSource, { kind: 'fashion' }>;

/** The number of images of MNIST as the site has it, and of the whole of it. */
export const MNIST_SAMPLE = 10_000;
export const MNIST_WHOLE = 70_000;

/** Milliseconds between two reports of what has come, and before the first. */
const REPORT_INTERVAL = 250;

/** Where a page's data sets are looked for, and how they are read. */
export interface Surroundings {
  core: MainModule;
  loadReader: LoadReader;
  /** The page's address, which `baseUrl` is relative to. */
  page: string;
  /** Called now and then while MNIST's 10,000 images are on their way. */
  report: ((progress: LoadingProgress) => void) | undefined;
}

// An address of its own, which the build would take for a file's if it stood in the `URL` itself.
const here = import.meta.url;

/** The page or, where the engine comes from another origin than it, the site that the engine is of. */
function siteOf(page: string): string {
  // While developing, the engine's worker lies elsewhere in the site than when it is built.
  if (!import.meta.env.PROD) return page;
  const { href, origin } = new URL('../', here);
  return origin === new URL(page).origin ? page : href;
}

function folderOf({ folder }: PublicDataset, baseUrl: string | undefined, page: string): string {
  return baseUrl === undefined ? new URL(folder, siteOf(page)).href : new URL(baseUrl, page).href;
}

async function namedBytes(file: File): Promise<NamedBytes> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** Whether the whole of MNIST is to be had without a download. */
async function hasWholeMnist(baseUrl: string | undefined, page: string): Promise<boolean> {
  const { mnist } = PUBLIC_DATASETS;
  if (await cachedFiles(mnist)) return true;
  return isBeside(mnist, folderOf(mnist, baseUrl, page));
}

/** What was begun to be fetched before there was a core to read it. */
let wholeAhead: Promise<boolean> | undefined;

/** Begins to fetch what a data set needs, if that is known, while the core is on its way. */
export function fetchAhead(source: DatasetSource, page: string): void {
  if (source.kind !== 'mnist' || source.files || source.images === MNIST_WHOLE) return;
  fetchMnistSample().catch(() => undefined);
  if (source.images === undefined) wholeAhead = hasWholeMnist(source.baseUrl, page);
}

/** The site's 10,000 images, with reports where they take their time. */
async function sampleBytes(report: Surroundings['report']): Promise<Uint8Array> {
  const timer = setInterval(() => report?.(sampleProgress()), REPORT_INTERVAL);
  try {
    return await fetchMnistSample();
  } finally {
    clearInterval(timer);
  }
}

/** The files that were downloaded, on this visit or an earlier one, or those beside the page. */
async function openFiles(
  dataset: PublicDataset,
  { baseUrl, files }: MnistSource | FashionSource,
  { core, loadReader, page }: Surroundings,
): Promise<Dataset> {
  const downloaded = files ?? (await cachedFiles(dataset));
  const bytes = downloaded
    ? await Promise.all(downloaded.map(namedBytes))
    : await fetchBeside(dataset, folderOf(dataset, baseUrl, page));
  const { name } = dataset;
  return openImages(
    core,
    await withReader(loadReader, (reader) => readBytes(reader, bytes, { name })),
  );
}

/**
 * The source that says exactly what another stands for here: of MNIST the whole where it is, unless
 * one of the two is named.
 */
export async function exactSource(source: DatasetSource, page: string): Promise<DatasetSource> {
  if (source.kind !== 'mnist' || source.images !== undefined) return source;
  if (source.files) return { ...source, images: MNIST_WHOLE };
  const whole = wholeAhead ?? hasWholeMnist(source.baseUrl, page);
  // It may be put there later.
  wholeAhead = undefined;
  return { ...source, images: (await whole) ? MNIST_WHOLE : MNIST_SAMPLE };
}

/** Opens MNIST as an exact source says. */
export async function openMnist(source: MnistSource, around: Surroundings): Promise<Dataset> {
  const { core, report } = around;
  if (source.images === MNIST_SAMPLE) return core.mnistSample(await sampleBytes(report));
  return renamed(await openFiles(PUBLIC_DATASETS.mnist, source, around), core.asMnist);
}

export async function openFashion(source: FashionSource, around: Surroundings): Promise<Dataset> {
  return renamed(await openFiles(PUBLIC_DATASETS.fashion, source, around), around.core.asFashion);
}

/** A data set under its public name; the one that was read goes into it. */
function renamed(dataset: Dataset, rename: (dataset: Dataset) => Dataset): Dataset {
  try {
    return rename(dataset);
  } finally {
    dataset.delete();
  }
}
