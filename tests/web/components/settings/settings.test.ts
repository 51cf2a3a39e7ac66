import { describe, expect, it } from 'vitest';
import {
  isNamedIn,
  SETTING_GROUPS,
  shownValue,
} from '../../../../web/components/settings/settings.ts';
import { type Configuration, defaultConfiguration } from '../../../../web/engine/configuration.ts';

const settings = SETTING_GROUPS.flatMap((group) => group.settings);

function keysOf(object: object, path = ''): string[] {
  return Object.entries(object).flatMap(([key, value]) =>
    value instanceof Object && !Array.isArray(value)
      ? keysOf(value, `${path}${key}.`)
      : [`${path}${key}`],
  );
}

/** The names of the controls that are shown. */
function shown(configuration: Configuration): string[] {
  return settings.filter(({ applies }) => applies?.(configuration) ?? true).map(({ name }) => name);
}

function familyOf(family: Partial<Configuration['model']>): Configuration {
  return { ...defaultConfiguration, model: { ...defaultConfiguration.model, ...family } };
}

describe('the settings', () => {
  it("have a control for every key that is not the data's, the layer editor's or the train bar's", () => {
    const elsewhere = [
      'model.input',
      'model.encoder',
      'model.code',
      'model.layer_activations',
      'model.initialization',
      'training.epochs',
    ];
    const expected = keysOf(defaultConfiguration).filter((key) => !elsewhere.includes(key));
    expect(settings.map(({ key }) => key).sort()).toEqual(expected.sort());
  });

  it('have names of their own, beside each other and beside their groups', () => {
    const names = [...settings, ...SETTING_GROUPS].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are shown with a family where they mean something for it', () => {
    const plain = shown(defaultConfiguration);
    const added = (configuration: Configuration) =>
      shown(configuration).filter((name) => !plain.includes(name));
    const { sparsity } = defaultConfiguration.model;
    const sparse = (kind: 'l1' | 'kl' | 'topk') =>
      added(familyOf({ family: 'sparse', sparsity: { ...sparsity, kind } }));
    expect(sparse('l1')).toEqual(['Sparsity', 'Sparsity weight']);
    expect(sparse('kl')).toEqual(['Sparsity', 'Sparsity weight', 'Target activation']);
    expect(sparse('topk')).toEqual(['Sparsity', 'Active units']);
    expect(added(familyOf({ family: 'contractive' }))).toEqual([
      'Contraction weight',
      'Projections',
    ]);
    expect(added(familyOf({ family: 'variational' }))).toEqual(['Beta', 'Warm-up epochs']);
    expect(plain).not.toContain('Huber delta');
    expect(plain).not.toContain('Corruption amount');
  });

  it('show the activation of all hidden layers, or that each has its own', () => {
    const activation = settings.find(({ key }) => key === 'model.activation');
    if (!activation) throw new Error('there is no such setting');
    expect(shownValue(activation, defaultConfiguration)).toBe('relu');
    const each = familyOf({ layer_activations: ['relu', 'elu', 'tanh'] });
    expect(shownValue(activation, each)).toBe('each');
  });
});

it('a refusal names a key as a whole, not one that begins alike', () => {
  const refusal = 'configuration: model.code_activation is tanh, but must be linear.';
  expect(isNamedIn(refusal, 'model.code_activation')).toBe(true);
  expect(isNamedIn(refusal, 'model.code')).toBe(false);
  expect(isNamedIn('model.encoder[1] is 0.', 'model.encoder')).toBe(true);
  expect(isNamedIn(undefined, 'model.code')).toBe(false);
});
