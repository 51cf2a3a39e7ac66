import { msg } from '@lit/localize';
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

export const activationChoices = (): Choices<Activation> =>
  labelled(names.Activation, {
    relu: 'ReLU',
    leaky_relu: 'Leaky ReLU',
    elu: 'ELU',
    tanh: 'tanh',
    sigmoid: msg('Sigmoid'),
    linear: msg('Linear'),
  });

export const familyChoices = (): Choices<Family> =>
  labelled(names.Family, {
    plain: msg('Plain'),
    sparse: msg('Sparse'),
    contractive: msg('Contractive'),
    denoising: msg('Denoising'),
    variational: msg('Variational'),
  });

const familyTexts = (): Record<Family, string> => ({
  plain: msg(
    'Plain: the reconstruction is all that counts, and the width of the code its only limit.',
  ),
  sparse: msg(
    'Sparse: few units of a code may be active, so that each comes to stand for a feature of its own.',
  ),
  contractive: msg(
    'Contractive: a code may change only little with its image, so that small distortions are ignored.',
  ),
  denoising: msg('Denoising: the input is corrupted and the clean image is the target.'),
  variational: msg(
    'Variational: an image becomes a Gaussian over codes, kept near the standard normal, so that new images can be drawn from there.',
  ),
});

/** What a family asks of a model, in a sentence. */
export function aboutFamily(family: Family): string {
  return familyTexts()[family];
}

export const sparsityChoices = (): Choices<SparsityKind> =>
  labelled(names.SparsityKind, {
    l1: msg('L1 penalty'),
    kl: msg('KL penalty'),
    topk: msg('Top k'),
  });

export const lossChoices = (): Choices<Loss> =>
  labelled(names.Loss, {
    mse: 'MSE',
    bce: 'BCE',
    l1: 'L1',
    huber: 'Huber',
  });

export const optimizerChoices = (): Choices<Optimizer> =>
  labelled(names.Optimizer, {
    adam: 'Adam',
    sgd: 'SGD',
  });

export const corruptionChoices = (): Choices<CorruptionKind> =>
  labelled(names.CorruptionKind, {
    none: msg('None'),
    gaussian: msg('Gaussian'),
    masking: msg('Masking'),
    salt_and_pepper: msg('Salt and pepper'),
    block: msg('Block'),
  });
