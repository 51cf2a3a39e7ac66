import { EngineError } from '../engine-error.ts';
import type { Dataset, MainModule, Model, Trainer } from '../generated/autoencoder-simd.js';
import type { Surroundings } from '../named-datasets.ts';
import type {
  Checkpoint,
  EpochMetrics,
  Snapshot,
  TrainingProgress,
  TrainOptions,
} from '../types.ts';
import { Snapshots } from './snapshots.ts';
import { TrainingLoop } from './training-loop.ts';

/**
 * The data set, the model and its training that one worker holds, as objects of the WebAssembly core.
 * What takes another's place frees it, and stops a training that holds on to it.
 */
export class SessionState {
  #dataset: Dataset | undefined;
  /** The data set's images of the classes that are trained on, unless that is all of them. */
  #chosen: Dataset | undefined;
  #model: Model | undefined;
  #loop: TrainingLoop | undefined;
  /** Minibatches that the model was trained on by the loops before. */
  #steps = 0;
  #snapshots: Snapshots | undefined;
  /** The model with a snapshot's parameters, about which questions are answered. */
  #shown: Model | undefined;
  /** Grows with every start and pause, so that a start still waiting knows that it was overtaken. */
  #turn = 0;

  constructor(readonly surroundings: Pick<Surroundings, 'core' | 'loadReader' | 'page'>) {}

  get core(): MainModule {
    return this.surroundings.core;
  }

  get dataset(): Dataset {
    if (this.#dataset) return this.#dataset;
    throw new EngineError('not-ready', 'There is no data set yet: load one first.');
  }

  /** The data set, or of it the classes that are trained on. */
  get trainingData(): Dataset {
    return this.#chosen ?? this.dataset;
  }

  /** The model that is trained and saved. */
  get model(): Model {
    if (this.#model) return this.#model;
    throw new EngineError('not-ready', 'There is no model yet: create one or open one first.');
  }

  /** The model that questions are about: a snapshot of it, if one is shown. */
  get shown(): Model {
    return this.#shown ?? this.model;
  }

  get snapshots(): Snapshot[] {
    return this.#snapshots?.list ?? [];
  }

  async replaceDataset(dataset: Dataset): Promise<void> {
    await this.#dropLoop();
    this.hideSnapshot();
    this.#dataset?.delete();
    this.#dataset = dataset;
    this.#choose(undefined);
  }

  /** Trains from now on with these images of the data set; without any, with all. */
  async replaceTrainingData(chosen: Dataset | undefined): Promise<void> {
    await this.#dropLoop();
    this.#choose(chosen);
  }

  async replaceModel(model: Model): Promise<void> {
    await this.#dropLoop();
    this.#adopt(model);
  }

  /** The model's training as it is now. */
  saveCheckpoint(withSnapshots: boolean): Checkpoint {
    const { file, ...state } = this.#loop?.save() ?? this.#untouched();
    return {
      ...state,
      file: new Blob([file as Uint8Array<ArrayBuffer>]),
      snapshots: withSnapshots ? (this.#snapshots?.save() ?? []) : [],
    };
  }

  /**
   * Goes on with a checkpoint's model and, where that was in training, the trainer that is made for the
   * training data; where it cannot be made, all stays as it was.
   */
  async resume(
    checkpoint: Checkpoint,
    model: Model,
    snapshots: Snapshots,
    makeTrainer: (trainingData: Dataset) => Trainer | null,
  ): Promise<void> {
    await this.pause();
    const trainer = makeTrainer(this.trainingData);
    this.#deleteLoop();
    this.#adopt(model);
    this.#steps = checkpoint.steps;
    this.#snapshots = snapshots;
    if (trainer) this.#loop = this.#newLoop(trainer, checkpoint.recentLosses);
  }

  showSnapshot(id: number): void {
    const parameters = this.#snapshots?.parametersOf(id);
    if (!parameters) {
      const sentence = `There is no snapshot ${id}, or it was given up for others.`;
      throw new EngineError('bad-input', sentence);
    }
    const shown = this.model.withParameters(parameters);
    this.hideSnapshot();
    this.#shown = shown;
  }

  hideSnapshot(): void {
    this.#shown?.delete();
    this.#shown = undefined;
  }

  async train(options: TrainOptions, report: (progress: TrainingProgress) => void): Promise<void> {
    const turn = ++this.#turn;
    await this.#loop?.stop();
    if (turn !== this.#turn) return;
    this.hideSnapshot();
    await this.#needLoop().start(options, report);
  }

  async pause(): Promise<void> {
    this.#turn += 1;
    await this.#loop?.stop();
  }

  /** Trains with this configuration, complete JSON, from the next minibatch on. */
  applySettings(configuration: string): void {
    this.#needLoop().applySettings(configuration);
  }

  #adopt(model: Model): void {
    this.hideSnapshot();
    this.#model?.delete();
    this.#model = model;
    this.#steps = 0;
    this.#snapshots = undefined;
  }

  #choose(chosen: Dataset | undefined): void {
    this.#chosen?.delete();
    this.#chosen = chosen;
  }

  #needLoop(): TrainingLoop {
    if (!this.#loop) {
      const trainer = this.core.makeTrainer(this.model, this.trainingData);
      this.#loop = this.#newLoop(trainer);
    }
    return this.#loop;
  }

  #newLoop(trainer: Trainer, recentLosses: readonly number[] = []): TrainingLoop {
    const { model, trainingData } = this;
    this.#snapshots ??= new Snapshots(model.parameters().byteLength);
    const before = { epochs: this.#epochs(), steps: this.#steps, recentLosses };
    return new TrainingLoop(model, trainingData, trainer, this.#snapshots, before);
  }

  #epochs(): number {
    const history: EpochMetrics[] = JSON.parse(this.model.history());
    return history.length;
  }

  /** The state of a model that nothing trains: a trainer would begin with moments of 0. */
  #untouched(): ReturnType<TrainingLoop['save']> {
    const { model } = this;
    const state = { epoch: this.#epochs(), fraction: 0, steps: this.#steps, recentLosses: [] };
    return { file: model.save(), ...state };
  }

  /** The loop holds on to the model and the data set, so it goes before either. */
  async #dropLoop(): Promise<void> {
    await this.pause();
    this.#deleteLoop();
  }

  #deleteLoop(): void {
    if (!this.#loop) return;
    this.#steps = this.#loop.steps;
    this.#loop.delete();
    this.#loop = undefined;
  }
}
