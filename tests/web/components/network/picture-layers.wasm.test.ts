import { beforeAll, describe, expect, it } from 'vitest';
import { pictureLayers } from '../../../../web/components/network/picture-layers.ts';
import type { PartialConfiguration } from '../../../../web/engine/configuration.ts';
import type { MainModule } from '../../../../web/engine/generated/autoencoder-simd.js';
import createModule from '../../../../web/engine/generated/autoencoder-simd.js';

// The picture is of the core's own layer tables.

let core: MainModule;

beforeAll(async () => {
  core = await createModule();
});

function pictured(model: PartialConfiguration['model']) {
  const configuration = { model: { encoder: [128, 32], code: 2, ...model } };
  return pictureLayers(JSON.parse(core.layerTable(JSON.stringify(configuration))));
}

describe('the layers of the picture', () => {
  it('are named as in the model file, and the decoder mirrors the encoder', () => {
    const layers = pictured({});
    expect(layers.map(({ layerName }) => layerName)).toEqual([
      'encoder.0',
      'encoder.1',
      'encoder.2',
      'decoder.0',
      'decoder.1',
    ]);
    expect(layers.map(({ name }) => name)).toEqual([
      'Hidden layer 1',
      'Hidden layer 2',
      'Code',
      'Hidden layer 2, mirrored',
      'Hidden layer 1, mirrored',
    ]);
    expect(layers.map(({ width }) => width)).toEqual([128, 32, 2, 32, 128]);
    expect(layers.map(({ target }) => target)).toEqual([0, 1, 2, 1, 0]);
    expect(layers.map(({ layer }) => layer)).toEqual([0, 1, 2, 3, 4]);
  });

  it('are the code alone where nothing is hidden', () => {
    expect(pictured({ encoder: [] }).map(({ name, target }) => [name, target])).toEqual([
      ['Code', 0],
    ]);
  });

  it('leave out the log-variance of a variational code', () => {
    const layers = pictured({ family: 'variational' });
    expect(layers.map(({ layerName }) => layerName)[2]).toBe('code.mean');
    expect(layers.map(({ layer }) => layer)).toEqual([0, 1, 2, 4, 5]);
  });

  it('have each the activation that the configuration gives them', () => {
    const layers = pictured({ layer_activations: ['tanh', 'elu'] });
    expect(layers.map(({ activation }) => activation)).toEqual([
      'tanh',
      'elu',
      'linear',
      'elu',
      'tanh',
    ]);
  });
});
