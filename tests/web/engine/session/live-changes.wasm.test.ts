import { beforeAll, describe, expect, it } from 'vitest';
import type { PartialConfiguration } from '../../../../web/engine/configuration.ts';
import { asEngineError } from '../../../../web/engine/core-errors.ts';
import createReader from '../../../../web/engine/generated/autoencoder-reader.js';
import type { MainModule } from '../../../../web/engine/generated/autoencoder-simd.js';
import createModule from '../../../../web/engine/generated/autoencoder-simd.js';
import type { EngineSession } from '../../../../web/engine/protocol.ts';
import { createSession } from '../../../../web/engine/session/engine-session.ts';
import type { Snapshot, TrainingProgress } from '../../../../web/engine/types.ts';

// What happens to a model while it is trained: its configuration changes, and copies of it are kept.

let core: MainModule;
const page = 'https://page.example/lesson/';
/** 10 minibatches an epoch, the last one smaller. */
const small: PartialConfiguration = {
  model: { encoder: [32], code: 2 },
  training: { loss: 'bce', learning_rate: 0.005, batch_size: 32 },
};

beforeAll(async () => {
  core = await createModule();
});

async function ready(configuration = small): Promise<EngineSession> {
  const session = createSession(core, createReader, page);
  await session.loadDataset({ kind: 'digits', count: 300, seed: 1 });
  await session.createModel(configuration);
  return session;
}

async function errorOf(call: Promise<unknown>) {
  try {
    await call;
  } catch (thrown) {
    return asEngineError(thrown, core);
  }
  throw new Error('the call did not fail');
}

async function codesOf(session: EngineSession): Promise<Float32Array> {
  return session.encode((await session.testImages(0, 5)).pixels);
}

/** A training that goes on until it is paused, and what waits for a report of it. */
function startTraining(
  session: EngineSession,
  look: (report: TrainingProgress) => void = () => {},
): [Promise<void>, typeof untilReport] {
  let tell = (_: TrainingProgress) => {};
  const untilReport = (isIt: (report: TrainingProgress) => boolean) =>
    new Promise<TrainingProgress>((resolve) => {
      tell = (report) => isIt(report) && resolve(report);
    });
  const training = session.train({ reportInterval: 1 }, (report) => {
    look(report);
    tell(report);
  });
  return [training, untilReport];
}

