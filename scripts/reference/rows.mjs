/**
 * The source of the reference's figures: PyTorch 1.13 (CPU, float32, its default initialisation of
 * `nn.Linear`) on real MNIST with the same settings: batches of 128, Adam with 0.001, the 10,000
 * test images. They are means and standard deviations over the seeds 0, 1 and 2; the areas of the
 * anomaly row are of seed 0 only.
 */
export const referenceSource = 'PyTorch 1.13, same settings';

/**
 * Which values are better than the reference's: lower ones, higher ones, those nearest to it, or
 * none.
 * @typedef {'less' | 'more' | 'near' | 'neither'} Better
 *
 * A figure, and how it is read from an evaluation.
 * @typedef {object} Figure
 * @property {string} title
 * @property {Better} better
 * @property {(evaluation: Evaluation) => number | undefined} of
 * @property {number} [digits] the digits shown after the point; by default 4
 *
 * The parts of the output of `autoencoder evaluate --json` from which figures are read.
 * @typedef {object} Evaluation
 * @property {number} test_loss
 * @property {number} test_mse
 * @property {number} test_bce
 * @property {number} [elbo] in nats an image
 * @property {number} [reconstruction] in nats an image
 * @property {number} [kl] in nats an image
 * @property {number} [denoised_mse]
 * @property {number} [corrupted_mse]
 * @property {CodeFigures} [code]
 * @property {{ test_mse: number }} [pca]
 *
 * @typedef {object} CodeFigures
 * @property {number} mean
 * @property {number} zeros
 * @property {number} [nearest_neighbour_accuracy]
 * @property {number} [linear_probe_accuracy]
 */

const contraction = 1e-4;

/** @satisfies {Record<string, Figure>} */
export const figures = {
  bce: { title: 'BCE per pixel', better: 'less', of: ({ test_bce }) => test_bce },
  mse: { title: 'MSE per pixel', better: 'less', of: ({ test_mse }) => test_mse },
  negative_elbo: {
    title: '-ELBO, nats',
    better: 'less',
    of: ({ elbo }) => (elbo === undefined ? undefined : -elbo),
    digits: 2,
  },
  reconstruction: {
    title: 'of it reconstruction',
    better: 'neither',
    of: ({ reconstruction }) => reconstruction,
    digits: 2,
  },
  kl: { title: 'of it KL', better: 'neither', of: ({ kl }) => kl, digits: 2 },
  denoised_mse: {
    title: 'MSE, denoised',
    better: 'less',
    of: ({ denoised_mse }) => denoised_mse,
  },
  noisy_mse: {
    title: 'MSE of the noisy images',
    better: 'neither',
    of: ({ corrupted_mse }) => corrupted_mse,
  },
  linear_probe: {
    title: 'linear probe',
    better: 'more',
    of: ({ code }) => code?.linear_probe_accuracy,
    digits: 3,
  },
  neighbours: {
    title: '5-NN on codes',
    better: 'more',
    of: ({ code }) => code?.nearest_neighbour_accuracy,
    digits: 3,
  },
  zeros: {
    title: 'share of the code exactly 0',
    better: 'neither',
    of: ({ code }) => code?.zeros,
    digits: 2,
  },
  mean_activation: {
    title: 'mean activation',
    better: 'neither',
    of: ({ code }) => code?.mean,
    digits: 3,
  },
  squared_norm: {
    title: 'squared Frobenius norm',
    better: 'neither',
    // The objective is the squared error plus the weighted norm.
    of: ({ test_loss, test_mse }) => (test_loss - test_mse) / contraction,
    digits: 1,
  },
  pca_mse: { title: 'MSE per pixel', better: 'less', of: ({ pca }) => pca?.test_mse },
};

/** @typedef {keyof typeof figures} FigureName */

/**
 * One model: how it is trained and evaluated, and the figures that the reference reached after some
 * epochs, each as its mean and, where there are several seeds, their standard deviation.
 * @typedef {object} Row
 * @property {string} name as `--rows` takes it
 * @property {string} model
 * @property {string[]} options of `autoencoder train`
 * @property {string[]} [evaluation] more options of `autoencoder evaluate` after the last epoch
 * @property {Record<number, Partial<Record<FigureName, number[]>>>} reference by epoch
 */

/** @param {number[]} widths @param {number} code */
const network = (widths, code) => ['--encoder', widths.join(','), '--code', String(code)];
const bce = ['--loss', 'bce'];
const reluCode = ['--code-activation', 'relu'];
const sigmoidCode = ['--code-activation', 'sigmoid'];
const codeQuality = ['--code-quality'];

/** @param {number} code @param {number} mse @returns {Row} */
const pca = (code, mse) => ({
  name: 'pca',
  model: `PCA ${code}`,
  options: network([], code),
  evaluation: ['--pca'],
  reference: { 0: { pca_mse: [mse] } },
});

