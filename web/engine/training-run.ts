import type { Dataset, Model, Trainer } from './generated/autoencoder-simd.js';
import { Pace } from './pace.ts';
import type { EpochMetrics, TrainingProgress, TrainOptions } from './types.ts';

/** Milliseconds of training between two looks at the calls that wait. */
const slice = 12;
/** The live test loss is taken on so many images, in at most this share of the time. */
const probeImages = 256;
const probeShare = 0.1;
/** Milliseconds of the longest single wait in slow motion, as timers do not take any. */
const longestWait = 1000;

/** Lets the worker's other tasks run, without the delay that timers add. */
class TaskQueue {
  readonly #channel = new MessageChannel();

  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#channel.port1.onmessage = () => resolve();
      this.#channel.port2.postMessage(undefined);
    });
  }

  close(): void {
    this.#channel.port1.close();
  }
}

/** Sums over the minibatches since the last report. */
class Tally {
  steps = 0;
  loss = 0;
  samples = 0;
  milliseconds = 0;
  readonly since = performance.now();
}

/** Trains one model on one data set, in short slices so that calls are answered in between. */
export class TrainingRun {
  #steps = 0;
  #epochs: number;
  #stopping = false;
  #running: Promise<void> = Promise.resolve();
  #tally = new Tally();
  #testLoss = Number.NaN;
  #nextProbe = 0;
  #wake = () => {};

  constructor(
    private readonly model: Model,
    private readonly dataset: Dataset,
    private readonly trainer: Trainer,
    epochsBefore: number,
  ) {
    this.#epochs = epochsBefore;
  }

  get epochs(): number {
    return this.#epochs;
  }

  /** Trains until the options' end, `stop`, or divergence, which rejects. Not while it runs. */
  start(options: TrainOptions, report: (progress: TrainingProgress) => void): Promise<void> {
    this.#stopping = false;
    const finished = this.#train(options, report);
    // Whoever stops the run waits for its end; how it ended is its starter's business.
    this.#running = finished.catch(() => undefined);
    return finished;
  }

  stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    return this.#running;
  }

  /** Frees the core's trainer; model and data set are not this run's to free. */
  delete(): void {
    this.trainer.delete();
  }

  async #train(options: TrainOptions, report: (progress: TrainingProgress) => void): Promise<void> {
    const lastStep = this.#steps + (options.steps ?? Number.POSITIVE_INFINITY);
    const lastEpoch = this.#epochs + (options.epochs ?? Number.POSITIVE_INFINITY);
    const interval = options.reportInterval || Number.POSITIVE_INFINITY;
    const isDone = () => this.#stopping || this.#steps >= lastStep || this.#epochs >= lastEpoch;
    const { stepsPerSecond } = options;
    const pace = stepsPerSecond === undefined ? undefined : new Pace(stepsPerSecond);
    const queue = new TaskQueue();
    this.#tally = new Tally();
    try {
      while (!isDone()) {
        const delay = pace?.delay() ?? 0;
        if (delay > 0) {
          await this.#wait(Math.min(delay, longestWait));
          continue;
        }
        const due = this.#steps + (pace?.take() ?? Number.POSITIVE_INFINITY);
        this.#trainSlice(Math.min(lastStep, due));
        if (this.trainer.epochIsComplete()) {
          report(this.#finishEpoch());
        } else if (isDone() || performance.now() - this.#tally.since >= interval) {
          report(this.#progress());
        }
        await queue.next();
      }
    } finally {
      queue.close();
    }
  }

  /** Until the time is over or the run is stopped. */
  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #trainSlice(lastStep: number): void {
    const start = performance.now();
    const samplesBefore = this.trainer.samplesSeenInEpoch();
    let now = start;
    do {
      this.#tally.loss += this.trainer.step();
      this.#tally.steps += 1;
      this.#steps += 1;
      now = performance.now();
    } while (now - start < slice && this.#steps < lastStep && !this.trainer.epochIsComplete());
    this.#tally.samples += this.trainer.samplesSeenInEpoch() - samplesBefore;
    this.#tally.milliseconds += now - start;
  }

  #finishEpoch(): TrainingProgress {
    const metrics = JSON.parse(this.trainer.finishEpoch(this.model)) as EpochMetrics;
    this.#epochs += 1;
    this.#testLoss = metrics.test_loss;
    return this.#progress(metrics);
  }

  #progress(metrics?: EpochMetrics): TrainingProgress {
    if (!metrics) this.#probeTestLoss();
    const { steps, loss, samples, milliseconds } = this.#tally;
    this.#tally = new Tally();
    return {
      epoch: this.#epochs,
      fraction: this.trainer.samplesSeenInEpoch() / this.dataset.trainCount(),
      steps: this.#steps,
      trainLoss: loss / steps,
      testLoss: this.#testLoss,
      samplesPerSecond: samples / (milliseconds / 1000),
      ...(metrics ? { metrics } : {}),
    };
  }

  /** Takes the live test loss, unless it was taken too recently for what it costs. */
  #probeTestLoss(): void {
    const start = performance.now();
    if (start < this.#nextProbe) return;
    this.#testLoss = this.model.testLoss(this.dataset, probeImages);
    const cost = performance.now() - start;
    this.#nextProbe = start + cost / probeShare;
  }
}
