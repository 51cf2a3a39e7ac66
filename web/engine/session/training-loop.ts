import type { Dataset, Model, Trainer } from '../generated/autoencoder-simd.js';
import type { Checkpoint, EpochMetrics, TrainingProgress, TrainOptions } from '../types.ts';
import { Pace } from './pace.ts';
import { RecentLoss } from './recent-loss.ts';
import type { Snapshots } from './snapshots.ts';
import { Throughput } from './throughput.ts';

/** Milliseconds of training between two looks at the calls that wait. */
const slice = 12;
/** The live test loss is taken on so many images, in at most this share of the time. */
const probeImages = 256;
const probeShare = 0.1;
/** Milliseconds that a page shows one picture for: it has no use for reports that come faster. */
const frame = 16;
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

/** Trains one model on one data set, in short slices so that calls are answered in between. */
export class TrainingLoop {
  #steps: number;
  #epochs: number;
  /** Where a diverging model is put back to: the end of the last epoch, or where a checkpoint was saved. */
  #good: { steps: number; images: number };
  #stopping = false;
  #running: Promise<void> = Promise.resolve();
  #throughput = new Throughput(0);
  readonly #trainLoss = new RecentLoss();
  /** When and at which step it reported last. */
  #reported = { at: 0, steps: 0 };
  #testLoss = Number.NaN;
  /** The epochs behind the model when that was taken. */
  #testLossEpoch = 0;
  #nextProbe = 0;
  #wake = () => {};
  #keepsSnapshots = true;
  #hasNewSnapshots = false;
  /** Those of the last epoch that ended, until they are reported. */
  #metrics: EpochMetrics | undefined;

  constructor(
    private readonly model: Model,
    private readonly dataset: Dataset,
    private readonly trainer: Trainer,
    private readonly snapshots: Snapshots,
    before: { epochs: number; steps: number; recentLosses?: readonly number[] },
  ) {
    this.#epochs = before.epochs;
    this.#steps = before.steps;
    this.#good = { steps: before.steps, images: trainer.samplesSeenInEpoch() };
    this.#trainLoss.restore(before.recentLosses ?? []);
  }

  get steps(): number {
    return this.#steps;
  }

  /** The state that another loop goes on from. */
  save(): Omit<Checkpoint, 'file' | 'snapshots'> & { file: Uint8Array } {
    return {
      file: this.trainer.checkpoint(this.model),
      epoch: this.#epochs,
      fraction: this.#fraction(),
      steps: this.#steps,
      recentLosses: this.#trainLoss.losses,
    };
  }

  /** Trains with this configuration, complete JSON, from the next minibatch on. */
  applySettings(configuration: string): void {
    this.trainer.applySettings(this.model, configuration);
    this.#trainLoss.forget();
    this.#testLoss = Number.NaN;
    this.#nextProbe = 0;
  }

  /** Trains until the options' end, `stop`, or divergence, which rejects. Not while it runs. */
  start(options: TrainOptions, report: (progress: TrainingProgress) => void): Promise<void> {
    this.#stopping = false;
    const finished = this.#train(options, report);
    // Whoever stops the loop waits for its end; how it ended is its starter's business.
    this.#running = finished.catch(() => undefined);
    return finished;
  }

  stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    return this.#running;
  }

  /** Frees the core's trainer; model and data set are not this loop's to free. */
  delete(): void {
    this.trainer.delete();
  }

  async #train(options: TrainOptions, report: (progress: TrainingProgress) => void): Promise<void> {
    const lastStep = this.#steps + (options.steps ?? Number.POSITIVE_INFINITY);
    const lastEpoch = this.#epochs + (options.epochs ?? Number.POSITIVE_INFINITY);
    const interval = options.reportInterval || Number.POSITIVE_INFINITY;
    const epochInterval = options.reportInterval ? frame : 0;
    const isDone = () => this.#stopping || this.#steps >= lastStep || this.#epochs >= lastEpoch;
    const { stepsPerSecond } = options;
    const pace = stepsPerSecond === undefined ? undefined : new Pace(stepsPerSecond);
    const queue = new TaskQueue();
    const start = performance.now();
    this.#throughput = new Throughput(start);
    this.#reported = { at: start, steps: this.#steps };
    this.#keepsSnapshots = options.snapshots ?? true;
    this.#takeSnapshot();
    try {
      while (!isDone()) {
        const delay = pace?.delay() ?? 0;
        if (delay > 0) {
          await this.#wait(Math.min(delay, longestWait));
          continue;
        }
        const due = this.#steps + (pace?.take() ?? Number.POSITIVE_INFINITY);
        this.#trainSlice(Math.min(lastStep, due));
        if (this.trainer.epochIsComplete()) this.#finishEpoch();
        const isLast = isDone();
        if (isLast) this.#takeSnapshot();
        const wait = this.#metrics ? epochInterval : interval;
        if (isLast || performance.now() - this.#reported.at >= wait) {
          report(this.#progress(isLast));
        }
        await queue.next();
      }
      // Stopped between two slices, it has not told yet where it is.
      this.#takeSnapshot();
      const hasTrained = !Number.isNaN(this.#trainLoss.mean);
      const isNew = this.#steps > this.#reported.steps || this.#hasNewSnapshots;
      if (isNew && hasTrained) report(this.#progress(true));
    } catch (error) {
      this.#goBack();
      throw error;
    } finally {
      queue.close();
    }
  }

  /** Until the time is over or the loop is stopped. */
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
      this.#trainLoss.add(this.trainer.step());
      this.#steps += 1;
      if (this.snapshots.isDue(this.#steps)) this.#takeSnapshot();
      now = performance.now();
    } while (now - start < slice && this.#steps < lastStep && !this.trainer.epochIsComplete());
    this.#throughput.add(this.trainer.samplesSeenInEpoch() - samplesBefore, now);
  }

  #finishEpoch(): void {
    this.#metrics = JSON.parse(this.trainer.finishEpoch(this.model)) as EpochMetrics;
    this.#epochs += 1;
    this.#good = { steps: this.#steps, images: 0 };
    this.#testLoss = this.#metrics.test_loss;
    this.#testLossEpoch = this.#epochs;
  }

  /** After divergence, for which the core has put the model back to where it was good. */
  #goBack(): void {
    if (this.trainer.samplesSeenInEpoch() !== this.#good.images) return;
    this.#steps = this.#good.steps;
    this.#trainLoss.forget();
    if (this.snapshots.dropAfter(this.#steps)) this.#hasNewSnapshots = true;
  }

  #takeSnapshot(): void {
    if (!this.#keepsSnapshots) return;
    const epoch = this.#epochs + this.#fraction();
    const taken = this.snapshots.take(epoch, this.#steps, () => this.model.parameters());
    if (taken) this.#hasNewSnapshots = true;
  }

  /** The share of the running epoch that is done. */
  #fraction(): number {
    return this.trainer.samplesSeenInEpoch() / this.dataset.trainCount();
  }

  /** @param isLast whether no other report follows: then the test loss is of this very step. */
  #progress(isLast: boolean): TrainingProgress {
    const metrics = this.#metrics;
    this.#metrics = undefined;
    if (isLast) this.#nextProbe = 0;
    if (!metrics) this.#probeTestLoss();
    const now = performance.now();
    this.#reported = { at: now, steps: this.#steps };
    const snapshots = this.#hasNewSnapshots ? { snapshots: this.snapshots.list } : {};
    this.#hasNewSnapshots = false;
    return {
      epoch: this.#epochs,
      fraction: this.#fraction(),
      steps: this.#steps,
      trainLoss: this.#trainLoss.mean,
      testLoss: this.#testLoss,
      testLossEpoch: this.#testLossEpoch,
      samplesPerSecond: this.#throughput.rate(now),
      ...(metrics ? { metrics } : {}),
      ...snapshots,
    };
  }

  /** Takes the live test loss, unless it was taken too recently for what it costs. */
  #probeTestLoss(): void {
    const start = performance.now();
    if (start < this.#nextProbe) return;
    this.#testLoss = this.model.testLoss(this.dataset, probeImages);
    this.#testLossEpoch = this.#epochs + this.#fraction();
    const cost = performance.now() - start;
    this.#nextProbe = start + cost / probeShare;
  }
}
