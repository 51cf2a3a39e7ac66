import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Experiment } from '../../../../web/components/playground/experiment.ts';
import { choosePreset } from '../../../../web/components/playground/experiment-commands.ts';
import type { Moment } from '../../../../web/components/playground/moment.ts';
import { PRESETS, type Preset } from '../../../../web/components/settings/presets.ts';
import type { Engine } from '../../../../web/engine/engine.ts';
import type { DatasetSource } from '../../../../web/engine/types.ts';
import { configuration, LoggingEngine } from './logging-engine.ts';

const digits: DatasetSource = { kind: 'digits', count: 6, seed: 1 };
const drawings: DatasetSource = {
  kind: 'images',
  name: 'drawings',
  rows: 28,
  columns: 28,
  pixels: new Uint8Array(784),
};

describe('taking changes of an experiment back', () => {
  let engine: LoggingEngine;
  let experiment: Experiment;

  beforeEach(async () => {
    engine = new LoggingEngine();
    experiment = new Experiment(async () => engine as unknown as Engine);
    await experiment.start(digits, configuration);
  });

  const trainSome = async () => {
    await experiment.train();
    await vi.waitFor(() => expect(experiment.trainer.curve.length).toBeGreaterThan(2));
    await experiment.pause();
  };

  it('has nothing to take back at first', async () => {
    expect(experiment.history.undoable).toBeUndefined();
    expect(await experiment.undo()).toBe(false);
    expect(engine.log).toEqual(['data digits', 'model 2']);
  });

  it('brings the trained model back, with its curve, figures, runs and place', async () => {
    await trainSome();
    const { curve, metrics, epochs } = experiment.trainer;
    const { steps } = engine;
    const line = curve.data();
    await experiment.reset();
    expect(experiment.trainer.curve.length).toBe(0);
    expect(experiment.trainer.runs.runs.length).toBe(1);
    expect(experiment.history.undoable).toBe('reset');

    expect(await experiment.undo()).toBe(true);
    expect(engine.log.at(-1)).toBe(`checkpoint ${steps} steps`);
    expect(experiment.trainer.curve.data()).toEqual(line);
    expect(experiment.metrics).toEqual(metrics);
    expect(experiment.progress?.steps).toBe(steps);
    expect(experiment.trainer.epochs).toBeCloseTo(epochs, 0);
    expect(experiment.trainer.runs.runs).toEqual([]);
    expect(experiment.message).toEqual({ kind: 'status', text: 'Undone: reset.' });
    expect(experiment.begun).toBe(true);
    expect(experiment.training).toBe(false);
  });

  it('knows what of a run its settings and seed do not make, after undo as well', async () => {
    const departures = () => [...experiment.trainer.departures];
    const { training } = configuration;
    await experiment.chooseConfiguration({ ...configuration, training: { ...training, seed: 2 } });
    await trainSome();
    expect(departures()).toEqual([]);
    await experiment.chooseConfiguration({
      ...configuration,
      training: { ...training, seed: 2, learning_rate: 0.1 },
    });
    expect(departures()).toEqual(['settings']);
    await experiment.chooseSource(drawings);
    expect(departures()).toEqual(['settings', 'data']);
    await experiment.reset();
    expect(departures()).toEqual([]);
    await experiment.undo();
    expect(departures()).toEqual(['settings', 'data']);
    await experiment.openModel(new File(['x'], 'mine.safetensors'));
    expect(departures()).toEqual(['opened']);
  });

  it('makes the change again with what had become of it', async () => {
    await trainSome();
    await experiment.reset();
    await trainSome();
    const again = experiment.trainer.curve.data();
    await experiment.undo();
    expect(experiment.history.redoable).toBe('reset');
    await experiment.redo();
    expect(experiment.trainer.curve.data()).toEqual(again);
    expect(experiment.history.undoable).toBe('reset');
    expect(experiment.message?.text).toBe('Done again: reset.');
  });

  it('needs no copy of a model that was never trained: its configuration makes it again', async () => {
    const take = vi.spyOn(engine, 'saveCheckpoint');
    await experiment.chooseConfiguration({ ...configuration, training: { seed: 9 } });
    await experiment.undo();
    expect(take).not.toHaveBeenCalled();
    expect(engine.log.slice(-2)).toEqual(['model 2', 'model 2']);
    expect(experiment.begun).toBe(false);
  });

  it('says in a few words what each change was', async () => {
    const labels: (string | undefined)[] = [];
    const note = () => void labels.push(experiment.history.undoable);
    await experiment.chooseConfiguration({ ...configuration, model: { encoder: [16, 8] } });
    note();
    choosePreset(experiment, PRESETS[1] as Preset);
    await vi.waitFor(() => expect(experiment.history.undoable).toMatch('preset'));
    note();
    await experiment.chooseSource(drawings);
    note();
    await experiment.chooseClasses([1, 2]);
    note();
    await experiment.pause();
    await experiment.openModel(new File(['x'], 'mine.safetensors'));
    note();
    expect(labels).toEqual([
      'layer of 8 units',
      'preset Classic · 512-256-64-2',
      'data drawings',
      'classes 1, 2',
      'opening mine.safetensors',
    ]);
  });

  it('leaves settings that change the model in training alone', async () => {
    const { training } = configuration;
    const faster = { ...configuration, training: { ...training, learning_rate: 0.1 } };
    await experiment.chooseConfiguration(faster);
    expect(experiment.history.undoable).toBeUndefined();
  });

  it('brings the data back, and the classes', async () => {
    await experiment.chooseClasses([1, 2]);
    await trainSome();
    await experiment.chooseSource(drawings, {}, true);
    expect(experiment.data.text).not.toContain('classes');
    await experiment.undo();
    expect(engine.log.slice(-3)).toEqual([
      'data digits',
      'classes 1,2',
      `checkpoint ${engine.steps} steps`,
    ]);
    expect(experiment.data).toMatchObject({ source: digits, classes: [1, 2] });
  });

  it('goes ten steps back', async () => {
    for (let code = 3; code <= 14; code += 1) {
      await experiment.chooseConfiguration({ model: { ...configuration.model, code } });
    }
    let steps = 0;
    while (await experiment.undo()) steps += 1;
    expect(steps).toBe(10);
    expect(experiment.model?.configuration.model.code).toBe(4);
  });

  it('leaves all as it was where the engine cannot take it up, and can try again', async () => {
    await trainSome();
    await experiment.chooseSource(drawings, {}, true);
    engine.failCheckpoint = new Error('There is no memory left.');
    expect(await experiment.undo()).toBe(false);
    expect(experiment.message).toEqual({ kind: 'error', text: 'There is no memory left.' });
    expect(experiment.data.source).toBe(drawings);
    expect(experiment.history.undoable).toBe('data drawings');
    engine.failCheckpoint = undefined;
    expect(await experiment.undo()).toBe(true);
    expect(experiment.data.source).toEqual(digits);
  });

  it('can be done where a change had failed half way', async () => {
    await trainSome();
    await experiment.start(drawings, { model: { code: 0 } }, [], {}, 'another link');
    expect(experiment.message?.kind).toBe('error');
    expect(experiment.data.source).toBe(drawings);
    expect(experiment.history.undoable).toBe('another link');
    await experiment.undo();
    expect(experiment.data.source).toEqual(digits);
  });

  it('says so where what was there is too large to be kept', async () => {
    await trainSome();
    engine.saveCheckpoint = () => Promise.reject(new Error('out of memory'));
    await experiment.reset();
    expect(experiment.message?.text).toBe(
      'What was there before cannot be brought back by Undo, which keeps 128 MB at most.',
    );
    expect(experiment.history.undoable).toBeUndefined();
  });
});

