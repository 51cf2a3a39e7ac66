/**
 * A data set of four IDX files with MNIST's names, and where it is to be had.
 * @typedef {object} PublicDataset
 * @property {string} name what people call it
 * @property {string} folder the folder below `data/` that it is put into
 * @property {Record<string, string>} files name without `.gz` to the SHA-256 of the unpacked content
 * @property {string[]} mirrors public places that hold the files, each as the address of a folder
 * @property {{ name: string, folder: string }} [package] the Debian package that holds the files too,
 *   and the folder they are in
 */

/** @type {PublicDataset} */
export const mnist = {
  name: 'MNIST',
  folder: 'mnist',
  files: {
    'train-images-idx3-ubyte': 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
    'train-labels-idx1-ubyte': '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
    't10k-images-idx3-ubyte': '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
    't10k-labels-idx1-ubyte': 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
  },
  mirrors: [
    'https://ossci-datasets.s3.amazonaws.com/mnist/',
    'https://storage.googleapis.com/cvdf-datasets/mnist/',
    'https://raw.githubusercontent.com/fgnt/mnist/master/',
  ],
};

/** @type {PublicDataset} */
export const fashion = {
  name: 'Fashion-MNIST',
  folder: 'fashion',
  files: {
    'train-images-idx3-ubyte': 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
    'train-labels-idx1-ubyte': 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
    't10k-images-idx3-ubyte': '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
    't10k-labels-idx1-ubyte': '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
  },
  mirrors: [
    'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
    'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
  ],
  package: { name: 'dataset-fashion-mnist', folder: 'usr/share/datasets/fashion-mnist' },
};
