/** A public data set of four IDX files, and the places that have it. */
export interface PublicDataset {
  kind: PublicName;
  /** What people call it, such as "MNIST". */
  name: string;
  /** The folder beside the page where it may lie, and the command that puts it there. */
  folder: string;
  command: string;
  /** The files as they are distributed, the smallest first. */
  files: readonly PublicFile[];
  /** Public places that hold the files, each as a folder's address. */
  mirrors: readonly [string, ...string[]];
  /** The name of the browser's cache that keeps the files. */
  cache: string;
}

export type PublicName = 'mnist' | 'fashion';

export interface PublicFile {
  name: string;
  /** In bytes. */
  size: number;
  /** The SHA-256 of what is in it, unpacked: mirrors have packed it differently. */
  sha256: string;
}

/** The data sets by the words that stand for them. */
export const PUBLIC_DATASETS: Readonly<Record<PublicName, PublicDataset>> = {
  mnist: {
    kind: 'mnist',
    name: 'MNIST',
    folder: 'data/mnist/',
    command: 'npm run fetch-mnist',
    files: [
      {
        name: 't10k-labels-idx1-ubyte.gz',
        size: 4542,
        sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
      },
      {
        name: 'train-labels-idx1-ubyte.gz',
        size: 28_881,
        sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
      },
      {
        name: 't10k-images-idx3-ubyte.gz',
        size: 1_648_877,
        sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
      },
      {
        name: 'train-images-idx3-ubyte.gz',
        size: 9_912_422,
        sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
      },
    ],
    mirrors: [
      'https://storage.googleapis.com/cvdf-datasets/mnist/',
      'https://raw.githubusercontent.com/fgnt/mnist/master/',
      'https://ossci-datasets.s3.amazonaws.com/mnist/',
    ],
    cache: 'autoencoder-mnist',
  },
  fashion: {
    kind: 'fashion',
    name: 'Fashion-MNIST',
    folder: 'data/fashion/',
    command: 'npm run fetch-fashion',
    files: [
      {
        name: 't10k-labels-idx1-ubyte.gz',
        size: 5148,
        sha256: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
      },
      {
        name: 'train-labels-idx1-ubyte.gz',
        size: 29_515,
        sha256: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
      },
      {
        name: 't10k-images-idx3-ubyte.gz',
        size: 4_422_102,
        sha256: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
      },
      {
        name: 'train-images-idx3-ubyte.gz',
        size: 26_421_880,
        sha256: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
      },
    ],
    mirrors: [
      'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
      'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
    ],
    cache: 'autoencoder-fashion',
  },
};

/** The size of its files together, in bytes. */
export function downloadSize({ files }: PublicDataset): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
