import { describe, expect, it } from 'vitest';
import {
  architectureText,
  barHeight,
  settingValue,
  withActivation,
  withAddedHiddenLayer,
  withHiddenWidth,
  withLayerActivation,
  withoutHiddenLayer,
  withValue,
} from '../../../../web/components/settings/configuration-edit.ts';
import { defaultConfiguration as tutorial } from '../../../../web/engine/configuration.ts';

it('an architecture is written as the widths from the pixels to the code', () => {
  expect(architectureText(tutorial.model)).toBe('784-512-256-64-2');
  expect(architectureText({ ...tutorial.model, encoder: [] })).toBe('784-2');
});

describe('editing the widths', () => {
  it('changes one hidden layer and leaves the configuration it came from alone', () => {
    expect(withHiddenWidth(tutorial, 1, 100).model.encoder).toEqual([512, 100, 64]);
    expect(tutorial.model.encoder).toEqual([512, 256, 64]);
  });

  it('removes one hidden layer', () => {
    expect(withoutHiddenLayer(tutorial, 0).model.encoder).toEqual([256, 64]);
  });

  it('adds a layer before the code, halfway between its neighbours as a power of two', () => {
    // The square root of 64 · 2 lies just between 8 and 16, as a ratio; the wider one is taken.
    expect(withAddedHiddenLayer(tutorial).model.encoder).toEqual([512, 256, 64, 16]);
  });

  it('adds the first hidden layer between the pixels and the code', () => {
    const shallow = { ...tutorial, model: { ...tutorial.model, encoder: [], code: 32 } };
    expect(withAddedHiddenLayer(shallow).model.encoder).toEqual([128]);
  });

  it('adds a layer at the place it is told, with the activation of the one before', () => {
    expect(withAddedHiddenLayer(tutorial, 1).model.encoder).toEqual([512, 512, 256, 64]);
    expect(withAddedHiddenLayer(tutorial, 0).model.encoder[0]).toBe(512);
    const each = withLayerActivation(withActivation(tutorial, 'each'), 1, 'tanh');
    expect(withAddedHiddenLayer(each, 2).model.layer_activations).toEqual([
      'relu',
      'tanh',
      'tanh',
      'relu',
    ]);
  });

  it('adds a usable layer even beside a code size that is not', () => {
    const broken = { ...tutorial, model: { ...tutorial.model, code: 0 } };
    expect(withAddedHiddenLayer(broken).model.encoder.at(-1)).toBe(8);
  });
});

describe('a value by its key', () => {
  it('is read and changed wherever it is, and all else stays', () => {
    expect(settingValue(tutorial, 'model.sparsity.weight')).toBe(0.0001);
    const sparser = withValue(tutorial, 'model.sparsity.weight', 0.5);
    expect(sparser.model.sparsity).toEqual({ ...tutorial.model.sparsity, weight: 0.5 });
    expect(sparser.training).toEqual(tutorial.training);
    expect(tutorial.model.sparsity.weight).toBe(0.0001);
  });
});

describe('activations', () => {
  const each = withActivation(tutorial, 'each');

  it('are the same for all hidden layers until each may have its own', () => {
    expect(withActivation(tutorial, 'tanh').model).toMatchObject({
      activation: 'tanh',
      layer_activations: [],
    });
    expect(each.model.layer_activations).toEqual(['relu', 'relu', 'relu']);
    expect(withLayerActivation(each, 1, 'elu').model.layer_activations).toEqual([
      'relu',
      'elu',
      'relu',
    ]);
    expect(withActivation(each, 'tanh').model.layer_activations).toEqual([]);
  });

  it('come and go with their layers', () => {
    const mixed = withLayerActivation(each, 2, 'elu');
    expect(withoutHiddenLayer(mixed, 0).model.layer_activations).toEqual(['relu', 'elu']);
    expect(withAddedHiddenLayer(mixed).model.layer_activations.at(-1)).toBe('elu');
    expect(withAddedHiddenLayer(mixed).model.layer_activations).toHaveLength(4);
    expect(withAddedHiddenLayer(tutorial).model.layer_activations).toEqual([]);
  });
});

describe('the height of a bar', () => {
  it('goes with the square root of the width', () => {
    expect(barHeight(784, 784)).toBe(1);
    expect(barHeight(196, 784)).toBe(0.5);
  });

  it('never vanishes and never exceeds the diagram', () => {
    expect(barHeight(0, 784)).toBeGreaterThan(0);
    expect(barHeight(2000, 784)).toBe(1);
  });
});
