import { expect, it } from 'vitest';
import { objectiveOf } from '../../../../web/components/settings/objective.ts';
import { completed, type PartialConfiguration } from '../../../../web/engine/configuration.ts';

const objective = (model: PartialConfiguration['model'] = {}) =>
  objectiveOf(completed({ model, training: { loss: 'bce' } }));

it('an objective is called by its parts', () => {
  expect(objective().name).toBe('BCE');
  expect(objective({ family: 'denoising' }).name).toBe('BCE');
  expect(objective({ family: 'sparse' }).name).toBe('BCE + sparsity');
  expect(objective({ family: 'sparse', sparsity: { kind: 'topk' } }).name).toBe('BCE');
  expect(objective({ family: 'contractive' }).name).toBe('BCE + contraction');
  expect(objective({ family: 'variational' }).name).toBe('BCE + KL in nats');
  expect(objective({ family: 'variational', beta: 4 }).name).toBe('BCE + 4 KL in nats');
});

it('a mean per pixel has four decimals, nats per image have one', () => {
  expect(objective().text(0.2)).toBe('0.2000');
  expect(objective({ family: 'variational' }).text(152.345)).toBe('152.3');
  expect(objective({ family: 'variational' }).text(undefined)).toBe('–');
});
