import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PlaygroundSession } from '../../../../web/components/playground/playground-session.ts';
import type { SessionEngine } from '../../../../web/components/playground/session-engine.ts';
import {
  type Configuration,
  completed,
  type PartialConfiguration,
} from '../../../../web/engine/configuration.ts';
import type { DatasetInfo, ModelInfo, TrainingProgress } from '../../../../web/engine/types.ts';

const configuration: Configuration = completed({ model: { encoder: [16] } });

function modelOf(wanted: PartialConfiguration): ModelInfo {
  return {
    configuration: completed({ ...wanted, model: { encoder: [16], ...wanted.model } }),
    layers: [],
    parameters: 0,
    epochs: 0,
    history: [],
  };
}

function dataOf(rows: number): DatasetInfo {
  return {
    name: 'test data',
    rows,
    columns: rows,
    trainCount: 6,
    testCount: 2,
    labelled: true,
  };
}

const epochEnd = {
  metrics: {
    epoch: 1,
    train_loss: 0.3,
    test_loss: 0.3,
    test_mse: 0.1,
    test_bce: 0.3,
    samples_per_second: 1,
    seconds: 1,
  },
};

/** A stand-in for the engine: it keeps a log of the calls, and trains until it is paused. */
class LoggingEngine {
  readonly build = { variant: 'simd', threads: 1 } as const;
  readonly log: string[] = [];
  rows = 28;
  paused = true;
  failTraining: Error | undefined;

  async loadDataset(source: { kind: string }) {
    this.log.push(`data ${source.kind}`);
    if (source.kind === 'mnist') throw new Error('data/mnist: train-images was not found.');
    return dataOf(this.rows);
  }

  async createModel(wanted: PartialConfiguration) {
    this.log.push(`model ${wanted.model?.code ?? 'default'}`);
    if (wanted.model?.code === 0) throw new Error('model.code is 0; expected at least 1.');
    return modelOf(wanted);
  }

  async snapshots() {
    return [];
  }

  async saveModel() {
    this.log.push('save');
    return Uint8Array.of(1);
  }

  async loadModel(bytes: Uint8Array, name: string) {
    this.log.push(`open ${bytes.join()} ${name}`);
    const side = name.startsWith('small') ? 14 : 28;
    return modelOf({ model: { input: [side, side] } });
  }

  async *train(): AsyncGenerator<TrainingProgress, void> {
    this.log.push('train');
    this.paused = false;
    for (let steps = 1; !this.paused; steps += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (this.failTraining) throw this.failTraining;
      const losses = { trainLoss: 1 / steps, testLoss: 1 / steps, samplesPerSecond: 1 };
      yield {
        epoch: 0,
        fraction: 0.01 * steps,
        steps,
        ...losses,
        ...(steps === 5 ? epochEnd : {}),
      };
    }
    this.log.push('trained');
  }

  async pause() {
    this.log.push('pause');
    this.paused = true;
  }
}

