import type { Configuration } from '../../engine/configuration.ts';
import { lossText, natsText } from '../base/numbers.ts';

/** How the value that training minimises is called and written. */
export interface Objective {
  /** The objective's parts, such as "BCE + KL in nats". */
  name: string;
  text: (value: number | undefined) => string;
}

function termOf({ model }: Configuration): string {
  switch (model.family) {
    case 'sparse':
      return model.sparsity.kind === 'topk' ? '' : ' + sparsity';
    case 'contractive':
      return ' + contraction';
    case 'variational':
      return model.beta === 1 ? ' + KL' : ` + ${model.beta} KL`;
    default:
      return '';
  }
}

/** A variational model's is a sum over an image's pixels, of the others a mean. */
export function objectiveOf(configuration: Configuration): Objective {
  const { loss } = configuration.training;
  const name = (loss === 'huber' ? 'Huber' : loss.toUpperCase()) + termOf(configuration);
  return configuration.model.family === 'variational'
    ? { name: `${name} in nats`, text: natsText }
    : { name, text: lossText };
}
