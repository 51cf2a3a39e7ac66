import { msg } from '@lit/localize';

/** A word of the glossary. */
export interface Meaning {
  /** The word itself, as a heading. */
  term: string;
  /** Two sentences: what it is, and what it is good for or how it shows. */
  text: string;
  /** Words to read on with. */
  see: readonly WordId[];
}

/** The words that are explained. */
export type WordId =
  | 'activation'
  | 'auc'
  | 'batch'
  | 'bce'
  | 'bottleneck'
  | 'code'
  | 'contraction'
  | 'corruption'
  | 'elbo'
  | 'epoch'
  | 'halo'
  | 'kl-divergence'
  | 'latent-space'
  | 'layer-name'
  | 'log-variance'
  | 'mse'
  | 'overcomplete'
  | 'pca'
  | 'prepared'
  | 'reconstruction'
  | 'reparameterisation'
  | 'roc'
  | 'sparsity'
  | 't-sne'
  | 'tied-weights';

/** What each word means, in the language that is chosen when it is read. */
export function glossary(): Record<WordId, Meaning> {
  return { ...network(), ...training(), ...families(), ...analysis() };
}

function network() {
  return {
    activation: {
      term: msg('Activation'),
      text: msg(
        'The function φ that a unit applies to the weighted sum of its inputs; what comes out is called the unit’s activation, too. Without the bend that it has, such as ReLU’s at 0, all layers together could do no more than one.',
      ),
      see: ['layer-name'],
    },
    bottleneck: {
      term: msg('Bottleneck'),
      text: msg(
        'The narrowest layer, between encoder and decoder, through which all that is known of an image must pass. As its k units are far fewer than the d pixels, the network has to learn what images have in common.',
      ),
      see: ['code', 'overcomplete'],
    },
    code: {
      term: msg('Code'),
      text: msg(
        'The numbers z that the encoder f makes of an image x: they are all that the decoder is given. Where there are two of them, they are a place on the latent map.',
      ),
      see: ['latent-space', 'bottleneck'],
    },
    'latent-space': {
      term: msg('Latent space'),
      text: msg(
        'The space of all codes, with one axis for each of their k units. Images that are alike to the network lie near each other in it, and every place in it can be decoded, whether an image has that code or not.',
      ),
      see: ['code', 'pca', 't-sne'],
    },
    'layer-name': {
      term: msg('Names of layers'),
      text: msg(
        'Layers are named after the part that they belong to and counted from 0 in the direction of the data: encoder.0 is the first hidden layer, and the last of the decoder gives the pixels. Their weights have the same names in model files.',
      ),
      see: ['activation'],
    },
    prepared: {
      term: msg('As it goes in'),
      text: msg(
        'What the network gets of a drawing or a picture: the ink is fitted into 20 × 20 pixels and centred by its mass in 28 × 28, as MNIST’s digits were. So a digit drawn small or in a corner looks like those that it was trained on.',
      ),
      see: [],
    },
    reconstruction: {
      term: msg('Reconstruction'),
      text: msg(
        'What the decoder g makes of an image’s code z: the image again, as far as its code tells. What it lacks was lost on the way, and training makes that less.',
      ),
      see: ['code', 'mse', 'bce'],
    },
    'tied-weights': {
      term: msg('Tied weights'),
      text: msg(
        'The matrices W of the decoder g are those of the encoder f, transposed, instead of its own. That halves the parameters, and each unit paints what it looks for.',
      ),
      see: ['overcomplete', 'pca'],
    },
  } satisfies Partial<Record<WordId, Meaning>>;
}

function training() {
  return {
    batch: {
      term: msg('Batch, minibatch'),
      text: msg(
        'The B images from which one step of training is computed: each weight in θ moves against the mean gradient of their losses L, by the learning rate η (Adam adapts that to each weight). Small batches make quicker, noisier steps.',
      ),
      see: ['epoch'],
    },
    bce: {
      term: msg('Binary cross-entropy (BCE)'),
      text: msg(
        'A loss that takes each of the d pixels of a reconstruction as the probability of white, and punishes a wrong one the more, the surer it was. Of an image with greys it is above 0 even where the reconstruction is perfect.',
      ),
      see: ['mse', 'reconstruction'],
    },
    epoch: {
      term: msg('Epoch'),
      text: msg(
        'One pass through all training images, each seen once, in a new random order. For N images in batches of B it takes so many steps:',
      ),
      see: ['batch'],
    },
    mse: {
      term: msg('Mean squared error (MSE)'),
      text: msg(
        'A loss: the difference between an image and its reconstruction, squared pixel by pixel and averaged over all d of them. Large differences count far more than small ones, so what is uncertain is drawn grey and blurred.',
      ),
      see: ['bce', 'reconstruction'],
    },
  } satisfies Partial<Record<WordId, Meaning>>;
}

