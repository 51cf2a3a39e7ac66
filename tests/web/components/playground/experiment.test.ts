import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Experiment } from '../../../../web/components/playground/experiment.ts';
import type { Configuration } from '../../../../web/engine/configuration.ts';
import type { Engine } from '../../../../web/engine/engine.ts';

import { configuration, dataOf, epochEnd, LoggingEngine, modelOf } from './logging-engine.ts';

describe('Experiment', () => {
  let engine: LoggingEngine;
  let experiment: Experiment;

  beforeEach(async () => {
    engine = new LoggingEngine();
    experiment = new Experiment(async () => engine as unknown as Engine);
    await experiment.start({ kind: 'digits', count: 6, seed: 1 }, configuration);
  });

  it('starts with data and an untrained model', () => {
    expect(engine.log).toEqual(['data digits', 'model 2']);
    expect(experiment.data.info?.name).toBe('test data');
    expect(experiment.model?.configuration).toEqual(configuration);
    expect(experiment.message).toBeUndefined();
  });

  it('says so where the engine cannot start', async () => {
    const broken = new Experiment(() => Promise.reject(new Error('No WebAssembly here.')));
    await broken.start({ kind: 'digits', count: 6, seed: 1 }, configuration);
    expect(broken.message).toEqual({ kind: 'error', text: 'No WebAssembly here.' });
    expect(broken.queries).toBeUndefined();
  });

  it('trains while nothing holds it, and stands still meanwhile', async () => {
    experiment.hold(true);
    await experiment.train();
    expect([experiment.training, engine.log.includes('train')]).toEqual([true, false]);
    experiment.hold(false);
    await vi.waitFor(() => expect(experiment.trainer.curve.length).toBeGreaterThan(2));
    experiment.hold(true);
    await vi.waitFor(() => expect(engine.log.at(-1)).toBe('trained'));
    expect(experiment.training).toBe(true);
    experiment.hold(false);
    await vi.waitFor(() => expect(engine.log.at(-1)).toBe('train'));
    experiment.hold(true);
    await experiment.pause();
    experiment.hold(false);
    await vi.waitFor(() => expect(engine.log.at(-1)).toBe('trained'));
    expect(experiment.training).toBe(false);
  });

  it('tells that training is paused that was held', async () => {
    experiment.hold(true);
    await experiment.train();
    const seen: boolean[] = [];
    experiment.addEventListener('change', () => seen.push(experiment.training));
    await experiment.pause();
    expect(seen.at(-1)).toBe(false);
    experiment.hold(false);
    expect(experiment.training).toBe(false);
    expect(engine.log).not.toContain('train');
  });

  it('grows its revision and its curve with every report, until it is paused', async () => {
    const before = experiment.revision;
    experiment.train();
    await vi.waitFor(() => expect(experiment.trainer.curve.length).toBeGreaterThan(2));
    expect(experiment.training).toBe(true);
    await experiment.pause();
    expect(experiment.training).toBe(false);
    expect(experiment.revision).toBeGreaterThan(before + 2);
    expect(engine.log.at(-1)).toBe('trained');
  });

  it('pauses before it makes another model, and starts that one with an empty curve', async () => {
    experiment.train();
    await vi.waitFor(() => expect(experiment.trainer.curve.length).toBeGreaterThan(0));
    await experiment.reset();
    expect(engine.log.slice(-3)).toEqual(['pause', 'trained', 'model 2']);
    expect(experiment.trainer.curve.length).toBe(0);
    expect(experiment.progress).toBeUndefined();
  });

  it('trains the new model when Train is pressed while one is being made', async () => {
    void experiment.reset();
    experiment.train();
    await vi.waitFor(() => expect(experiment.training).toBe(true));
    expect(engine.log).toEqual(['data digits', 'model 2', 'model 2', 'train']);
    await experiment.pause();
  });

  it('has the metrics of the last epoch, of the model that was opened or of the run', async () => {
    expect(experiment.metrics).toBeUndefined();
    experiment.train();
    await vi.waitFor(() => expect(experiment.metrics?.epoch).toBe(1));
    await experiment.reset();
    expect(experiment.metrics).toBeUndefined();
  });

  it('knows at once what is wanted, so that a second change can build on the first', async () => {
    const { model, training } = configuration;
    const first = experiment.chooseConfiguration({ model: { ...model, code: 3 }, training });
    expect(experiment.wanted?.model.code).toBe(3);
    const second = experiment.chooseConfiguration({
      model: experiment.wanted?.model ?? {},
      training: { ...training, seed: 7 },
    });
    await first;
    expect(experiment.wanted?.training.seed).toBe(7);
    await second;
    expect(experiment.wanted).toBeUndefined();
    expect(experiment.model?.configuration).toMatchObject({
      model: { code: 3 },
      training: { seed: 7 },
    });
  });

  it('keeps the model and tells the reason when a configuration is refused', async () => {
    const before = experiment.model;
    const { model, training } = configuration;
    await experiment.chooseConfiguration({ model: { ...model, code: 0 }, training });
    expect(experiment.model).toBe(before);
    expect(experiment.message?.text).toBe('model.code is 0; expected at least 1.');
    expect(experiment.refused?.configuration).toEqual({ model: { ...model, code: 0 }, training });
    experiment.revertConfiguration();
    expect(experiment.refused).toBeUndefined();
    expect(experiment.message).toBeUndefined();
  });

  it('tells what a panel met, but not while model and data are being exchanged', async () => {
    const message = { kind: 'error', text: 'Images of 784 pixels were given.' } as const;
    engine.loadDataset = async () => {
      experiment.reportFromPanel(message);
      return dataOf(28);
    };
    await experiment.chooseSource({ kind: 'digits', count: 12, seed: 1 });
    expect(experiment.message).toBeUndefined();
    experiment.reportFromPanel(message);
    expect(experiment.message).toBe(message);
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
    experiment.train();
    await vi.waitFor(() => expect(experiment.trainer.curve.length).toBeGreaterThan(2));
  };

  it('applies what can change to the model in training, and goes on', async () => {
    await trainSome();
    const { length } = experiment.trainer.curve;
    await experiment.chooseConfiguration(withRate(0.01));
    expect(engine.log.slice(-3)).toEqual(['trained', 'settings 0.01', 'train']);
    expect(experiment.training).toBe(true);
    expect(experiment.trainer.curve.length).toBeGreaterThanOrEqual(length);
    expect(experiment.model?.configuration.training.learning_rate).toBe(0.01);
    expect(experiment.trainer.runs.runs).toEqual([]);
    await experiment.pause();
  });

  it('stays paused after such a change if it was', async () => {
    await experiment.chooseConfiguration(withRate(0.01));
    expect(engine.log).toEqual(['data digits', 'model 2', 'settings 0.01']);
    expect(experiment.training).toBe(false);
  });

  it('trains the new model that a change needs, says so and keeps the run before', async () => {
    await trainSome();
    await experiment.chooseConfiguration(withCode(3));
    expect(engine.log.slice(-3)).toEqual(['trained', 'model 3', 'train']);
    expect(experiment.message).toEqual({ kind: 'status', text: 'Restarted with 16-3.' });
    expect(experiment.training).toBe(true);
    const [run] = experiment.trainer.runs.runs;
    expect(run).toMatchObject({ configuration, data: 'test data' });
    experiment.clearRuns();
    expect(experiment.trainer.runs.runs).toEqual([]);
    await experiment.pause();
  });

  it('does not train the new model where an epoch of the old one was asked for', async () => {
    experiment.train({ epochs: 1 });
    await vi.waitFor(() => expect(experiment.progress).toBeDefined());
    await experiment.chooseConfiguration(withCode(3));
    expect(experiment.training).toBe(false);
    expect(engine.log.at(-1)).toBe('model 3');
  });

  it('goes on with the old settings where the engine refuses a change', async () => {
    await trainSome();
    await experiment.chooseConfiguration(withRate(-1));
    expect(experiment.refused?.configuration.training.learning_rate).toBe(-1);
    expect(experiment.message?.text).toContain('training.learning_rate is -1');
    expect(experiment.model?.configuration).toEqual(configuration);
    expect(experiment.training).toBe(true);
    await experiment.pause();
  });

  it('does not go on after a change if somebody paused meanwhile', async () => {
    await trainSome();
    engine.applySettings = async (wanted) => {
      await experiment.pause();
      return modelOf(wanted);
    };
    await experiment.chooseConfiguration(withRate(0.01));
    expect(experiment.training).toBe(false);
    expect(engine.log.at(-1)).toBe('trained');
  });

  it('takes up another speed and another end while it trains', async () => {
    await trainSome();
    experiment.choosePace(5);
    await vi.waitFor(() => expect(engine.trainOptions.at(-1)?.stepsPerSecond).toBe(5));
    experiment.chooseStop(3);
    await vi.waitFor(() =>
      expect(engine.trainOptions.at(-1)).toMatchObject({ stepsPerSecond: 5, epochs: 3 }),
    );
    experiment.choosePace('full');
    await vi.waitFor(() => expect(engine.trainOptions.at(-1)?.stepsPerSecond).toBeUndefined());
    await experiment.pause();
  });

  it('goes slowly for the first epochs where they are to be watched, then as fast as it can', async () => {
    experiment.choosePace('watched');
    await experiment.train();
    const [slow] = engine.trainOptions;
    expect(slow?.stepsPerSecond).toBeGreaterThan(0);
    expect(slow?.epochs).toBe(10);
    expect(experiment.trainer.isWatched).toBe(true);
    experiment.choosePace('full');
    await vi.waitFor(() => expect(engine.trainOptions.at(-1)?.stepsPerSecond).toBeUndefined());
    expect(experiment.trainer.isWatched).toBe(false);
    expect(experiment.training).toBe(true);
    await experiment.pause();
  });

  it('goes on at full speed after the epochs that are to be watched', async () => {
    experiment.choosePace('watched');
    engine.train = async function* (options) {
      this.trainOptions.push(options);
      const { epochs = 0 } = options;
      const losses = { trainLoss: 1, testLoss: 1, testLossEpoch: epochs, samplesPerSecond: 1 };
      // The slow part ends at its last epoch; the other goes on until it is paused.
      if (epochs > 0) yield { epoch: epochs, fraction: 0, steps: 10, ...losses };
    };
    await experiment.train();
    await vi.waitFor(() => expect(engine.trainOptions).toHaveLength(2));
    expect(engine.trainOptions[0]?.epochs).toBe(10);
    expect(engine.trainOptions[1]).not.toHaveProperty('stepsPerSecond');
    expect(engine.trainOptions[1]).not.toHaveProperty('epochs');
    await vi.waitFor(() => expect(experiment.training).toBe(false));
  });

  it('asks for a later epoch to stop at where that one is behind the model', async () => {
    experiment.train();
    await vi.waitFor(() => expect(experiment.metrics?.epoch).toBe(1));
    await experiment.pause();
    experiment.chooseStop(1);
    engine.log.length = 0;
    engine.epochs = 1;
    experiment.train({ steps: 1 });
    await vi.waitFor(() => expect(experiment.progress?.epoch).toBe(1));
    await experiment.pause();
    experiment.train();
    await vi.waitFor(() =>
      expect(experiment.message?.text).toBe(
        '1 epoch is behind the model already: to train on, choose a later epoch to stop at than 1, or none.',
      ),
    );
    expect(experiment.training).toBe(false);
    expect(engine.trainOptions.at(-1)?.steps).toBe(1);
  });

  it('counts the seconds of training, and from the history those of a model that was opened', async () => {
    await trainSome();
    await experiment.pause();
    const { seconds } = experiment.trainer;
    expect(seconds).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(experiment.trainer.seconds).toBe(seconds);
    engine.loadModel = async () => ({ ...modelOf({}), epochs: 1, history: [epochEnd.metrics] });
    await experiment.openModel(new File(['x'], 'mine.safetensors'));
    expect(experiment.trainer.seconds).toBe(1);
    expect(experiment.trainer.epochs).toBe(1);
  });

  it('shows a snapshot, and the model as it is once it trains again', async () => {
    engine.taken = [
      { id: 1, epoch: 0, steps: 0 },
      { id: 2, epoch: 0.5, steps: 50 },
    ];
    await experiment.saveModel();
    expect(experiment.replay.snapshots).toEqual(engine.taken);
    const before = experiment.revision;
    experiment.replay.choose(1);
    expect(experiment.replay.shown?.epoch).toBe(0);
    await vi.waitFor(() => expect(experiment.revision).toBe(before + 1));
    expect(engine.log.at(-1)).toBe('show 1');
    experiment.train();
    await vi.waitFor(() => expect(experiment.training).toBe(true));
    expect(experiment.replay.shown).toBeUndefined();
    await experiment.pause();
  });

  it('shows the last of many snapshots that are asked for at once', async () => {
    engine.taken = Array.from({ length: 20 }, (_, id) => ({ id, epoch: id, steps: id }));
    await experiment.saveModel();
    for (const { id } of engine.taken) experiment.replay.choose(id);
    await vi.waitFor(() => expect(engine.log.at(-1)).toBe('show 19'));
    expect(engine.log.filter((line) => line.startsWith('show')).length).toBeLessThan(4);
    experiment.replay.choose(undefined);
    await vi.waitFor(() => expect(engine.log.at(-1)).toBe('show now'));
  });

  it('leaves what is shown of the past as it is while the model trains on', async () => {
    engine.taken = [{ id: 1, epoch: 0, steps: 0 }];
    await experiment.saveModel();
    await trainSome();
    experiment.replay.choose(1);
    const { revision } = experiment;
    await vi.waitFor(() => expect(experiment.revision).toBe(revision + 1));
    const { reports } = experiment.trainer;
    await vi.waitFor(() => expect(experiment.trainer.reports).toBeGreaterThan(reports + 3));
    expect(experiment.revision).toBe(revision + 1);
    await experiment.reset();
    expect(experiment.replay.shown).toBeUndefined();
  });

  it('stops and tells the reason when the loss diverges', async () => {
    engine.failTraining = new Error('The loss became NaN in epoch 1.');
    experiment.train();
    await vi.waitFor(() =>
      expect(experiment.message?.text).toBe('The loss became NaN in epoch 1.'),
    );
    await vi.waitFor(() => expect(experiment.training).toBe(false));
  });

  it('says that its engine was lost, and starts another with the same data and settings', async () => {
    await experiment.chooseClasses([1]);
    await experiment.pause();
    const settings = experiment.model?.configuration;
    const second = new LoggingEngine();
    engine.lose(new Error('The engine was lost: out of memory.'));
    engine = second;
    await vi.waitFor(() => expect(experiment.message?.lost).toBe(true));
    expect(experiment.message?.text).toContain('out of memory');
    expect(await experiment.reset()).toBe(false);
    expect(experiment.message?.lost).toBe(true);

    await experiment.startAgain();
    expect(experiment.message).toBeUndefined();
    expect(experiment.model?.configuration).toEqual(settings);
    expect(experiment.data.classes).toEqual([1]);
    expect(experiment.data.source).toEqual({ kind: 'digits', count: 6, seed: 1 });
    expect(await experiment.reset()).toBe(true);
  });
});