/** @type {Row[]} */
export const rows = [
  {
    name: 'plain',
    model: '784-32-784, ReLU code, BCE',
    options: [...network([], 32), ...bce, ...reluCode],
    evaluation: codeQuality,
    reference: {
      1: { bce: [0.1725, 0.005], mse: [0.0354, 0.0017] },
      5: { bce: [0.112, 0.0032], mse: [0.0159, 0.001] },
      10: { bce: [0.1063, 0.0027], mse: [0.0143, 0.0009], linear_probe: [0.891] },
    },
  },
  {
    name: 'deep',
    model: '784-512-256-64-2-64-256-512-784, linear code, MSE',
    options: [...network([512, 256, 64], 2), '--loss', 'mse'],
    evaluation: codeQuality,
    reference: {
      1: { bce: [0.2047, 0.0032], mse: [0.0468, 0.0012] },
      5: { bce: [0.1799, 0.0028], mse: [0.0387, 0.0008] },
      10: { bce: [0.1726, 0.0001], mse: [0.0362, 0.0001], neighbours: [0.785, 0.012] },
    },
  },
  {
    name: 'variational',
    model: 'variational 784-400-20-400-784, BCE',
    options: ['--family', 'variational', ...network([400], 20), ...bce],
    reference: {
      1: { bce: [0.1257, 0.0003], mse: [0.0202, 0.0001], negative_elbo: [127.12, 0.16] },
      5: { bce: [0.0954, 0.0002], mse: [0.0108, 0.0001], negative_elbo: [108.21, 0.11] },
      10: {
        bce: [0.0913, 0.0002],
        mse: [0.0096, 0.0001],
        negative_elbo: [105.46, 0.06],
        reconstruction: [80.33],
        kl: [25.13],
      },
    },
  },
  {
    name: 'denoising',
    model: 'denoising 784-256-64-256-784, ReLU code, BCE, noise 0.4',
    options: [
      ...['--family', 'denoising', '--corruption', 'gaussian:0.4'],
      ...[...network([256], 64), ...bce, ...reluCode],
    ],
    reference: {
      1: { bce: [0.203, 0.0018], mse: [0.0466, 0.0003], denoised_mse: [0.0308] },
      5: { bce: [0.1254, 0.0027], mse: [0.0205, 0.0008], denoised_mse: [0.0161] },
      10: {
        bce: [0.1018, 0.0007],
        mse: [0.0129, 0.0002],
        denoised_mse: [0.0135],
        noisy_mse: [0.0798],
      },
    },
  },
  {
    name: 'undercomplete',
    model: '784-128-64-32-64-128-784, ReLU code, BCE',
    options: [...network([128, 64], 32), ...bce, ...reluCode],
    evaluation: codeQuality,
    reference: { 10: { bce: [0.1072, 0.0025], mse: [0.015, 0.0008], linear_probe: [0.91] } },
  },
  {
    name: 'sparse-l1',
    model: 'sparse, L1 0.0001, 784-32-784, ReLU code, BCE',
    options: [
      ...['--family', 'sparse', '--sparsity', 'l1:0.0001'],
      ...[...network([], 32), ...bce, ...reluCode],
    ],
    reference: { 10: { bce: [0.1083, 0.0031], mse: [0.0149, 0.001], zeros: [0.32] } },
  },
  {
    name: 'sparse-kl',
    model: 'sparse, KL to 0.05, 784-196-784, sigmoid code, MSE',
    // The reference's loss is half the squared error of an image, which is 392 times the mean
    // squared error per pixel, plus 3 times the divergence.
    options: [
      ...['--family', 'sparse', '--sparsity', `kl:${3 / 392}:0.05`],
      ...[...network([], 196), '--loss', 'mse', ...sigmoidCode],
    ],
    evaluation: codeQuality,
    reference: {
      10: {
        bce: [0.1206, 0.001],
        mse: [0.0142, 0.0001],
        mean_activation: [0.055],
        linear_probe: [0.958],
      },
    },
  },
  {
    name: 'contractive',
    model: 'contractive 0.0001, 784-128-784, sigmoid code, MSE',
    options: [
      ...['--family', 'contractive', '--contraction', String(contraction)],
      ...[...network([], 128), '--loss', 'mse', ...sigmoidCode],
    ],
    reference: {
      10: { bce: [0.0926, 0.0007], mse: [0.0071, 0.0002], squared_norm: [15.1, 0.5] },
    },
  },
  ...[pca(2, 0.0557), pca(20, 0.0235), pca(32, 0.0168), pca(64, 0.009)],
];

/**
 * Anomaly detection: a model is trained on all digits except one, and the mean squared errors of
 * the test images tell that digit from the others. The reference is the area under the ROC curve,
 * by digit.
 */
export const anomaly = {
  name: 'anomaly',
  model: 'anomaly detection, 784-256-64-256-784, ReLU code, BCE',
  epochs: 3,
  // After only three epochs, a model with a better initialisation also draws the digit that it
  // never saw better, and the areas are smaller. So these models start as the reference's do.
  options: [...network([256], 64), ...bce, ...reluCode, '--initialization', 'pytorch'],
  reference: [0.889, 0.32, 0.916, 0.766, 0.795, 0.841, 0.873, 0.622, 0.902, 0.548],
};