describe('live changes of the configuration', () => {
  const change: PartialConfiguration = {
    model: { family: 'sparse', sparsity: { weight: 0.01 } },
    training: { learning_rate: 0.02, batch_size: 50 },
  };

  it('go into the training and into the saved model, and keep what they do not name', async () => {
    const session = await ready();
    await session.train({ steps: 3 }, () => {});
    const { configuration } = await session.applySettings(change);
    expect(configuration.model).toMatchObject({
      family: 'sparse',
      sparsity: { kind: 'l1', weight: 0.01, target: 0.05 },
      code: 2,
    });
    expect(configuration.training).toMatchObject({
      loss: 'bce',
      learning_rate: 0.02,
      batch_size: 50,
    });
    await session.train({ epochs: 1 }, () => {});
    const other = await ready();
    const saved = await other.loadModel(await session.saveModel(), 'changed.safetensors');
    expect(saved.configuration).toEqual(configuration);
    expect(saved.epochs).toBe(1);
  });

  it('of the same run at the same steps give the same bits, other ones others', async () => {
    const train = async (at: number) => {
      const session = await ready();
      await session.train({ steps: at }, () => {});
      await session.applySettings(change);
      await session.train({ steps: 20 - at }, () => {});
      return codesOf(session);
    };
    expect(await train(7)).toEqual(await train(7));
    expect(await train(7)).not.toEqual(await train(8));
  });

  it('reach a training that is running, which goes on', async () => {
    const session = await ready();
    const [training, untilReport] = startTraining(session);
    await untilReport(() => true);
    const moving = await codesOf(session);
    await untilReport(() => true);
    expect(await codesOf(session)).not.toEqual(moving);
    const { steps } = await untilReport(() => true);
    await session.applySettings({ training: { learning_rate: 1e-30, optimizer: 'sgd' } });
    const frozen = await codesOf(session);
    await untilReport((report) => report.steps > steps + 5);
    await session.pause();
    await training;
    expect(await codesOf(session)).toEqual(frozen);
  });

  it('to denoising bring a corruption, as a new model would get one', async () => {
    const session = await ready();
    const { configuration } = await session.applySettings({ model: { family: 'denoising' } });
    expect(configuration.training.corruption).toEqual({
      kind: 'gaussian',
      amount: 0.4,
      clip: true,
    });
  });

  it.each<[PartialConfiguration, string]>([
    [{ model: { code: 3 } }, 'model.code cannot change'],
    [{ model: { family: 'variational' } }, 'model.family cannot change'],
    [{ training: { seed: 2, learning_rate: 0.1 } }, 'training.seed cannot change'],
    [{ training: { learning_rate: -1 } }, 'training.learning_rate is -1'],
    [{ model: { family: 'sparse', sparsity: { kind: 'kl' } } }, 'model.code_activation is linear'],
  ])('%j are refused, and nothing changes', async (bad, sentence) => {
    const session = await ready();
    const untouched = await ready();
    await session.train({ steps: 3 }, () => {});
    const before = await session.modelInfo();
    const error = await errorOf(session.applySettings(bad));
    expect(error).toMatchObject({ code: 'bad-input', message: expect.stringContaining(sentence) });
    expect(await session.modelInfo()).toEqual(before);
    await session.train({ steps: 4 }, () => {});
    await untouched.train({ steps: 7 }, () => {});
    expect(await codesOf(session)).toEqual(await codesOf(untouched));
  });
});

