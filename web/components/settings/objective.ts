import { msg, str } from '@lit/localize';
import type { Configuration } from '../../engine/configuration.ts';
import { lossText, natsText, numberText } from '../base/numbers.ts';

/** How the value that training minimises is called and written. */
export interface Objective {
  /** The objective's parts, such as "BCE + KL in nats". */
  name: string;
  text: (value: number | undefined) => string;
}

function termOf({ model }: Configuration): string {
  switch (model.family) {
    case 'sparse':
      return model.sparsity.kind === 'topk' ? '' : msg('sparsity');
    case 'contractive':
      return msg('contraction');
    case 'variational':
      return model.beta === 1 ? 'KL' : `${numberText(model.beta)} KL`;
    default:
      return '';
  }
}

/** A variational model's is a sum over an image's pixels, of the others a mean. */
export function objectiveOf(configuration: Configuration): Objective {
  const { loss } = configuration.training;
  const parts = [loss === 'huber' ? 'Huber' : loss.toUpperCase(), termOf(configuration)];
  const name = parts.filter(Boolean).join(' + ');
  return configuration.model.family === 'variational'
    ? { name: msg(str`${name} in nats`), text: natsText }
    : { name, text: lossText };
}
