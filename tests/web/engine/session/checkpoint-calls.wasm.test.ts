import { beforeAll, describe, expect, it } from 'vitest';
import type { PartialConfiguration } from '../../../../web/engine/configuration.ts';
import { asEngineError } from '../../../../web/engine/core-errors.ts';
import createReader from '../../../../web/engine/generated/autoencoder-reader.js';
import type { MainModule } from '../../../../web/engine/generated/autoencoder-simd.js';
import createModule from '../../../../web/engine/generated/autoencoder-simd.js';
import type { EngineSession } from '../../../../web/engine/protocol.ts';
import { createSession } from '../../../../web/engine/session/engine-session.ts';
import type { Checkpoint, EpochMetrics, TrainingProgress } from '../../../../web/engine/types.ts';

// Checkpoints as the worker takes and takes up them, on the real WebAssembly module, in Node.

let core: MainModule;
const page = 'https://page.example/lesson/';
const images = 630;
const batch = 32;
const stepsPerEpoch = Math.ceil(images / batch);

beforeAll(async () => {
  core = await createModule();
});

/** A session of a module of its own, as a new worker has one. */
async function other(count = images): Promise<EngineSession> {
  const session = createSession(await createModule(), createReader, page);
  await session.loadDataset({ kind: 'digits', count, seed: 1 });
  return session;
}

async function ready(configuration: PartialConfiguration): Promise<EngineSession> {
  const session = createSession(core, createReader, page);
  await session.loadDataset({ kind: 'digits', count: images, seed: 1 });
  const { model, training } = configuration;
  await session.createModel({
    model: { encoder: [24], code: 3, ...model },
    training: { learning_rate: 0.005, batch_size: batch, ...training },
  });
  return session;
}

/** Trains to the end of an epoch in single steps; the losses after each, which are the curve. */
async function curveTo(session: EngineSession, steps: number): Promise<number[]> {
  const curve: number[] = [];
  const note = (progress: TrainingProgress) => curve.push(progress.trainLoss);
  for (let done = 0; done < steps; done += 1) {
    await session.train({ steps: 1, reportInterval: 1e6 }, note);
  }
  return curve;
}

/** What is the same in two runs of one seed: all but how long it took. */
function figures(history: readonly EpochMetrics[]) {
  return history.map(({ seconds, samples_per_second, ...line }) => line);
}

async function parametersOf(session: EngineSession): Promise<Float32Array[]> {
  const { layers } = await session.modelInfo();
  return Promise.all(layers.map((_, layer) => session.layerWeights(layer)));
}

/** The error that a call of a session comes to. */
async function errorOf(call: Promise<unknown>) {
  try {
    await call;
  } catch (thrown) {
    return asEngineError(thrown, core);
  }
  throw new Error('the call did not fail');
}

const families: Record<string, PartialConfiguration> = {
  plain: {},
  'a variational code and noise': {
    model: { family: 'variational' },
    training: { loss: 'bce', corruption: { kind: 'gaussian', amount: 0.3 } },
  },
  'momentum of SGD': { training: { optimizer: 'sgd', momentum: 0.9, learning_rate: 0.05 } },
};

