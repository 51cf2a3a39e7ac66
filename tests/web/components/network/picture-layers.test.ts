import { describe, expect, it } from 'vitest';
import {
  activationIndex,
  outputLayer,
  pictureLayers,
} from '../../../../web/components/network/picture-layers.ts';
import { defaultConfiguration } from '../../../../web/engine/configuration.ts';

const model = { ...defaultConfiguration.model, encoder: [128, 32] };
const variational = { ...model, family: 'variational' as const };

describe('the layers of the picture', () => {
  it('are named as in the model file, and the decoder mirrors the encoder', () => {
    const layers = pictureLayers(model);
    expect(layers.map(({ layerName }) => layerName)).toEqual([
      'encoder.0',
      'encoder.1',
      'encoder.2',
      'decoder.0',
      'decoder.1',
    ]);
    expect(layers.map(({ width }) => width)).toEqual([128, 32, 2, 32, 128]);
    expect(layers.map(({ target }) => target)).toEqual([0, 1, 2, 1, 0]);
    expect(layers.map(({ layer }) => layer)).toEqual([0, 1, 2, 3, 4]);
    expect(outputLayer(model)).toBe(5);
  });

  it('leave out the log-variance of a variational code', () => {
    const layers = pictureLayers(variational);
    expect(layers.map(({ layerName }) => layerName)[2]).toBe('code.mean');
    expect(layers.map(({ layer }) => layer)).toEqual([0, 1, 2, 4, 5]);
    expect(outputLayer(variational)).toBe(6);
  });

  it('have each the activation that the configuration gives them', () => {
    const own = { ...model, layer_activations: ['tanh' as const, 'elu' as const] };
    expect(pictureLayers(own).map(({ activation }) => activation)).toEqual([
      'tanh',
      'elu',
      'linear',
      'elu',
      'tanh',
    ]);
  });
});

it('finds the outputs of a layer among the activations', () => {
  expect([0, 2, 5].map((layer) => activationIndex(model, layer))).toEqual([0, 2, 5]);
  expect([0, 2, 3, 4, 6].map((layer) => activationIndex(variational, layer))).toEqual([
    0,
    2,
    undefined,
    3,
    5,
  ]);
});