function families() {
  return {
    contraction: {
      term: msg('Contraction'),
      text: msg(
        'A penalty of weight λ, beside the loss L, on how much the code z changes with the image x: the squared norm of its derivatives. Small distortions then hardly move a code; only what tells the training images apart still does.',
      ),
      see: ['code', 'corruption'],
    },
    corruption: {
      term: msg('Corruption'),
      text: msg(
        'Noise that is put on an image before it goes in, while the clean image x stays the target. A network that is trained so cannot just copy what it gets, and learns to take noise away.',
      ),
      see: ['reconstruction', 'overcomplete'],
    },
    elbo: {
      term: msg('Evidence lower bound (ELBO)'),
      text: msg(
        'What a variational model is trained to raise, in nats an image: how likely the image x is by its code z, less the KL divergence between the distribution q of its code and the prior p. It is never more than the logarithm of the probability that the model gives the image.',
      ),
      see: ['kl-divergence', 'reparameterisation'],
    },
    halo: {
      term: msg('Halo of a variational code'),
      text: msg(
        'The pale ring around a variational code says that each of its units is no number but a Gaussian, of which the mean μ is shown. In training the decoder gets a number drawn from it, which is as far from the mean as its deviation σ tells.',
      ),
      see: ['log-variance', 'reparameterisation'],
    },
    'kl-divergence': {
      term: msg('Kullback–Leibler divergence (KL)'),
      text: msg(
        'How much one distribution differs from another: 0 where they are equal, else more. A variational model pays it for each image whose code, Gaussians of mean μ and variance σ², is not the standard normal distribution.',
      ),
      see: ['elbo', 'halo'],
    },
    'log-variance': {
      term: msg('Log variance'),
      text: msg(
        'The logarithm s of the variance σ² of each unit’s Gaussian, which a variational encoder gives beside the mean. Any number will do for it, and the variance is positive all the same.',
      ),
      see: ['halo', 'reparameterisation'],
    },
    overcomplete: {
      term: msg('Overcomplete'),
      text: msg(
        'Said of a code whose k units are more than the d pixels of an image. Nothing then forces the network to learn what images have in common: it can copy whatever goes in, unless sparsity, contraction or noise keep it from that.',
      ),
      see: ['bottleneck', 'sparsity', 'contraction', 'corruption'],
    },
    reparameterisation: {
      term: msg('Reparameterisation'),
      text: msg(
        'A way to draw a random code that gradients can pass: the mean μ, plus the deviation σ times noise ε from the standard normal distribution. The chance comes from outside, so the encoder can be trained as if there were none.',
      ),
      see: ['halo', 'elbo'],
    },
    sparsity: {
      term: msg('Sparsity'),
      text: msg(
        'Few units of the code z may be active for any one image: others cost a penalty of weight λ beside the loss L, or only the k largest are kept. Each unit then comes to stand for a feature of its own, such as a stroke.',
      ),
      see: ['activation', 'overcomplete'],
    },
  } satisfies Partial<Record<WordId, Meaning>>;
}

function analysis() {
  return {
    auc: {
      term: msg('Area under the ROC curve (AUC)'),
      text: msg(
        'The chance that an anomalous image’s score is higher than a normal one’s, both picked at random. At 1 all are told apart, 0.5 is guessing, and with less the score is the wrong way round.',
      ),
      see: ['roc'],
    },
    pca: {
      term: msg('Principal component analysis (PCA)'),
      text: msg(
        'Finds the directions V in which data x vary most around their mean m, exactly and without training. Two of them make a map of wide codes, and as many as the code has units give the best reconstruction that is linear.',
      ),
      see: ['t-sne', 'reconstruction'],
    },
    roc: {
      term: msg('ROC curve'),
      text: msg(
        'For every threshold of the score: the share of anomalous images that are found (TPR) over the share of normal ones that are taken for anomalous (FPR). The nearer it comes to the upper left corner the better; the diagonal is guessing.',
      ),
      see: ['auc'],
    },
    't-sne': {
      term: 't-SNE',
      text: msg(
        'Lays codes of many units out on a plane, so that the neighbours there, Q, are as far as possible those among the codes, P. Near stays near, but distances between groups, their sizes and directions mean nothing.',
      ),
      see: ['pca', 'latent-space'],
    },
  } satisfies Partial<Record<WordId, Meaning>>;
}
