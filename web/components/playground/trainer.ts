import type { Configuration } from '../../engine/configuration.ts';
import type { Engine } from '../../engine/engine.ts';
import type {
  EpochMetrics,
  ModelInfo,
  TrainingProgress,
  TrainOptions,
} from '../../engine/types.ts';
import { errorMessage, type Message } from '../base/events.ts';
import { LossCurve } from '../training/loss-curve.ts';
import { RunHistory } from '../training/run-history.ts';

/** The experiment that the trainer tells how it goes. */
export interface TrainingHost {
  /** Something to show has changed; `progress` is set where the model has moved on. */
  changed(progress?: TrainingProgress): void;
  /** The engine trains from here on, and so answers for the model in training. */
  started(): void;
  report(message: Message): void;
}

export interface TrainLimits {
  epochs?: number;
  steps?: number;
}

/** Milliseconds between two reports of a training run. */
const REPORT_INTERVAL = 100;

/** The end of a training, counted over the model's whole life; an open one goes on to `stopAt`. */
interface Goal {
  steps?: number;
  epoch?: number;
}

/** The training of a model: how fast it goes, how far, and how it has gone. */
export class Trainer {
  readonly #host: TrainingHost;
  #run: Promise<void> | undefined;
  #goal: Goal = {};
  /** Whether training stands still for a change and goes on by itself. */
  #interrupted = false;
  #epochsBefore = 0;
  #secondsBefore = 0;
  #startedAt = 0;

  progress: TrainingProgress | undefined;
  /** The metrics of the model's last epoch. */
  metrics: EpochMetrics | undefined;
  curve = new LossCurve();
  /** The number of reports. */
  reports = 0;
  /** The data that the model was trained on last, in a few words. */
  data = '';
  /** The runs before the present one. */
  readonly runs = new RunHistory();
  /** The epoch to stop at; none: it goes on until it is paused. */
  stopAt: number | undefined;
  /** Minibatches a second in slow motion; none: as many as there can be. */
  stepsPerSecond: number | undefined;

  constructor(host: TrainingHost) {
    this.#host = host;
  }

  get active(): boolean {
    return this.#run !== undefined || this.#interrupted;
  }

  /** The epochs behind the model, with the share of the running one. */
  get epochs(): number {
    const { progress } = this;
    return progress ? progress.epoch + progress.fraction : this.#epochsBefore;
  }

  /** The seconds that the model has been trained for, as a clock on the wall counts them. */
  get seconds(): number {
    const running = this.#run ? performance.now() - this.#startedAt : 0;
    return this.#secondsBefore + running / 1000;
  }

  /**
   * Begins with another model, trained before as its history says; the run of the model before, with that
   * configuration, has ended.
   */
  restart({ history, epochs }: ModelInfo, before: Configuration | undefined): void {
    if (before) this.runs.add(before, this.data, this.curve, this.metrics?.test_mse);
    this.progress = undefined;
    this.metrics = history.at(-1);
    this.curve = LossCurve.fromHistory(history);
    this.#epochsBefore = epochs;
    this.#secondsBefore = history.reduce((sum, { seconds }) => sum + seconds, 0);
    // A step or an epoch that was asked of the model before is not this one's to make.
    if (!this.#isOpen()) this.#interrupted = false;
    this.#goal = {};
  }

  /** Starts the running epoch anew, with the same model on other data. */
  restartEpoch(): void {
    if (this.progress) this.progress = { ...this.progress, fraction: 0 };
  }

  /** Trains until `pause`, or as long as the limits say. */
  start(engine: Engine, { epochs, steps }: TrainLimits): void {
    this.#goal = {
      ...(steps !== undefined ? { steps: this.#steps() + steps } : {}),
      ...(epochs !== undefined ? { epoch: this.#completed() + epochs } : {}),
    };
    this.#go(engine);
  }

  /** Resolves once nothing trains any more. */
  async pause(engine: Engine | undefined): Promise<void> {
    this.#interrupted = false;
    await this.#halt(engine);
  }

  /** Pauses for a change, after which `resume` goes on. */
  async interrupt(engine: Engine | undefined): Promise<void> {
    this.#interrupted = this.active;
    await this.#halt(engine);
  }

  /** Goes on after `interrupt`, if anything trained then and nobody paused since. */
  resume(engine: Engine): void {
    if (!this.#interrupted) return;
    this.#interrupted = false;
    this.#go(engine);
  }

  #isOpen(): boolean {
    return this.#goal.steps === undefined && this.#goal.epoch === undefined;
  }

  #steps(): number {
    return this.progress?.steps ?? 0;
  }

  #completed(): number {
    return this.progress?.epoch ?? this.#epochsBefore;
  }

  async #halt(engine: Engine | undefined): Promise<void> {
    if (!this.#run) return;
    try {
      await engine?.pause();
    } catch (error) {
      this.#host.report(errorMessage(error));
    }
    await this.#run;
  }

  #go(engine: Engine): void {
    const { stepsPerSecond } = this;
    const { steps, epoch } = this.#goal;
    const isOpen = this.#isOpen();
    const lastEpoch = isOpen ? this.stopAt : epoch;
    const completed = this.#completed();
    if (isOpen && lastEpoch !== undefined && lastEpoch <= completed) {
      const text = `${completed} ${completed === 1 ? 'epoch is' : 'epochs are'} behind the model already: to train on, choose a later epoch to stop at than ${lastEpoch}, or none.`;
      this.#host.report({ kind: 'status', text });
      this.#host.changed();
      return;
    }
    const stepsLeft = steps === undefined ? undefined : steps - this.#steps();
    const epochsLeft = lastEpoch === undefined ? undefined : lastEpoch - completed;
    if (stepsLeft === 0 || epochsLeft === 0) {
      this.#host.changed();
      return;
    }
    this.#host.started();
    this.#startedAt = performance.now();
    this.#run = this.#follow(engine, {
      reportInterval: REPORT_INTERVAL,
      ...(stepsLeft !== undefined ? { steps: stepsLeft } : {}),
      ...(epochsLeft !== undefined ? { epochs: epochsLeft } : {}),
      ...(stepsPerSecond !== undefined ? { stepsPerSecond } : {}),
    });
    this.#host.changed();
  }

  async #follow(engine: Engine, options: TrainOptions): Promise<void> {
    try {
      for await (const progress of engine.train(options)) {
        this.progress = progress;
        this.metrics = progress.metrics ?? this.metrics;
        this.curve.add(progress);
        this.reports += 1;
        this.#host.changed(progress);
      }
    } catch (error) {
      // What went wrong once would go wrong again.
      this.#interrupted = false;
      this.#host.report(errorMessage(error));
    } finally {
      this.#secondsBefore = this.seconds;
      this.#run = undefined;
      this.#host.changed();
    }
  }
}
