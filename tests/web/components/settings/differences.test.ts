import { expect, it } from 'vitest';
import { differences } from '../../../../web/components/settings/differences.ts';
import { completed, type PartialConfiguration } from '../../../../web/engine/configuration.ts';

function between(configuration: PartialConfiguration, other: PartialConfiguration): string[] {
  return differences(completed(configuration), completed(other));
}

it('says nothing of what is the same', () => {
  expect(between({}, {})).toEqual([]);
});

it('says widths, numbers, choices and switches as a person would', () => {
  expect(between({ model: { encoder: [], code: 3 } }, {})).toEqual(['3']);
  expect(between({ training: { learning_rate: 0.01, optimizer: 'sgd' } }, {})).toEqual([
    'optimizer SGD',
    'momentum 0.9',
    'learning rate 0.01',
  ]);
  expect(between({ model: { tied_weights: true } }, {})).toEqual(['tied weights']);
  expect(between({}, { model: { tied_weights: true } })).toEqual(['no tied weights']);
  expect(between({ training: { loss: 'huber' } }, {})).toEqual(['loss Huber', 'Huber delta 0.1']);
});

it('says what comes with a family, and not what means nothing without it', () => {
  expect(between({ model: { family: 'variational', beta: 4 } }, {})).toEqual([
    'family Variational',
    'beta 4',
    'warm-up epochs 0',
  ]);
  expect(between({ model: { beta: 4 } }, {})).toEqual([]);
});

it("says each layer's activation where they differ", () => {
  const each = (layer_activations: ('relu' | 'tanh')[]) => ({
    model: { encoder: [16, 8], layer_activations },
  });
  expect(between(each(['relu', 'tanh']), each(['relu', 'relu']))).toEqual([
    'activations relu, tanh',
  ]);
});