describe('PlaygroundSession', () => {
  let engine: LoggingEngine;
  let session: PlaygroundSession;

  beforeEach(async () => {
    engine = new LoggingEngine();
    session = new PlaygroundSession(async () => engine as unknown as SessionEngine);
    await session.start({ kind: 'digits', count: 6, seed: 1 }, configuration);
  });

  it('starts with data and an untrained model', () => {
    expect(engine.log).toEqual(['data digits', 'model 2']);
    expect(session.dataset?.name).toBe('test data');
    expect(session.model?.configuration).toEqual(configuration);
    expect(session.message).toBeUndefined();
  });

  it('says so where the engine cannot start', async () => {
    const broken = new PlaygroundSession(() => Promise.reject(new Error('No WebAssembly here.')));
    await broken.start({ kind: 'digits', count: 6, seed: 1 }, configuration);
    expect(broken.message).toEqual({ kind: 'error', text: 'No WebAssembly here.' });
    expect(broken.queries).toBeUndefined();
  });

  it('grows its revision and its curve with every report, until it is paused', async () => {
    const before = session.revision;
    session.train();
    await vi.waitFor(() => expect(session.trainer.curve.length).toBeGreaterThan(2));
    expect(session.training).toBe(true);
    await session.pause();
    expect(session.training).toBe(false);
    expect(session.revision).toBeGreaterThan(before + 2);
    expect(engine.log.at(-1)).toBe('trained');
  });

  it('pauses before it makes another model, and starts that one with an empty curve', async () => {
    session.train();
    await vi.waitFor(() => expect(session.trainer.curve.length).toBeGreaterThan(0));
    await session.reset();
    expect(engine.log.slice(-3)).toEqual(['pause', 'trained', 'model 2']);
    expect(session.trainer.curve.length).toBe(0);
    expect(session.progress).toBeUndefined();
  });

  it('trains the new model when Train is pressed while one is being made', async () => {
    void session.reset();
    session.train();
    await vi.waitFor(() => expect(session.training).toBe(true));
    expect(engine.log).toEqual(['data digits', 'model 2', 'model 2', 'train']);
    await session.pause();
  });

  it('has the metrics of the last epoch, of the model that was opened or of the run', async () => {
    expect(session.metrics).toBeUndefined();
    session.train();
    await vi.waitFor(() => expect(session.metrics?.epoch).toBe(1));
    await session.reset();
    expect(session.metrics).toBeUndefined();
  });

  it('knows at once what is wanted, so that a second change can build on the first', async () => {
    const { model, training } = configuration;
    const first = session.chooseConfiguration({ model: { ...model, code: 3 }, training });
    expect(session.wanted?.model.code).toBe(3);
    const second = session.chooseConfiguration({
      model: session.wanted?.model ?? {},
      training: { ...training, seed: 7 },
    });
    await first;
    expect(session.wanted?.training.seed).toBe(7);
    await second;
    expect(session.wanted).toBeUndefined();
    expect(session.model?.configuration).toMatchObject({
      model: { code: 3 },
      training: { seed: 7 },
    });
  });

  it('keeps the model and tells the reason when a configuration is refused', async () => {
    const before = session.model;
    const { model, training } = configuration;
    await session.chooseConfiguration({ model: { ...model, code: 0 }, training });
    expect(session.model).toBe(before);
    expect(session.message?.text).toBe('model.code is 0; expected at least 1.');
    expect(session.refused?.configuration).toEqual({ model: { ...model, code: 0 }, training });
    session.revertConfiguration();
    expect(session.refused).toBeUndefined();
    expect(session.message).toBeUndefined();
  });

  it('keeps data and model when other data cannot be loaded', async () => {
    const { dataset, model, source } = session;
    expect(await session.chooseSource({ kind: 'mnist' })).toBe(false);
    expect(session.message?.text).toContain('train-images was not found');
    expect([session.dataset, session.model, session.source]).toEqual([dataset, model, source]);
  });

  it('keeps the model when other data fit it, and makes one of their size when they do not', async () => {
    const before = session.model;
    await session.chooseSource({ kind: 'digits', count: 12, seed: 1 });
    expect(session.model).toBe(before);
    engine.rows = 16;
    await session.chooseSource({ kind: 'digits', count: 12, seed: 1 });
    expect(session.model?.configuration.model.input).toEqual([16, 16]);
  });

  it('opens a model of the size of the images', async () => {
    expect(await session.openFiles([new File(['x'], 'mine.safetensors')])).toBe(true);
    expect(session.model?.configuration.model.input).toEqual([28, 28]);
    expect(session.message).toEqual({
      kind: 'status',
      text: 'Opened the model of mine.safetensors.',
    });
  });

  it('puts the model back when the opened one is for images of another size', async () => {
    const before = session.model;
    expect(await session.openFiles([new File(['x'], 'small.safetensors')])).toBe(false);
    expect(session.model).toBe(before);
    expect(engine.log.slice(-3)).toEqual([
      'save',
      'open 120 small.safetensors',
      'open 1 the model that was there',
    ]);
    expect(session.message?.text).toBe(
      "small.safetensors is a model of images of 14 × 14 pixels; expected 28 × 28 pixels, the size of the data's images.",
    );
  });

  it('tells what a panel met, but not while model and data are being exchanged', async () => {
    const message = { kind: 'error', text: 'Images of 784 pixels were given.' } as const;
    engine.loadDataset = async () => {
      session.reportFromPanel(message);
      return dataOf(28);
    };
    await session.chooseSource({ kind: 'digits', count: 12, seed: 1 });
    expect(session.message).toBeUndefined();
    session.reportFromPanel(message);
    expect(session.message).toBe(message);
  });

  it('stops and tells the reason when the loss diverges', async () => {
    engine.failTraining = new Error('The loss became NaN in epoch 1.');
    session.train();
    await vi.waitFor(() => expect(session.message?.text).toBe('The loss became NaN in epoch 1.'));
    await vi.waitFor(() => expect(session.training).toBe(false));
  });
});
