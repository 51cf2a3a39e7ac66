import { describe, expect, it } from 'vitest';
import { configurationKey } from '../../../../web/components/prose/configuration-keys.ts';
import { proseRequest } from '../../../../web/components/prose/prose-request.ts';
import { type FieldPath, fields } from '../../../../web/engine/configuration.ts';

const wanted = (set: string, state = {}) => proseRequest({ set }).change?.(state);

describe('a link in the text', () => {
  it('names parts of a state, and keys of the configuration by as much as tells them apart', () => {
    expect(wanted('preset=line & seed=3; code=8; training.learning_rate=0.01')).toEqual({
      preset: 'line',
      seed: '3',
      config: { model: { code: 8 }, training: { learning_rate: 0.01 } },
    });
    expect(wanted('encoder=128,32&tied_weights=true&family=sparse&sparsity.weight=1e-3')).toEqual({
      config: {
        model: {
          encoder: [128, 32],
          tied_weights: true,
          family: 'sparse',
          sparsity: { weight: 0.001 },
        },
      },
    });
    expect(wanted('encoder=')).toEqual({ config: { model: { encoder: [] } } });
    expect(wanted('data=https%3A%2F%2Fa.example%2Fb.npz%3Fc%3D1%26d')).toEqual({
      data: 'https://a.example/b.npz?c=1&d',
    });
  });

  it('adds to the configuration that there is, but for another preset', () => {
    const state = { config: { model: { code: 3, beta: 4 } } };
    expect(wanted('code=8', state)).toEqual({ config: { model: { code: 8, beta: 4 } } });
    expect(wanted('preset=line;beta=2', state)).toEqual({
      preset: 'line',
      config: { model: { beta: 2 } },
    });
    expect(wanted('drawer=walk', state)).toEqual({ drawer: 'walk' });
  });

  it('says noise as the command line does', () => {
    const corruption = { kind: 'gaussian', amount: 0.4 };
    expect(wanted('noise=gaussian:0.4')).toEqual({ config: { training: { corruption } } });
    expect(wanted('corruption=none')).toEqual({
      config: { training: { corruption: { kind: 'none' } } },
    });
    expect(() => wanted('noise=fog:1')).toThrow('The noise is "fog:1", but must be "none" or');
  });

  it('leaves a value that cannot be to the engine, which names the key', () => {
    expect(wanted('code=many')).toEqual({ config: { model: { code: 'many' } } });
  });

  it.each([
    ['kind=l1', 'may mean several keys of the configuration: model.sparsity.kind, training'],
    ['sparsity=1', 'may mean several keys'],
    ['colour=1', '"colour" is neither a part of a state nor a key'],
    ['toString=1', '"toString" is neither'],
    ['code', '"code" says nothing to set'],
    ['=3', '"=3" says nothing to set'],
  ])('is refused in a sentence where it says %s', (set, sentence) => {
    expect(() => wanted(set)).toThrow(sentence);
  });

  it('has a verb', () => {
    expect(proseRequest({ do: 'train' })).toEqual({ verb: { do: 'train', epochs: undefined } });
    expect(proseRequest({ do: 'train:5' })).toEqual({ verb: { do: 'train', epochs: 5 } });
    expect(proseRequest({ do: 'pause', set: '' })).toEqual({ verb: { do: 'pause' } });
    for (const wrong of ['fly', 'train:5:6', 'step:2']) {
      expect(() => proseRequest({ do: wrong })).toThrow(`data-do is "${wrong}", but must be`);
    }
  });
});

describe('a key of the configuration', () => {
  it.each(Object.keys(fields))('is found by its whole name: %s', (key) => {
    expect(configurationKey(key)).toBe(key as FieldPath);
  });
});
