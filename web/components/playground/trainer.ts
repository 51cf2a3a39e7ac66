import { msg, str } from '@lit/localize';
import type { Configuration } from '../../engine/configuration.ts';
import type { Engine } from '../../engine/engine.ts';
import type {
  Checkpoint,
  EpochMetrics,
  ModelInfo,
  TrainingProgress,
  TrainOptions,
} from '../../engine/types.ts';
import { plural } from '../../words/plural.ts';
import { errorMessage, type Message } from '../base/events.ts';
import type { Departure } from '../sharing/departures.ts';
import { type CurveData, LossCurve } from '../training/loss-curve.ts';
import { type Pace, stepsPerSecond, WATCHED_EPOCHS } from '../training/pace.ts';
import { RunHistory, type SavedRuns } from '../training/run-history.ts';

/** The experiment that the trainer tells how it goes. */
export interface TrainingHost {
  /** Something to show has changed; `progress` is set where the model has moved on. */
  changed(progress?: TrainingProgress): void;
  /** The engine trains from here on, and so answers for the model in training. */
  started(): void;
  /** Training has ended, by itself or paused. */
  ended(): void;
  report(message: Message): void;
  /** The number of minibatches of an epoch. */
  stepsPerEpoch(): number;
}

export interface TrainLimits {
  epochs?: number;
  steps?: number;
}

/** Milliseconds between two reports of a training run. */
const REPORT_INTERVAL = 100;

/** How far a checkpoint is. */
function positionOf({ epoch, fraction, steps }: Checkpoint) {
  return { epoch, fraction, steps };
}

/** The end of a training, counted over the model's whole life; an open one goes on to `stopAt`. */
export interface Goal {
  steps?: number;
  epoch?: number;
}

/** What a trainer knows of a training that its checkpoint does not tell. */
export interface SavedTraining {
  progress: TrainingProgress | undefined;
  history: readonly EpochMetrics[];
  curve: CurveData;
  data: string;
  seconds: number;
  runs: SavedRuns;
  /** How far it was to go, where it was under way. */
  goal: Goal | undefined;
  departures: readonly Departure[];
  /** The address that the model's file was fetched from, if it was. */
  origin?: string | undefined;
}

/** The training of a model: how fast it goes, how far, and how it has gone. */
export class Trainer {
  readonly #host: TrainingHost;
  #run: Promise<void> | undefined;
  #goal: Goal = {};
  /** Whether the training that runs is about to end. */
  #halting = false;
  /** Whether training stands still for a change and goes on by itself. */
  #interrupted = false;
  /** Whether somebody has paused what still runs. */
  #pausing = false;
  #epochsBefore = 0;
  #secondsBefore = 0;
  #startedAt = 0;
  #history: EpochMetrics[] = [];

  progress: TrainingProgress | undefined;
  curve = new LossCurve();
  /** The number of reports. */
  reports = 0;
  /** The data that the model was trained on last, in a few words. */
  data = '';
  /** What the run had beyond its settings and its seed. */
  departures: ReadonlySet<Departure> = new Set();
  /** The address that the model's file was fetched from, if it was. */
  origin: string | undefined;
  /** The runs before the present one. */
  readonly runs = new RunHistory();
  /** The epoch to stop at; none: it goes on until it is paused. */
  stopAt: number | undefined;
  pace: Pace = 'full';
  /** Whether training stands still, though it was asked for. */
  held = false;
  /** Whether what is trained from now on can be looked back at. */
  isReplayed = true;

  constructor(host: TrainingHost) {
    this.#host = host;
  }

  /** The metrics of the model's last epoch. */
  get metrics(): EpochMetrics | undefined {
    return this.#history.at(-1);
  }

  /** The metrics of the model's epochs, as far as they are known. */
  get history(): readonly EpochMetrics[] {
    return this.#history;
  }

  get active(): boolean {
    return this.#run !== undefined || this.#interrupted;
  }

  /** The epochs behind the model, with the share of the running one. */
  get epochs(): number {
    const { progress } = this;
    return progress ? progress.epoch + progress.fraction : this.#epochsBefore;
  }

