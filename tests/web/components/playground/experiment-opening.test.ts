import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Experiment } from '../../../../web/components/playground/experiment.ts';
import type { Engine } from '../../../../web/engine/engine.ts';
import { configuration, LoggingEngine } from './logging-engine.ts';

describe('Experiment, given data, models and pictures,', () => {
  let engine: LoggingEngine;
  let experiment: Experiment;

  beforeEach(async () => {
    engine = new LoggingEngine();
    experiment = new Experiment(async () => engine as unknown as Engine);
    await experiment.start({ kind: 'digits', count: 6, seed: 1 }, configuration);
  });

  it('says how much has come of data that are on their way, and of MNIST which it is', async () => {
    const activities: (string | undefined)[] = [];
    experiment.addEventListener('change', () => activities.push(experiment.activity));
    const info = { name: 'MNIST, 10,000 images', mnistImages: 10_000 };
    Object.assign(engine, {
      loadDataset: async (_: unknown, __: unknown, report: (progress: object) => void) => {
        report({ received: 640_000, size: 0 });
        report({ received: 640_000, size: 1_600_000 });
        return { ...experiment.data.info, ...info };
      },
    });
    expect(await experiment.chooseSource({ kind: 'mnist' })).toBe(true);
    expect(activities).toContain('Loading MNIST');
    expect(activities).toContain('Loading MNIST, 0.6 of 1.6 MB');
    expect(experiment.data.source).toEqual({ kind: 'mnist', images: 10_000 });
    expect(experiment.data.are({ kind: 'mnist' }, {})).toBe(true);
    expect(experiment.data.are({ kind: 'mnist', images: 70_000 }, {})).toBe(false);
  });

  it('says what data an opened model was trained on, where its file tells', async () => {
    const data = { name: 'MNIST, 10,000 images', train: 9000, test: 1000 };
    const opened = { ...(await engine.createModel(configuration)), data };
    Object.assign(engine, {
      saveModel: async () => new Uint8Array(),
      loadModel: async () => opened,
    });
    await experiment.openModel(new File([], 'm.safetensors'));
    expect(experiment.message?.text).toBe(
      'Opened the model of m.safetensors, which was trained on MNIST, 10,000 images (9,000 training and 1,000 test images).',
    );
  });

  it('keeps data and model when other data cannot be loaded', async () => {
    const { model } = experiment;
    const { info, source } = experiment.data;
    expect(await experiment.chooseSource({ kind: 'mnist' })).toBe(false);
    expect(experiment.message?.text).toContain('train-images was not found');
    expect([experiment.data.info, experiment.model, experiment.data.source]).toEqual([
      info,
      model,
      source,
    ]);
  });

  it('keeps the model when other data fit it, and makes one of their size when they do not', async () => {
    const before = experiment.model;
    await experiment.chooseSource({ kind: 'digits', count: 12, seed: 1 });
    expect(experiment.model).toBe(before);
    engine.rows = 16;
    await experiment.chooseSource({ kind: 'digits', count: 12, seed: 1 });
    expect(experiment.model?.configuration.model.input).toEqual([16, 16]);
  });

  it('opens a picture, says what was done to it, and goes on training', async () => {
    let told = 0;
    experiment.addEventListener('picture', () => {
      told += 1;
    });
    await experiment.train();
    expect(await experiment.openPicture(new File(['x'], 'seven.png'))).toBe(true);
    expect(experiment.training).toBe(true);
    expect(experiment.picture).toMatchObject({
      rows: 28,
      columns: 28,
      source: { name: 'your picture' },
    });
    expect(experiment.message).toEqual({
      kind: 'status',
      text: 'Opened seven.png (dark on light: inverted; fitted).',
    });
    expect(told).toBe(1);
    const { picture } = experiment;
    expect(await experiment.openPicture(new File(['x'], 'white.png'))).toBe(false);
    expect(experiment.picture).toBe(picture);
    expect(experiment.message).toEqual({ kind: 'error', text: 'white.png shows no ink.' });
    expect(told).toBe(1);
    await experiment.pause();
  });

  it('asks how weights are meant, while the model stays and trains on', async () => {
    experiment.train();
    await vi.waitFor(() => expect(experiment.trainer.curve.length).toBeGreaterThan(0));
    const { model } = experiment;
    expect(await experiment.openModel(new File(['w'], 'weights.safetensors'))).toBe(true);
    expect(experiment.weights).toEqual({
      name: 'weights.safetensors',
      bytes: Uint8Array.of('w'.charCodeAt(0)),
    });
    expect(engine.log).not.toContain('open 119 weights.safetensors');
    await experiment.answerWeights(undefined);
    expect(experiment.weights).toBeUndefined();
    expect([experiment.model, experiment.training]).toEqual([model, true]);
    await experiment.pause();
  });

  it('opens the model that was made of weights', async () => {
    await experiment.openModel(new File(['w'], 'weights.safetensors'));
    await experiment.answerWeights(new File(['m'], 'mine.safetensors'));
    expect(experiment.weights).toBeUndefined();
    expect(engine.log.slice(-4)).toEqual([
      'import weights.safetensors',
      'look at mine.safetensors',
      'save',
      'open 109 mine.safetensors',
    ]);
    expect(experiment.message?.text).toBe('Opened the model of mine.safetensors.');
  });

  it('asks nothing about weights that hold no autoencoder, and says so', async () => {
    const { model } = experiment;
    const file = new File(['w'], 'weights-classifier.safetensors');
    expect(await experiment.openModel(file)).toBe(false);
    expect(experiment.weights).toBeUndefined();
    expect(experiment.model).toBe(model);
    expect(experiment.message?.text).toBe('weights-classifier.safetensors holds no autoencoder.');
  });

  it('opens a model of the size of the images', async () => {
    expect(await experiment.openModel(new File(['x'], 'mine.safetensors'))).toBe(true);
    expect(experiment.model?.configuration.model.input).toEqual([28, 28]);
    expect(experiment.message).toEqual({
      kind: 'status',
      text: 'Opened the model of mine.safetensors.',
    });
  });

  it('puts the model back when the opened one is for images of another size', async () => {
    const before = experiment.model;
    expect(await experiment.openModel(new File(['x'], 'small.safetensors'))).toBe(false);
    expect(experiment.model).toBe(before);
    expect(engine.log.slice(-3)).toEqual([
      'save',
      'open 120 small.safetensors',
      'open 1 the model that was there',
    ]);
    expect(experiment.message?.text).toBe(
      "small.safetensors is a model of images of 14 × 14 pixels; expected 28 × 28 pixels, the size of the data's images.",
    );
  });
});
