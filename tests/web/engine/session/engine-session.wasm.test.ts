import { beforeAll, describe, expect, it } from 'vitest';
import { mostThreads } from '../../../../web/engine/choose-build.ts';
import type { PartialConfiguration } from '../../../../web/engine/configuration.ts';
import { asEngineError } from '../../../../web/engine/core-errors.ts';
import createReader from '../../../../web/engine/generated/autoencoder-reader.js';
import type { MainModule } from '../../../../web/engine/generated/autoencoder-simd.js';
import createModule from '../../../../web/engine/generated/autoencoder-simd.js';
import type { EngineSession } from '../../../../web/engine/protocol.ts';
import { createSession } from '../../../../web/engine/session/engine-session.ts';
import type { TrainingProgress } from '../../../../web/engine/types.ts';

// The session as the worker runs it, on the real WebAssembly module, in Node.

let core: MainModule;
const page = 'https://page.example/lesson/';
const small: PartialConfiguration = {
  model: { encoder: [32], code: 4 },
  training: { loss: 'bce', learning_rate: 0.005, batch_size: 32 },
};

beforeAll(async () => {
  core = await createModule();
});

async function readySession(count = 300): Promise<EngineSession> {
  const session = createSession(core, createReader, page);
  await session.loadDataset({ kind: 'digits', count, seed: 1 });
  await session.createModel(small);
  return session;
}

/** The engine error that a call of the session comes to. */
async function errorOf(call: Promise<unknown>) {
  try {
    await call;
  } catch (thrown) {
    return asEngineError(thrown, core);
  }
  throw new Error('the call did not fail');
}

