import {
  type Configuration,
  completed,
  type PartialConfiguration,
} from '../../../../web/engine/configuration.ts';
import type {
  Checkpoint,
  DatasetInfo,
  ModelInfo,
  Snapshot,
  TrainingProgress,
  TrainOptions,
} from '../../../../web/engine/types.ts';

export const configuration: Configuration = completed({ model: { encoder: [16] } });

export function modelOf(wanted: PartialConfiguration): ModelInfo {
  return {
    configuration: completed({ ...wanted, model: { encoder: [16], ...wanted.model } }),
    layers: [],
    parameters: 0,
    epochs: 0,
    history: [],
  };
}

export function dataOf(rows: number): DatasetInfo {
  return {
    name: 'test data',
    rows,
    columns: rows,
    trainCount: 6,
    testCount: 2,
    labelled: true,
  };
}

export const epochEnd = {
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
export class LoggingEngine {
  readonly build = { variant: 'simd', threads: 1 } as const;
  readonly log: string[] = [];
  rows = 28;
  paused = true;
  /** Behind the model, as its reports say. */
  epochs = 0;
  failTraining: Error | undefined;
  taken: Snapshot[] = [];
  trainOptions: TrainOptions[] = [];

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

  async applySettings(wanted: Configuration) {
    this.log.push(`settings ${wanted.training.learning_rate}`);
    if (wanted.training.learning_rate < 0) {
      throw new Error('training.learning_rate is -1; expected more than 0.');
    }
    return modelOf(wanted);
  }

  async snapshots() {
    return this.taken;
  }

  async show(id: number | undefined) {
    this.log.push(`show ${id ?? 'now'}`);
  }

  async trainOn(classes: readonly number[]) {
    this.log.push(`classes ${classes.join()}`);
    return { trainCount: classes.length };
  }

  async preparePicture({ name }: File) {
    this.log.push(`picture ${name}`);
    if (name === 'white.png') throw new Error('white.png shows no ink.');
    return {
      image: new Float32Array(784),
      rows: 28,
      columns: 28,
      remarks: ['dark on light: inverted', 'fitted'],
    };
  }

  lose: (error: Error) => void = () => {};
  readonly lost = new Promise<Error>((resolve) => {
    this.lose = resolve;
  });

  async saveModel() {
    this.log.push('save');
    return Uint8Array.of(1);
  }

  /** How far the model is, as its checkpoints say. */
  steps = 0;

  async saveCheckpoint({ snapshots = false } = {}): Promise<Checkpoint> {
    const kept = { id: 1, epoch: 0, steps: 0, parameters: new Blob(['1234']) };
    return {
      file: new Blob([`${this.steps} steps`]),
      ...{ epoch: this.epochs, fraction: 0.5, steps: this.steps, recentLosses: [] },
      snapshots: snapshots ? [kept] : [],
    };
  }

  async loadCheckpoint({ file, steps }: Checkpoint) {
    this.log.push(`checkpoint ${await file.text()}`);
    if (this.failCheckpoint) throw this.failCheckpoint;
    this.steps = steps;
    return modelOf({});
  }

  failCheckpoint: Error | undefined;

  async describesModel(_bytes: Uint8Array, name: string) {
    this.log.push(`look at ${name}`);
    return !name.startsWith('weights');
  }

  async importWeights(_bytes: Uint8Array, _choices: unknown, name: string) {
    this.log.push(`import ${name}`);
    if (name.includes('classifier')) throw new Error(`${name} holds no autoencoder.`);
  }

  async loadModel(bytes: Uint8Array, name: string) {
    this.log.push(`open ${bytes.join()} ${name}`);
    const side = name.startsWith('small') ? 14 : 28;
    return modelOf({ model: { input: [side, side] } });
  }

  async *train(options: TrainOptions): AsyncGenerator<TrainingProgress, void> {
    this.log.push('train');
    this.trainOptions.push(options);
    this.paused = false;
    for (let steps = 1; !this.paused; steps += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (this.failTraining) throw this.failTraining;
      const [fraction, loss] = [0.01 * steps, 1 / steps];
      this.steps = steps;
      yield {
        epoch: this.epochs,
        fraction,
        steps,
        trainLoss: loss,
        testLoss: loss,
        testLossEpoch: this.epochs + fraction,
        samplesPerSecond: 1,
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
