import { describe, expect, it } from 'vitest';
import {
  completed,
  needsNewModel,
  type PartialConfiguration,
} from '../../../web/engine/configuration.ts';

const key = (before: PartialConfiguration, after: PartialConfiguration) =>
  needsNewModel(completed(before), completed(after));

describe('the key that needs a new model', () => {
  it.each<[string, PartialConfiguration]>([
    ['model.input', { model: { input: [14, 14] } }],
    ['model.encoder', { model: { encoder: [512] } }],
    ['model.code', { model: { code: 3 } }],
    ['model.activation', { model: { activation: 'elu' } }],
    ['model.layer_activations', { model: { layer_activations: ['elu', 'relu', 'relu'] } }],
    ['model.code_activation', { model: { code_activation: 'sigmoid' } }],
    ['model.output_activation', { model: { output_activation: 'linear' } }],
    ['model.initialization', { model: { initialization: 'he' } }],
    ['model.tied_weights', { model: { tied_weights: true } }],
    ['model.family', { model: { family: 'variational' } }],
    ['training.seed', { training: { seed: 2 } }],
  ])('is %s for %j, in either direction', (name, change) => {
    expect(key({}, change)).toBe(name);
    expect(key(change, {})).toBe(name);
  });

  it.each<PartialConfiguration>([
    {},
    { training: { loss: 'bce', huber_delta: 1, optimizer: 'sgd', learning_rate: 0.1 } },
    { training: { momentum: 0.5, batch_size: 7, epochs: 3 } },
    { training: { corruption: { kind: 'masking', amount: 0.5 } } },
    { model: { family: 'sparse', sparsity: { kind: 'topk', active: 1 } } },
    { model: { family: 'contractive', contraction: { weight: 1 } } },
    { model: { family: 'denoising' } },
    { model: { beta: 4, warm_up_epochs: 5 } },
  ])('is none for %j', (change) => {
    expect(key({}, change)).toBeUndefined();
    expect(key(change, {})).toBeUndefined();
  });

  it('is the first of several', () => {
    expect(key({}, { model: { code: 9, tied_weights: true }, training: { seed: 3 } })).toBe(
      'model.code',
    );
  });
});
