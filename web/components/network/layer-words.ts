import { msg, str } from '@lit/localize';
import type { Activation } from '../../engine/configuration.ts';
import type { LayerInfo } from '../../engine/types.ts';

/** What an activation makes of a unit's weighted sum. */
const aboutActivations = (): Readonly<Record<Activation, string>> => ({
  relu: msg('ReLU: positive sums pass, all others become 0.'),
  leaky_relu: msg('Leaky ReLU: positive sums pass, all others are shrunk.'),
  elu: msg('ELU: positive sums pass, all others bend towards −1.'),
  tanh: msg('tanh: sums are squeezed between −1 and 1.'),
  sigmoid: msg('Sigmoid: sums are squeezed between 0 and 1.'),
  linear: msg('Linear: sums pass as they are.'),
});

/** The activation of a layer, in a sentence; nothing for one that this page does not know. */
export function aboutActivation(activation: string): string {
  return (aboutActivations() as Readonly<Record<string, string>>)[activation] ?? '';
}

/** What is written below the layers of a part. */
export function partName(part: LayerInfo['part']): string {
  return { encoder: msg('encoder'), code: msg('code'), decoder: msg('decoder') }[part];
}

/**
 * The name of a layer in words.
 * @param name the name in the model file, such as "encoder.0"
 * @param hidden the number of the encoder's hidden layers
 */
export function layerTitle(name: string, hidden: number): string {
  if (name === 'code.mean') return msg('Mean of the code');
  if (name === 'code.log_variance') return msg('Log variance of the code');
  const [part, number] = name.split('.');
  const index = Number(number);
  if (part === 'encoder')
    return index === hidden ? msg('Code') : msg(str`Encoder, hidden layer ${index + 1}`);
  return index === hidden ? msg('Output') : msg(str`Decoder, hidden layer ${index + 1}`);
}

/** What a layer's outputs are, where its name alone does not tell. */
export function aboutLayer(name: string): string {
  if (name === 'code.mean')
    return msg('The middle of the cloud that an image’s code is drawn from.');
  if (name !== 'code.log_variance') return '';
  return msg(
    'How wide the cloud is that an image’s code is drawn from: the logarithm of its variance, in each unit.',
  );
}