describe('the session in the worker', () => {
  it('refuses a model that no page has the memory for, and keeps the one that was there', async () => {
    const session = await readySession();
    const before = await session.modelInfo();
    const error = await errorOf(session.createModel({ model: { encoder: [9000, 9000], code: 2 } }));
    expect(error.code).toBe('unavailable');
    expect(error.message).toMatch(
      /^To train this model takes at least 4\.9 GB, but a page has 4\.3 GB/,
    );
    expect(await session.modelInfo()).toEqual(before);
    await session.train({ steps: 1 }, () => {});
  });

  it('says what data and model it holds', async () => {
    const session = createSession(core, createReader, page);
    expect(await session.loadDataset({ kind: 'digits', count: 300, seed: 1 })).toEqual({
      name: 'procedural digits',
      rows: 28,
      columns: 28,
      trainCount: 300,
      testCount: 50,
      labelled: true,
    });
    const model = await session.createModel(small);
    expect(model.layers.map((layer) => [layer.name, layer.inputs, layer.outputs])).toEqual([
      ['encoder.0', 784, 32],
      ['encoder.1', 32, 4],
      ['decoder.0', 4, 32],
      ['decoder.1', 32, 784],
    ]);
    expect(model.parameters).toBe(785 * 32 + 33 * 4 + 5 * 32 + 33 * 784);
    expect(model.configuration.model.code).toBe(4);
    expect(model.epochs).toBe(0);
  });

  it('learns: the test loss falls epoch by epoch, and the reconstruction error with it', async () => {
    const session = await readySession();
    const { pixels } = await session.testImages(0, 20);
    const before = await session.reconstruct(pixels);
    const reports: TrainingProgress[] = [];
    await session.train({ epochs: 5 }, (progress) => reports.push(progress));
    const after = await session.reconstruct(pixels);

    expect(reports.map((report) => report.metrics?.epoch)).toEqual([1, 2, 3, 4, 5]);
    const losses = reports.map((report) => report.testLoss);
    expect(losses[4]).toBeLessThan(losses[0] as number);
    const sum = (errors: Float32Array) => errors.reduce((total, error) => total + error, 0);
    expect(sum(after.errors)).toBeLessThan(0.5 * sum(before.errors));
    expect((await session.modelInfo()).history).toHaveLength(5);
  });

  it('trains to the same parameters however often it is paused', async () => {
    const whole = await readySession();
    await whole.train({ epochs: 2 }, () => {});
    const parts = await readySession();
    await parts.train({ steps: 3 }, () => {});
    await parts.train({ steps: 9 }, () => {});
    await parts.train({ epochs: 1 }, () => {});
    expect((await parts.modelInfo()).epochs).toBe(2);
    const { pixels } = await whole.testImages(0, 5);
    expect(await parts.encode(pixels)).toEqual(await whole.encode(pixels));
  });

  it('lets epochs that are over in no time share reports, of which the last is of the last epoch', async () => {
    const session = createSession(core, createReader, page);
    await session.loadDataset({ kind: 'digits', count: 2, seed: 1 });
    await session.createModel(small);
    const reports: TrainingProgress[] = [];
    await session.train({ epochs: 300, reportInterval: 60_000 }, (report) => {
      reports.push(report);
    });
    expect(reports.length).toBeLessThan(300);
    expect(reports.at(-1)).toMatchObject({ epoch: 300, metrics: { epoch: 300 } });
    expect((await session.modelInfo()).history).toHaveLength(300);
  });

  it('answers calls while it trains, and pauses', async () => {
    const session = await readySession();
    const { pixels } = await session.testImages(0, 5);
    let reports = 0;
    const training = session.train({ reportInterval: 1 }, () => {
      reports += 1;
    });
    const codes = await session.encode(pixels);
    expect(codes).toHaveLength(5 * 4);
    await session.pause();
    await training;
    const reportsAtPause = reports;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(reports).toBe(reportsAtPause);
  });

  it('saves a model that opens again with the same outputs, bit for bit, and trains on', async () => {
    const session = await readySession();
    await session.train({ epochs: 1 }, () => {});
    const { pixels } = await session.testImages(0, 5);
    const codes = await session.encode(pixels);
    const bytes = await session.saveModel();

    const other = await readySession();
    const opened = await other.loadModel(bytes, 'saved.safetensors');
    expect(opened.epochs).toBe(1);
    expect(await other.encode(pixels)).toEqual(codes);
    await other.train({ epochs: 1 }, () => {});
    expect((await other.modelInfo()).history.map((line) => line.epoch)).toEqual([1, 2]);
  });

  it("shows every layer's activations and weights", async () => {
    const session = await readySession();
    const { pixels } = await session.testImages(0, 3);
    const activations = await session.activations(pixels);
    expect(activations.map((values) => values.length)).toEqual([3 * 32, 3 * 4, 3 * 32, 3 * 784]);
    const { codes, reconstructions } = await session.reconstruct(pixels);
    expect(activations[1]).toEqual(codes);
    expect(await session.decoderActivations(codes)).toEqual(activations.slice(2));
    expect(activations[3]).toEqual(reconstructions);
    const [hidden] = activations as [Float32Array];
    const weights = await session.layerWeights(1);
    expect(weights).toHaveLength(4 * 32);
    // Untrained, the biases are 0.
    const unit = hidden.slice(0, 32).reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0);
    expect(unit).toBeCloseTo(codes[0] as number, 4);
    const error = await errorOf(session.layerWeights(4));
    expect(error).toMatchObject({ code: 'bad-input', message: 'The model has no layer 4.' });
  });

  it('knows the layers of a model that is not made, and whose outputs are whose', async () => {
    const session = await readySession();
    for (const family of ['plain', 'variational'] as const) {
      const configuration = { ...small, model: { ...small.model, family } };
      const layers = await session.layers(configuration);
      expect((await session.modelInfo()).configuration.model.family).toBe('plain');
      expect((await session.createModel(configuration)).layers).toEqual(layers);
      const activations = await session.activations((await session.testImages(0, 1)).pixels);
      const found = layers.filter((layer) => layer.activations !== undefined);
      expect(found.map(({ outputs }) => outputs)).toEqual(activations.map(({ length }) => length));
      expect(found.map((layer) => layer.activations)).toEqual([...activations.keys()]);
      const code = layers.filter(({ part }) => part === 'code');
      expect(code).toHaveLength(family === 'plain' ? 1 : 2);
      await session.createModel(small);
    }
    expect(await errorOf(session.layers({ model: { code: 0 } }))).toMatchObject({
      code: 'bad-input',
    });
  });

  it('trains in slow motion, and pauses at once all the same', async () => {
    const session = await readySession();
    const start = performance.now();
    await session.train({ steps: 4, stepsPerSecond: 50 }, () => {});
    expect(performance.now() - start).toBeGreaterThanOrEqual(59);
    const training = session.train({ stepsPerSecond: 0.001 }, () => {});
    await session.encode((await session.testImages(0, 1)).pixels);
    await session.pause();
    await training;
    // The next step would be a thousand seconds away.
    expect(performance.now() - start).toBeLessThan(10_000);
    const error = await errorOf(session.train({ stepsPerSecond: 0 }, () => {}));
    expect(error).toMatchObject({ code: 'bad-input' });
  });

  it('corrupts the same way for the same seed', async () => {
    const session = await readySession();
    const { pixels } = await session.testImages(0, 2);
    const noise = { kind: 'gaussian', amount: 0.4 } as const;
    const noisy = await session.corrupt(pixels, noise, 1);
    expect(noisy).not.toEqual(pixels);
    expect(await session.corrupt(pixels, noise, 1)).toEqual(noisy);
    expect(await session.corrupt(pixels, noise, 2)).not.toEqual(noisy);
  });
});

