import {
  type Activation,
  type CorruptionKind,
  type Family,
  type Loss,
  names,
  type Optimizer,
  type SparsityKind,
} from '../../engine/configuration.ts';

/** What can be chosen, and how it is called. */
export type Choices<Value extends string = string> = readonly (readonly [
  value: Value,
  name: string,
])[];

/** The values that the engine knows, in its order, each with its label. */
function labelled<Value extends string>(
  values: readonly Value[],
  labels: Record<Value, string>,
): Choices<Value> {
  return values.map((value) => [value, labels[value]]);
}

export const ACTIVATIONS: Choices<Activation> = labelled(names.Activation, {
  relu: 'ReLU',
  leaky_relu: 'Leaky ReLU',
  elu: 'ELU',
  tanh: 'tanh',
  sigmoid: 'Sigmoid',
  linear: 'Linear',
});

export const FAMILIES: Choices<Family> = labelled(names.Family, {
  plain: 'Plain',
  sparse: 'Sparse',
  contractive: 'Contractive',
  denoising: 'Denoising',
  variational: 'Variational',
});

/** What each family asks of a model, in a sentence. */
export const FAMILY_ABOUT: Record<Family, string> = {
  plain: 'Plain: the reconstruction is all that counts, and the width of the code its only limit.',
  sparse:
    'Sparse: few units of a code may be active, so that each comes to stand for a feature of its own.',
  contractive:
    'Contractive: a code may change only little with its image, so that small distortions are ignored.',
  denoising: 'Denoising: the input is corrupted and the clean image is the target.',
  variational:
    'Variational: an image becomes a Gaussian over codes, kept near the standard normal, so that new images can be drawn from there.',
};

export const SPARSITY_KINDS: Choices<SparsityKind> = labelled(names.SparsityKind, {
  l1: 'L1 penalty',
  kl: 'KL penalty',
  topk: 'Top k',
});

export const LOSSES: Choices<Loss> = labelled(names.Loss, {
  mse: 'MSE',
  bce: 'BCE',
  l1: 'L1',
  huber: 'Huber',
});

export const OPTIMIZERS: Choices<Optimizer> = labelled(names.Optimizer, {
  adam: 'Adam',
  sgd: 'SGD',
});

export const CORRUPTIONS: Choices<CorruptionKind> = labelled(names.CorruptionKind, {
  none: 'None',
  gaussian: 'Gaussian',
  masking: 'Masking',
  salt_and_pepper: 'Salt and pepper',
  block: 'Block',
});