  /** Whether the training goes slowly so that its first epochs can be watched. */
  get isWatched(): boolean {
    return this.active && this.pace === 'watched' && this.#completed() < WATCHED_EPOCHS;
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
    this.departures = new Set();
    this.origin = undefined;
    this.#history = [...history];
    this.curve = LossCurve.fromHistory(history);
    this.#epochsBefore = epochs;
    this.#secondsBefore = history.reduce((sum, { seconds }) => sum + seconds, 0);
    // A step or an epoch that was asked of the model before is not this one's to make.
    if (!this.#isOpen()) this.#interrupted = false;
    this.#goal = {};
  }

  /** What is to be known to go on later, beside the checkpoint of the engine. */
  save(): SavedTraining {
    const { progress, data, seconds, origin } = this;
    const goal = this.active ? this.#goal : undefined;
    const [curve, runs, history] = [this.curve.save(), this.runs.save(), [...this.#history]];
    const departures = [...this.departures];
    return { progress, history, curve, data, seconds, runs, goal, departures, origin };
  }

  /**
   * Takes up a training that was saved with that checkpoint or, without one, a model that had never been
   * trained; `start` goes on with it.
   */
  restore(saved: SavedTraining, checkpoint: Checkpoint | undefined): void {
    const { progress } = saved;
    this.progress = progress && checkpoint && { ...progress, ...positionOf(checkpoint) };
    this.#history = [...saved.history];
    this.curve = LossCurve.restored(saved.curve);
    this.data = saved.data;
    this.runs.restore(saved.runs);
    this.departures = new Set(saved.departures);
    this.origin = saved.origin;
    this.#epochsBefore = checkpoint?.epoch ?? 0;
    this.#secondsBefore = saved.seconds;
    this.#interrupted = false;
    this.#goal = {};
  }

  /** Notes that the run has become another than its settings and its seed make. */
  depart(departure: Departure): void {
    this.departures = new Set([...this.departures, departure]);
  }

  /** Goes on towards a goal that was saved. */
  goOn(engine: Engine, goal: Goal): void {
    this.#goal = goal;
    this.#go(engine);
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
    this.#pausing = true;
    try {
      await this.#halt(engine);
    } finally {
      this.#pausing = false;
    }
    // Where it stood still, no end of a run tells of it.
    this.#host.changed();
  }

  /** Pauses for a change, after which `resume` goes on. */
  async interrupt(engine: Engine | undefined): Promise<void> {
    this.#interrupted = this.active && !this.#pausing;
    await this.#halt(engine);
  }

  /** Goes on after `interrupt`, if anything trained then, nobody paused since and nothing holds it. */
  resume(engine: Engine): void {
    if (!this.#interrupted || this.held) return;
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
    this.#halting = true;
    try {
      await engine?.pause();
    } catch (error) {
      this.#host.report(errorMessage(error));
    }
    await this.#run;
  }

  #go(engine: Engine): void {
    const isOpen = this.#isOpen();
    const lastEpoch = isOpen ? this.stopAt : this.#goal.epoch;
    const completed = this.#completed();
    if (isOpen && lastEpoch !== undefined && lastEpoch <= completed) {
      const text = plural(completed, {
        one: msg(
          str`${completed} epoch is behind the model already: to train on, choose a later epoch to stop at than ${lastEpoch}, or none.`,
        ),
        other: msg(
          str`${completed} epochs are behind the model already: to train on, choose a later epoch to stop at than ${lastEpoch}, or none.`,
        ),
      });
      this.#host.report({ kind: 'status', text });
      this.#host.changed();
      return;
    }
    const options = this.#options();
    this.#interrupted = this.held && options !== undefined;
    if (!options || this.held) {
      this.#host.changed();
      return;
    }
    this.#host.started();
    this.#startedAt = performance.now();
    this.#halting = false;
    this.#run = this.#follow(engine, options);
    this.#host.changed();
  }

  /** What to ask of the engine next; nothing where the goal is reached. */
  #options(): TrainOptions | undefined {
    const { steps, epoch } = this.#goal;
    const completed = this.#completed();
    const rate = stepsPerSecond(this.pace, completed, this.#host.stepsPerEpoch());
    // After the epochs that are watched the engine is asked again, for full speed.
    const slowUntil = this.pace === 'watched' && rate !== undefined ? WATCHED_EPOCHS : undefined;
    const ends = [this.#isOpen() ? this.stopAt : epoch, slowUntil];
    const until = Math.min(...ends.filter((end) => end !== undefined));
    const stepsLeft = steps === undefined ? undefined : steps - this.#steps();
    if (stepsLeft === 0 || until <= completed) return undefined;
    return {
      reportInterval: REPORT_INTERVAL,
      ...(this.isReplayed ? {} : { snapshots: false }),
      ...(stepsLeft !== undefined ? { steps: stepsLeft } : {}),
      ...(Number.isFinite(until) ? { epochs: until - completed } : {}),
      ...(rate !== undefined ? { stepsPerSecond: rate } : {}),
    };
  }

  async #follow(engine: Engine, first: TrainOptions): Promise<void> {
    let options: TrainOptions | undefined = first;
    try {
      while (options) {
        const wasSlowed: boolean = this.pace === 'watched' && options.stepsPerSecond !== undefined;
        for await (const progress of engine.train(options)) {
          this.progress = progress;
          if (progress.metrics) this.#history.push(progress.metrics);
          this.curve.add(progress);
          this.reports += 1;
          this.#host.changed(progress);
        }
        options = wasSlowed && !this.#halting ? this.#options() : undefined;
      }
    } catch (error) {
      // What went wrong once would go wrong again.
      this.#interrupted = false;
      this.#host.report(errorMessage(error));
    } finally {
      this.#secondsBefore = this.seconds;
      this.#run = undefined;
      this.#host.ended();
      this.#host.changed();
    }
  }
}
