import { beforeAll, describe, expect, it } from 'vitest';
import { asEngineError } from '../../../../web/engine/core-errors.ts';
import createReader from '../../../../web/engine/generated/autoencoder-reader.js';
import type { MainModule } from '../../../../web/engine/generated/autoencoder-simd.js';
import createModule from '../../../../web/engine/generated/autoencoder-simd.js';
import type { EngineSession } from '../../../../web/engine/protocol.ts';
import { createSession } from '../../../../web/engine/session/engine-session.ts';
import { sequentialWeights, torchFile } from '../../../e2e/torch-file.ts';

describe('the session, given weights of another program', () => {
  let core: MainModule;
  let session: EngineSession;

  beforeAll(async () => {
    core = await createModule();
    session = createSession(core, createReader, 'https://page.example/');
    await session.loadDataset({ kind: 'digits', count: 60, seed: 1 });
    await session.createModel({ model: { encoder: [8], code: 2 } });
  });

  it('tells them from a model of its own', async () => {
    expect(await session.describesModel(await session.saveModel())).toBe(true);
    expect(await session.describesModel(torchFile(sequentialWeights([784, 16, 4])))).toBe(false);
  });

  it('makes a model of them that reconstructs as the file it gives does, and keeps its own', async () => {
    const before = await session.modelInfo();
    const { pixels } = await session.testImages(0, 2);
    const bytes = torchFile(sequentialWeights([784, 16, 4]));
    const choices = { activation: 'tanh', outputActivation: 'linear', images: pixels } as const;
    const found = await session.importWeights(bytes, choices, 'w.safetensors');
    expect(found.sources).toEqual(['encoder.0', 'encoder.2', 'decoder.0', 'decoder.2']);
    expect(found.model.layers.map(({ activation }) => activation)).toEqual([
      'tanh',
      'linear',
      'tanh',
      'linear',
    ]);
    expect(found.model.configuration.model.input).toEqual([28, 28]);
    expect(found.remarks).toHaveLength(1);
    expect(found.passedOver).toEqual([]);
    expect(await session.modelInfo()).toEqual(before);

    const other = createSession(core, createReader, 'https://page.example/');
    await other.loadModel(found.file);
    const { reconstructions } = await other.reconstruct(pixels);
    expect(found.reconstructions).toEqual(reconstructions);
    const { reconstructions: otherwise } = await session.importWeights(bytes, { images: pixels });
    expect(otherwise).not.toEqual(reconstructions);
  });

  it('refuses what does not fit with a sentence', async () => {
    const errorOf = (call: Promise<unknown>) =>
      call.then(
        () => undefined,
        (thrown: unknown) => asEngineError(thrown, core),
      );
    const bytes = torchFile(sequentialWeights([784, 16, 4]));
    expect(await errorOf(session.importWeights(bytes, { input: [20, 20] }, 'w'))).toMatchObject({
      code: 'bad-input',
      message: 'w: its first layer takes 784 values, but an image of 20 x 20 has 400.',
    });
    expect(await errorOf(session.describesModel(Uint8Array.of(1), 'w'))).toMatchObject({
      code: 'bad-input',
    });
  });
});
