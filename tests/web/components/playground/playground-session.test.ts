import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PlaygroundSession } from '../../../../web/components/playground/playground-session.ts';
import type { SessionEngine } from '../../../../web/components/playground/session-engine.ts';
import type { Configuration } from '../../../../web/engine/configuration.ts';

import { configuration, dataOf, epochEnd, LoggingEngine, modelOf } from './logging-engine.ts';

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
    expect(session.data.info?.name).toBe('test data');
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
    const { model } = session;
    const { info, source } = session.data;
    expect(await session.chooseSource({ kind: 'mnist' })).toBe(false);
    expect(session.message?.text).toContain('train-images was not found');
    expect([session.data.info, session.model, session.data.source]).toEqual([info, model, source]);
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

  const withRate = (learning_rate: number): Configuration => ({
    ...configuration,
    training: { ...configuration.training, learning_rate },
  });
  const withCode = (code: number): Configuration => ({
    ...configuration,
    model: { ...configuration.model, code },
  });
  const trainSome = async () => {
    session.train();
    await vi.waitFor(() => expect(session.trainer.curve.length).toBeGreaterThan(2));
  };

  it('applies what can change to the model in training, and goes on', async () => {
    await trainSome();
    const { length } = session.trainer.curve;
    await session.chooseConfiguration(withRate(0.01));
    expect(engine.log.slice(-3)).toEqual(['trained', 'settings 0.01', 'train']);
    expect(session.training).toBe(true);
    expect(session.trainer.curve.length).toBeGreaterThanOrEqual(length);
    expect(session.model?.configuration.training.learning_rate).toBe(0.01);
    expect(session.trainer.runs.runs).toEqual([]);
    await session.pause();
  });

  it('stays paused after such a change if it was', async () => {
    await session.chooseConfiguration(withRate(0.01));
    expect(engine.log).toEqual(['data digits', 'model 2', 'settings 0.01']);
    expect(session.training).toBe(false);
  });

  it('trains the new model that a change needs, says so and keeps the run before', async () => {
    await trainSome();
    await session.chooseConfiguration(withCode(3));
    expect(engine.log.slice(-3)).toEqual(['trained', 'model 3', 'train']);
    expect(session.message).toEqual({ kind: 'status', text: 'Restarted with 16-3.' });
    expect(session.training).toBe(true);
    const [run] = session.trainer.runs.runs;
    expect(run).toMatchObject({ configuration, data: 'test data' });
    session.clearRuns();
    expect(session.trainer.runs.runs).toEqual([]);
    await session.pause();
  });

  it('does not train the new model where an epoch of the old one was asked for', async () => {
    session.train({ epochs: 1 });
    await vi.waitFor(() => expect(session.progress).toBeDefined());
    await session.chooseConfiguration(withCode(3));
    expect(session.training).toBe(false);
    expect(engine.log.at(-1)).toBe('model 3');
  });

  it('goes on with the old settings where the engine refuses a change', async () => {
    await trainSome();
    await session.chooseConfiguration(withRate(-1));
    expect(session.refused?.configuration.training.learning_rate).toBe(-1);
    expect(session.message?.text).toContain('training.learning_rate is -1');
    expect(session.model?.configuration).toEqual(configuration);
    expect(session.training).toBe(true);
    await session.pause();
  });

  it('does not go on after a change if somebody paused meanwhile', async () => {
    await trainSome();
    engine.applySettings = async (wanted) => {
      await session.pause();
      return modelOf(wanted);
    };
    await session.chooseConfiguration(withRate(0.01));
    expect(session.training).toBe(false);
    expect(engine.log.at(-1)).toBe('trained');
  });

  it('takes up another speed and another end while it trains', async () => {
    await trainSome();
    session.chooseSpeed(5);
    await vi.waitFor(() => expect(engine.trainOptions.at(-1)?.stepsPerSecond).toBe(5));
    session.chooseStop(3);
    await vi.waitFor(() =>
      expect(engine.trainOptions.at(-1)).toMatchObject({ stepsPerSecond: 5, epochs: 3 }),
    );
    session.chooseSpeed(undefined);
    await vi.waitFor(() => expect(engine.trainOptions.at(-1)?.stepsPerSecond).toBeUndefined());
    await session.pause();
  });

  it('asks for a later epoch to stop at where that one is behind the model', async () => {
    session.train();
    await vi.waitFor(() => expect(session.metrics?.epoch).toBe(1));
    await session.pause();
    session.chooseStop(1);
    engine.log.length = 0;
    engine.epochs = 1;
    session.train({ steps: 1 });
    await vi.waitFor(() => expect(session.progress?.epoch).toBe(1));
    await session.pause();
    session.train();
    await vi.waitFor(() =>
      expect(session.message?.text).toBe(
        '1 epoch is behind the model already: to train on, choose a later epoch to stop at than 1, or none.',
      ),
    );
    expect(session.training).toBe(false);
    expect(engine.trainOptions.at(-1)?.steps).toBe(1);
  });

  it('counts the seconds of training, and from the history those of a model that was opened', async () => {
    await trainSome();
    await session.pause();
    const { seconds } = session.trainer;
    expect(seconds).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(session.trainer.seconds).toBe(seconds);
    engine.loadModel = async () => ({ ...modelOf({}), epochs: 1, history: [epochEnd.metrics] });
    await session.openFiles([new File(['x'], 'mine.safetensors')]);
    expect(session.trainer.seconds).toBe(1);
    expect(session.trainer.epochs).toBe(1);
  });

  it('shows a snapshot, and the model as it is once it trains again', async () => {
    engine.taken = [
      { id: 1, epoch: 0, steps: 0 },
      { id: 2, epoch: 0.5, steps: 50 },
    ];
    await session.saveModel();
    expect(session.replay.snapshots).toEqual(engine.taken);
    const before = session.revision;
    session.replay.choose(1);
    expect(session.replay.shown?.epoch).toBe(0);
    await vi.waitFor(() => expect(session.revision).toBe(before + 1));
    expect(engine.log.at(-1)).toBe('show 1');
    session.train();
    await vi.waitFor(() => expect(session.training).toBe(true));
    expect(session.replay.shown).toBeUndefined();
    await session.pause();
  });

  it('shows the last of many snapshots that are asked for at once', async () => {
    engine.taken = Array.from({ length: 20 }, (_, id) => ({ id, epoch: id, steps: id }));
    await session.saveModel();
    for (const { id } of engine.taken) session.replay.choose(id);
    await vi.waitFor(() => expect(engine.log.at(-1)).toBe('show 19'));
    expect(engine.log.filter((line) => line.startsWith('show')).length).toBeLessThan(4);
    session.replay.choose(undefined);
    await vi.waitFor(() => expect(engine.log.at(-1)).toBe('show now'));
  });

  it('leaves what is shown of the past as it is while the model trains on', async () => {
    engine.taken = [{ id: 1, epoch: 0, steps: 0 }];
    await session.saveModel();
    await trainSome();
    session.replay.choose(1);
    const { revision } = session;
    await vi.waitFor(() => expect(session.revision).toBe(revision + 1));
    const { reports } = session.trainer;
    await vi.waitFor(() => expect(session.trainer.reports).toBeGreaterThan(reports + 3));
    expect(session.revision).toBe(revision + 1);
    await session.reset();
    expect(session.replay.shown).toBeUndefined();
  });

  it('stops and tells the reason when the loss diverges', async () => {
    engine.failTraining = new Error('The loss became NaN in epoch 1.');
    session.train();
    await vi.waitFor(() => expect(session.message?.text).toBe('The loss became NaN in epoch 1.'));
    await vi.waitFor(() => expect(session.training).toBe(false));
  });

  it('says that its engine was lost, and starts another with the same data and settings', async () => {
    await session.chooseClasses([1]);
    await session.pause();
    const settings = session.model?.configuration;
    const second = new LoggingEngine();
    engine.lose(new Error('The engine was lost: out of memory.'));
    engine = second;
    await vi.waitFor(() => expect(session.message?.lost).toBe(true));
    expect(session.message?.text).toContain('out of memory');
    expect(await session.reset()).toBe(false);
    expect(session.message?.lost).toBe(true);

    await session.startAgain();
    expect(session.message).toBeUndefined();
    expect(session.model?.configuration).toEqual(settings);
    expect(session.data.classes).toEqual([1]);
    expect(session.data.source).toEqual({ kind: 'digits', count: 6, seed: 1 });
    expect(await session.reset()).toBe(true);
  });
});