describe('a drawing', () => {
  const pixels = new Float32Array(56 * 40);
  for (let row = 10; row < 46; row += 1) pixels.fill(1, row * 40 + 18, row * 40 + 22);

  it('is prepared, reconstructed, and corrupted and reconstructed, as by calls one by one', async () => {
    const session = await readySession();
    const corruption = { kind: 'gaussian', amount: 0.3 } as const;
    const image = await session.prepareDrawing(pixels, 56, 40);
    const clean = await session.reconstruct(image);
    const noisy = await session.corrupt(image, corruption, 7);
    const denoised = await session.reconstruct(noisy);
    const answer = await session.reconstructDrawing({
      pixels,
      rows: 56,
      columns: 40,
      corruption,
      seed: 7,
    });
    const mean = (a: Float32Array, b: Float32Array) =>
      a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0) / a.length;
    expect(answer).toEqual({
      image,
      code: clean.codes,
      reconstruction: clean.reconstructions,
      error: clean.errors[0],
      corrupted: {
        image: noisy,
        noise: expect.closeTo(mean(image, noisy), 6),
        reconstruction: denoised.reconstructions,
        error: expect.closeTo(mean(image, denoised.reconstructions), 6),
      },
    });
  });

  it('is taken as it is where it need not be prepared, and not corrupted unless that is asked', async () => {
    const session = await readySession();
    const { pixels: image } = await session.testImages(0, 1);
    const drawing = { pixels: image, rows: 28, columns: 28, prepare: false };
    const answer = await session.reconstructDrawing(drawing);
    expect(answer.image).toEqual(image);
    expect(answer.code).toEqual(await session.encode(image));
    expect(answer).not.toHaveProperty('corrupted');
    const none = await session.reconstructDrawing({ ...drawing, corruption: { kind: 'none' } });
    expect(none).toEqual(answer);
  });

  it('is refused where it is not of the model’s size', async () => {
    const session = await readySession();
    const drawing = { pixels, rows: 56, columns: 40, prepare: false };
    expect(await errorOf(session.reconstructDrawing(drawing))).toMatchObject({
      code: 'bad-input',
    });
  });
});