describe('a checkpoint', () => {
  it.each(Object.entries(families))(
    'taken in mid-epoch lets another engine go on with the same bits: %s',
    async (_, settings) => {
      const whole = await ready(settings);
      const curve = await curveTo(whole, 3 * stepsPerEpoch);
      expect((await whole.modelInfo()).epochs).toBe(3);

      const first = await ready(settings);
      const half = Math.floor(1.5 * stepsPerEpoch);
      const begun = await curveTo(first, half);
      const checkpoint = await first.saveCheckpoint();
      expect(checkpoint).toMatchObject({ epoch: 1, steps: half, snapshots: [] });
      expect(checkpoint.fraction).toBeCloseTo(0.5, 1);

      const second = await other();
      const info = await second.loadCheckpoint(checkpoint);
      expect(info.configuration).toEqual((await first.modelInfo()).configuration);
      const rest = await curveTo(second, 3 * stepsPerEpoch - half);
      expect([...begun, ...rest]).toEqual(curve);
      expect(figures((await second.modelInfo()).history)).toEqual(
        figures((await whole.modelInfo()).history),
      );
      expect(await parametersOf(second)).toEqual(await parametersOf(whole));
    },
  );

  it('is taken between two minibatches while training goes on, which it does not change', async () => {
    const session = await ready({});
    const undisturbed = await ready({});
    await undisturbed.train({ epochs: 2 }, () => {});
    let taken: Promise<Checkpoint> | undefined;
    const training = session.train({ epochs: 2, reportInterval: 1 }, () => {
      taken ??= session.saveCheckpoint();
    });
    await training;
    expect(await parametersOf(session)).toEqual(await parametersOf(undisturbed));

    const again = await other();
    const { epochs } = await again.loadCheckpoint((await taken) as Checkpoint);
    await again.train({ epochs: 2 - epochs }, () => {});
    expect(await parametersOf(again)).toEqual(await parametersOf(undisturbed));
  });

  it('brings back the snapshots with their numbers, where it was asked for them', async () => {
    const session = await ready({});
    await session.train({ epochs: 2 }, () => {});
    const before = await session.snapshots();
    const probe = (await session.testImages(0, 2)).pixels;
    await session.show(before[1]?.id);
    const then = await session.encode(probe);
    const checkpoint = await session.saveCheckpoint({ snapshots: true });
    expect(checkpoint.snapshots.length).toBe(before.length);

    const second = await other();
    await second.loadCheckpoint(checkpoint);
    expect(await second.snapshots()).toEqual(before);
    await second.show(before[1]?.id);
    expect(await second.encode(probe)).toEqual(then);
    await second.train({ steps: 1 }, () => {});
    const ids = (await second.snapshots()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.at(-1)).toBeGreaterThan(before.at(-1)?.id ?? 0);
  });

  it('of a model that was never trained is its model, on any data', async () => {
    const checkpoint = await (await ready({ training: { seed: 5 } })).saveCheckpoint();
    expect(checkpoint).toMatchObject({ epoch: 0, fraction: 0, steps: 0, recentLosses: [] });
    const second = await other(60);
    const { configuration, data } = await second.loadCheckpoint(checkpoint);
    expect(configuration.training.seed).toBe(5);
    expect(data).toBeUndefined();
  });

  it('is refused on other data, and leaves the model and its training as they were', async () => {
    const trained = await ready({});
    await trained.train({ steps: 5 }, () => {});
    const checkpoint = await trained.saveCheckpoint();

    const whole = await ready({ training: { seed: 2 } });
    await whole.train({ steps: 9 }, () => {});
    const session = await ready({ training: { seed: 2 } });
    await session.train({ steps: 4 }, () => {});
    const classes = await ready({});
    await classes.trainOn([1, 2]);
    const fewer = await ready({});
    await fewer.loadDataset({ kind: 'digits', count: 60, seed: 1 });
    for (const place of [fewer, classes]) {
      expect(await errorOf(place.loadCheckpoint(checkpoint))).toMatchObject({
        code: 'bad-input',
        message: expect.stringMatching(/^The checkpoint was trained on .*630.* but the data are /),
      });
    }
    const broken = { ...checkpoint, file: checkpoint.file.slice(0, 900) };
    expect(await errorOf(session.loadCheckpoint(broken, 'run.checkpoint'))).toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('run.checkpoint is no valid safetensors file'),
    });
    await session.train({ steps: 5 }, () => {});
    expect(await parametersOf(session)).toEqual(await parametersOf(whole));
  });

  it('is a model file, too, whose training begins anew', async () => {
    const session = await ready({});
    await session.train({ epochs: 1 }, () => {});
    const { file } = await session.saveCheckpoint();
    const opened = await other(60);
    const { epochs } = await opened.loadModel(new Uint8Array(await file.arrayBuffer()));
    expect(epochs).toBe(1);
    expect(await parametersOf(opened)).toEqual(await parametersOf(session));
  });
});