describe('going on with what was kept', () => {
  const lost = async () => {
    const engine = new LoggingEngine();
    const experiment = new Experiment(async () => engine as unknown as Engine);
    await experiment.start(digits, configuration);
    await experiment.train({ epochs: 3 });
    await vi.waitFor(() => expect(experiment.trainer.curve.length).toBeGreaterThan(2));
    await experiment.pause();
    await vi.waitFor(() => expect(experiment.kept.moment?.checkpoint?.steps).toBe(engine.steps));
    return { engine, experiment, moment: experiment.kept.moment as Moment };
  };

  it('takes up model, curve and data in a new engine after the first was lost', async () => {
    const { engine, experiment } = await lost();
    const line = experiment.trainer.curve.data();
    const { steps, log } = engine;
    log.length = 0;
    engine.lose(new Error('The engine was lost: out of memory.'));
    await vi.waitFor(() => expect(experiment.message?.text).toContain('0.5 epochs'));
    await experiment.startAgain();
    expect(log).toEqual(['data digits', `checkpoint ${steps} steps`]);
    expect(experiment.trainer.curve.data()).toEqual(line);
    expect(experiment.training).toBe(false);
  });

  it('trains on to where it was to go, where it was in training', async () => {
    const { moment } = await lost();
    const engine = new LoggingEngine();
    const page = new Experiment(async () => engine as unknown as Engine);
    const under = { ...moment, training: { ...moment.training, goal: { epoch: 3 } } };
    expect(await page.goOn(under)).toBe(true);
    expect(page.training).toBe(true);
    expect(engine.trainOptions[0]?.epochs).toBe(3);
    await page.pause();
    expect(page.history.undoable).toBeUndefined();
  });

  it('takes up the model alone where the data are not the same any more', async () => {
    const { moment } = await lost();
    const engine = new LoggingEngine();
    engine.failCheckpoint = new Error('The checkpoint was trained on other images.');
    const page = new Experiment(async () => engine as unknown as Engine);
    expect(await page.goOn(moment)).toBe(true);
    expect(engine.log.at(-1)).toContain('the model that was kept');
    expect(page.message?.text).toBe(
      'The checkpoint was trained on other images. The model is as it was, but trains on otherwise.',
    );
  });
});