describe('the threads of the core', () => {
  it('are one until more are set, and may be as many as the page may ask for', () => {
    expect(core.threads()).toBe(1);
    let thrown: unknown;
    try {
      core.setThreads(mostThreads + 1);
    } catch (error) {
      thrown = error;
    }
    expect(asEngineError(thrown, core)).toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(`from 1 to ${mostThreads}.`),
    });
    expect(core.threads()).toBe(1);
  });
});

describe('bad input to the session', () => {
  it.each([
    [{ model: { code: 0 } }, 'model.code is 0'],
    [{ model: { width: 3 } }, '"model.width" is not a known key'],
    [{ training: { learning_rate: -1 } }, 'training.learning_rate is -1'],
    [{ model: { encoder: [12, 0] } }, 'model.encoder[1] is 0'],
    [{ training: { loss: 'hinge' } }, 'training.loss is "hinge"'],
    [{ model: { encoder: Array(64).fill(65536) } }, 'parameters'],
  ])('refuses the configuration %j with a sentence, and keeps the model', async (bad, sentence) => {
    const session = await readySession();
    // What people type, and links carry, is not what the types promise.
    const error = await errorOf(session.createModel(bad as object));
    expect(error.code).toBe('bad-input');
    expect(error.message).toContain(sentence);
    expect((await session.modelInfo()).configuration.model.code).toBe(4);
  });

  it('puts a model that diverges back to its last good parameters', async () => {
    const session = await readySession();
    await session.createModel({
      ...small,
      model: { ...small.model, activation: 'relu', output_activation: 'linear' },
      training: { ...small.training, loss: 'mse', optimizer: 'sgd', learning_rate: 1e6 },
    });
    const { pixels } = await session.testImages(0, 2);
    const before = await session.encode(pixels);
    const error = await errorOf(session.train({ epochs: 3 }, () => {}));
    expect(error.code).toBe('diverged');
    expect(error.message).toContain('learning_rate');
    expect(await session.encode(pixels)).toEqual(before);
  });

  it('keeps data and model when files or a model file cannot be read', async () => {
    const session = await readySession();
    const bytes = await session.saveModel();
    const truncated = await errorOf(session.loadModel(bytes.slice(0, 5000), 'cut.safetensors'));
    expect(truncated.code).toBe('bad-input');
    expect(truncated.message).toContain('cut.safetensors');

    const notGzip = new File(['hello'], 'train-images.gz');
    const error = await errorOf(session.loadDataset({ kind: 'files', files: [notGzip] }));
    expect(error.message).toContain('train-images.gz is no data of a known kind');
    await session.train({ steps: 1 }, () => {});
    expect((await session.testImages(0, 1)).pixels).toHaveLength(784);
  });

  it('says what is missing before there is a model or a data set', async () => {
    const session = createSession(core, createReader, page);
    expect((await errorOf(session.encode(new Float32Array(784)))).code).toBe('not-ready');
    await session.createModel(small);
    const error = await errorOf(session.train({}, () => {}));
    expect(error).toMatchObject({
      code: 'not-ready',
      message: expect.stringContaining('data set'),
    });
  });

  it('refuses arrays that are not whole images', async () => {
    const session = await readySession();
    const error = await errorOf(session.encode(new Float32Array(785)));
    expect(error).toMatchObject({ code: 'bad-input', message: expect.stringContaining('785') });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses images and codes with %d',
    async (value) => {
      const session = await readySession();
      const images = new Float32Array(2 * 784);
      images[1000] = value;
      const codes = new Float32Array(4).fill(value);
      const refused = { code: 'bad-input', message: expect.stringContaining('NaN or infinity') };
      expect(await errorOf(session.encode(images))).toMatchObject(refused);
      expect(await errorOf(session.reconstruct(images))).toMatchObject(refused);
      expect(await errorOf(session.decode(codes))).toMatchObject(refused);
    },
  );
});