describe('snapshots of a model in training', () => {
  it('are there from the first step to the newest, and reported as they change', async () => {
    const session = await ready();
    expect(await session.snapshots()).toEqual([]);
    let reported: Snapshot[] | undefined;
    await session.train({ epochs: 5 }, ({ snapshots }) => {
      reported = snapshots ?? reported;
    });
    const snapshots = await session.snapshots();
    expect(reported).toEqual(snapshots);
    expect(snapshots.map(({ steps }) => steps)).toEqual([0, 16, 32, 48, 50]);
    expect(snapshots.map(({ epoch }) => epoch.toFixed(2))).toEqual([
      '0.00',
      '1.64',
      '3.21',
      '4.85',
      '5.00',
    ]);
  });

  it('are not taken where nobody looks back, and those there were stay', async () => {
    const session = await ready();
    await session.train({ epochs: 1, snapshots: false }, () => {});
    expect(await session.snapshots()).toEqual([]);
    await session.train({ epochs: 1 }, () => {});
    const kept = await session.snapshots();
    expect(kept.map(({ steps }) => steps)).toEqual([16, 20]);
    await session.train({ epochs: 2, snapshots: false }, () => {});
    expect(await session.snapshots()).toEqual(kept);
  });

  it('are reported by a training that is paused, too', async () => {
    const session = await ready();
    let reported: Snapshot[] | undefined;
    let steps = 0;
    const [training, untilReport] = startTraining(session, (report) => {
      reported = report.snapshots ?? reported;
      steps = report.steps;
    });
    await untilReport((report) => report.steps > 20);
    await session.pause();
    await training;
    expect(reported?.at(-1)?.steps).toBe(steps);
    expect(await session.snapshots()).toEqual(reported);
  });

  it('are shown: every question is answered for one, and training goes on with the model', async () => {
    const session = await ready();
    const untrained = await codesOf(session);
    await session.train({ steps: 16 }, () => {});
    const early = await codesOf(session);
    const grid = await session.latentGrid(3);
    await session.train({ steps: 20 }, () => {});
    const trained = await codesOf(session);
    const { mse } = await session.evaluate();
    const [first, second] = (await session.snapshots()) as [Snapshot, Snapshot];

    await session.show(first.id);
    expect(await codesOf(session)).toEqual(untrained);
    expect((await session.evaluate()).mse).toBeGreaterThan(mse);
    const saved = await session.saveModel();
    await session.show(second.id);
    expect(await codesOf(session)).toEqual(early);
    expect(await session.latentGrid(3)).toEqual(grid);
    expect((await session.modelInfo()).epochs).toBe(3);
    await session.show(undefined);
    expect(await codesOf(session)).toEqual(trained);
    const other = await ready();
    await other.loadModel(saved, 'saved.safetensors');
    expect(await codesOf(other)).toEqual(trained);

    await session.show(first.id);
    await session.train({ steps: 1 }, () => {});
    expect(await codesOf(session)).not.toEqual(untrained);
    const whole = await ready();
    await whole.train({ steps: 37 }, () => {});
    expect(await codesOf(session)).toEqual(await codesOf(whole));
  });

  it('are no longer shown once another model or data set is there', async () => {
    const session = await ready();
    await session.train({ steps: 1 }, () => {});
    const trained = await codesOf(session);
    const [first] = (await session.snapshots()) as [Snapshot];
    await session.show(first.id);
    await session.loadDataset({ kind: 'digits', count: 300, seed: 1 });
    expect(await codesOf(session)).toEqual(trained);
    await session.show(first.id);
    await session.createModel({ ...small, training: { ...small.training, seed: 2 } });
    expect(await session.snapshots()).toEqual([]);
    const error = await errorOf(session.show(first.id));
    expect(error).toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('no snapshot'),
    });
  });

  it('go on counting steps where other data took over', async () => {
    const session = await ready();
    await session.train({ steps: 5 }, () => {});
    await session.trainOn([1, 2, 3]);
    await session.train({ steps: 1 }, () => {});
    expect((await session.snapshots()).map(({ steps }) => steps)).toEqual([0, 6]);
  });

  it('after a divergence are those up to where the model was put back', async () => {
    const session = await ready({
      ...small,
      model: { ...small.model, output_activation: 'linear' },
      training: { ...small.training, loss: 'mse' },
    });
    await session.train({ epochs: 2 }, () => {});
    const good = await codesOf(session);
    await session.train({ steps: 2 }, () => {});
    await session.applySettings({ training: { optimizer: 'sgd', learning_rate: 1e9 } });
    const error = await errorOf(session.train({ epochs: 3 }, () => {}));
    expect(error.code).toBe('diverged');
    expect(await codesOf(session)).toEqual(good);
    expect((await session.snapshots()).every(({ steps }) => steps <= 20)).toBe(true);
    await session.applySettings({ training: { learning_rate: 1e-3 } });
    let last: TrainingProgress | undefined;
    await session.train({ steps: 3 }, (report) => {
      last = report;
    });
    expect(last).toMatchObject({ epoch: 2, steps: 23 });
  });
});

describe('what is told of the training', () => {
  it('is the same train loss at the same step, however often it is told', async () => {
    const often = new Map<number, number>();
    const first = await ready();
    await first.train({ epochs: 3, reportInterval: 1 }, ({ steps, trainLoss }) => {
      often.set(steps, trainLoss);
    });
    const second = await ready();
    const seldom: TrainingProgress[] = [];
    for (const steps of [7, 13, 10]) {
      await second.train({ steps }, (report) => void seldom.push(report));
    }
    const end = seldom.at(-1);
    expect(end?.steps).toBe(30);
    expect(end?.trainLoss).toBeGreaterThan(0);
    expect(often.get(30)).toBe(end?.trainLoss);
    for (const { steps, trainLoss } of seldom) {
      expect(often.get(steps) ?? trainLoss).toBe(trainLoss);
    }
  });
});
