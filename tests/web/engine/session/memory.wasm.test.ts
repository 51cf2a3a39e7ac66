import { expect, it } from 'vitest';
import createReader from '../../../../web/engine/generated/autoencoder-reader.js';
import createModule from '../../../../web/engine/generated/autoencoder-simd.js';
import { createSession } from '../../../../web/engine/session/engine-session.ts';
import { moduleWithMemory } from '../module-memory.ts';

it('fifty resets, with training, snapshots and live changes, take no memory more', async () => {
  const { core, memory } = await moduleWithMemory(createModule, 'autoencoder-simd');
  const session = createSession(core, createReader, 'https://page.example/');
  const reset = async (seed: number) => {
    await session.loadDataset({ kind: 'digits', count: 200, seed: 1 }, { images: 150 });
    await session.trainOn([1, 2, 3, 4, 5]);
    await session.createModel({
      model: { encoder: [128], code: 2 },
      training: { seed, batch_size: 32 },
    });
    await session.train({ steps: 3 }, () => {});
    await session.applySettings({ training: { batch_size: 20, optimizer: 'sgd' } });
    await session.train({ steps: 2 }, () => {});
    const [first] = await session.snapshots();
    await session.show(first?.id);
    await session.latentGrid(3);
    if (seed % 5 === 0) await session.pca(2);
  };
  // The first resets leave gaps of every size, which later ones fill.
  for (let i = 0; i < 30; i += 1) await reset(i);
  const before = memory.buffer.byteLength;
  for (let i = 0; i < 50; i += 1) await reset(i);
  // A model of these alone is 0.8 MB, so that one left behind each time would be 40 MB.
  expect(memory.buffer.byteLength - before).toBeLessThan(1e6);
}, 60_000);
