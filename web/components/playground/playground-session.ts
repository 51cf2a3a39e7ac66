import {
  type Configuration,
  completed,
  needsNewModel,
  type PartialConfiguration,
} from '../../engine/configuration.ts';
import { merge } from '../../engine/merge.ts';
import type {
  DataSelection,
  DatasetSource,
  EpochMetrics,
  ModelInfo,
  TrainingProgress,
} from '../../engine/types.ts';
import { errorMessage, type Message } from '../base/events.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import type { ModelSubject } from '../base/model-subject.ts';
import { differences } from '../settings/differences.ts';
import { openModel, sizeText } from './open-model.ts';
import { SessionData } from './session-data.ts';
import type { SessionEngine } from './session-engine.ts';
import { SessionReplay } from './session-replay.ts';
import { SessionTraining, type TrainLimits } from './session-training.ts';

/** What becomes of a running training after a change. */
const PAUSES = 'pauses';
const CONTINUES = 'continues';

/**
 * Everything the playground knows: the data, the model, how far it is trained. Changes are made
 * one after another, training pauses for them, and a change that fails leaves what was there.
 * Dispatches `change` whenever something to show has changed.
 */
export class PlaygroundSession extends EventTarget {
  readonly #startEngine: () => Promise<SessionEngine>;
  #engine: SessionEngine | undefined;
  #changes: Promise<unknown> = Promise.resolve();
  #changing = false;
  /** That the engine is gone, until another is started. */
  #loss: Message | undefined;

  readonly data = new SessionData();
  model: ModelInfo | undefined;
  /** Grows whenever the parameters or the data changed, or others are looked at. */
  revision = 0;
  /** What is being waited for, such as "Loading MNIST". */
  activity: string | undefined;
  message: Message | undefined;
  /** The configuration that was chosen last, until its model is there or refused. */
  wanted: Configuration | undefined;
  /** A configuration the engine refused, and its sentence. */
  refused: { configuration: Configuration; reason: string } | undefined;

  readonly trainer = new SessionTraining({
    changed: (progress) => this.#trained(progress),
    started: () => this.replay.returned(),
    report: (message) => this.#report(message),
  });

  readonly replay = new SessionReplay({
    engine: () => this.#engine,
    changed: () => this.#notify(),
    answersChanged: () => this.#answersChanged(),
    report: (message) => this.report(message),
  });

  constructor(startEngine: () => Promise<SessionEngine>) {
    super();
    this.#startEngine = startEngine;
  }

  /** Whether the model is in training, or will be again after a change. */
  get training(): boolean {
    return this.trainer.active;
  }

  /** Whether the model has been trained at all. */
  get begun(): boolean {
    return this.training || this.progress !== undefined || (this.model?.epochs ?? 0) > 0;
  }

  get progress(): TrainingProgress | undefined {
    return this.trainer.progress;
  }

  /** Of the model's last epoch. */
  get metrics(): EpochMetrics | undefined {
    return this.trainer.metrics;
  }

  get queries(): ModelQueries | undefined {
    return this.#engine;
  }

  /** What the panels about the model are given. */
  get subject(): ModelSubject {
    const { queries, model, revision } = this;
    return { queries, data: this.data.info, model, revision };
  }

  get build(): SessionEngine['build'] | undefined {
    return this.#engine?.build;
  }

  /** Starts the engine, if need be, with data, the classes to train on (none for all) and a model. */
  start(
    source: DatasetSource,
    configuration: PartialConfiguration,
    classes: readonly number[] = [],
    selection: DataSelection = {},
  ): Promise<boolean> {
    return this.#change('Starting', async () => {
      this.#engine ??= await this.#startNewEngine();
      const { data } = this;
      if (!data.are(source, selection)) await this.#load(this.#engine, source, selection);
      if (classes.join() !== data.classes.join()) await data.trainOn(this.#engine, classes);
      this.#adoptModel(await this.#engine.createModel(configuration));
    });
  }

  /** After the engine was lost: starts another, with the same data and settings. */
  async startAgain(): Promise<void> {
    const { model, data } = this;
    const { source, selection } = data.forget();
    if (!model || !source || this.#engine) return;
    const { classes } = data;
    data.classes = [];
    this.#loss = undefined;
    await this.start(source, model.configuration, classes, selection);
  }

  /** Loads other data; the model stays where it fits them, else a new one is made. */
  chooseSource(source: DatasetSource, selection: DataSelection = {}): Promise<boolean> {
    const name = {
      digits: 'Drawing digits',
      mnist: 'Loading MNIST',
      files: 'Reading files',
      images: 'Loading images',
    };
    return this.#change(name[source.kind], async (engine) => {
      await this.#load(engine, source, selection);
      const { model } = this;
      const dataset = this.data.info;
      if (!dataset || !model) return;
      const [rows, columns] = model.configuration.model.input;
      if (rows !== dataset.rows || columns !== dataset.columns) {
        const input: [number, number] = [dataset.rows, dataset.columns];
        const configuration = merge(model.configuration, { model: { input } });
        this.#adoptModel(await engine.createModel(configuration));
        const text = `These images are ${sizeText(input)}, so a new, untrained model of that size was made.`;
        this.message = { kind: 'status', text };
      }
    });
  }

  /** Trains a new model on images of these classes alone, or of all if there are none. */
  async chooseClasses(classes: readonly number[]): Promise<void> {
    const changed = await this.#change(undefined, async (engine) => {
      await this.data.trainOn(engine, classes);
      if (this.model) this.#adoptModel(await engine.createModel(this.model.configuration));
    });
    if (changed) await this.train();
  }

  /**
   * Changes the model in training where that can be, else makes a new, untrained one, and goes on
   * training if it trained; the model that was there stays if the engine refuses.
   */
  chooseConfiguration(configuration: PartialConfiguration): Promise<boolean> {
    const wanted = completed(configuration);
    this.wanted = wanted;
    this.#notify();
    const configure = async (engine: SessionEngine) => {
      try {
        await this.#configure(engine, configuration, wanted);
      } catch (error) {
        this.refused = { configuration: wanted, reason: errorMessage(error).text };
        throw error;
      } finally {
        if (this.wanted === wanted) this.wanted = undefined;
      }
    };
    return this.#change(undefined, configure, CONTINUES);
  }

  /** Forgets the configuration that was refused. */
  revertConfiguration(): void {
    this.refused = undefined;
    this.message = undefined;
    this.#notify();
  }

  /** A new, untrained model with the settings of the present one. */
  reset(): Promise<boolean> {
    return this.#change(undefined, async (engine) => {
      if (this.model) this.#adoptModel(await engine.createModel(this.model.configuration));
    });
  }

  /** Opens model files and data files, whichever they are. */
  openFiles(files: File[]): Promise<boolean> {
    const modelFile = files.find((file) => file.name.endsWith('.safetensors'));
    if (!modelFile) return this.chooseSource({ kind: 'files', files });
    return this.#change('Opening the model', async (engine) => {
      this.#adoptModel(await openModel(engine, modelFile, this.data.info));
      this.message = { kind: 'status', text: `Opened the model of ${modelFile.name}.` };
    });
  }

  /** The model as a safetensors file, or nothing if that failed. */
  async saveModel(): Promise<Uint8Array | undefined> {
    let bytes: Uint8Array | undefined;
    const save = async (engine: SessionEngine) => {
      bytes = await engine.saveModel();
    };
    await this.#change('Saving the model', save, CONTINUES);
    return bytes;
  }

  /** Trains until `pause`, or as long as the limits say; resolves once it has begun. */
  async train(limits: TrainLimits = {}): Promise<void> {
    // A change under way, such as a reset, comes first.
    this.#changes = this.#changes.then(() => {
      const engine = this.#engine;
      if (this.training || !engine || !this.model) return;
      this.message = undefined;
      this.trainer.start(engine, limits);
    });
    await this.#changes;
  }

  /** Resolves once nothing trains any more. */
  pause(): Promise<void> {
    return this.trainer.pause(this.#engine);
  }

  /** Trains so many minibatches a second from now on, or as fast as it can. */
  chooseSpeed(stepsPerSecond: number | undefined): void {
    this.trainer.stepsPerSecond = stepsPerSecond;
    this.#takeUp();
  }

  /** Stops at that epoch from now on, or does not stop. */
  chooseStop(epoch: number | undefined): void {
    this.trainer.stopAt = epoch;
    this.#takeUp();
  }

  clearRuns(): void {
    this.trainer.runs.clear();
    this.#notify();
  }

  report(message: Message | undefined): void {
    this.#report(message);
    this.#notify();
  }

  /** Reports what a panel's query threw, unless model and data are just being exchanged under it. */
  reportFromPanel(message: Message): void {
    if (!this.#changing) this.report(message);
  }

  /** Stops the engine for good. */
  close(): void {
    this.#engine?.terminate();
    this.#engine = undefined;
  }

  async #startNewEngine(): Promise<SessionEngine> {
    const engine = await this.#startEngine();
    void engine.lost.then((error) => {
      if (this.#engine !== engine) return;
      this.#engine = undefined;
      const text = `${error.message} What it had learned since it was last saved is gone.`;
      this.#loss = { kind: 'error', text, lost: true };
      this.report(this.#loss);
    });
    return engine;
  }

  /** Lets a running training go on as is now asked of it. */
  #takeUp(): void {
    this.#notify();
    if (this.training) void this.#change(undefined, async () => undefined, CONTINUES);
  }

  #trained(progress: TrainingProgress | undefined): void {
    if (progress) this.trainer.data = this.data.text;
    if (progress?.snapshots) this.replay.snapshots = progress.snapshots;
    // What is shown of an earlier model stays as it is.
    if (!this.replay.shown) this.revision += 1;
    this.#notify();
  }

  #answersChanged(): void {
    this.revision += 1;
    this.#notify();
  }

  async #configure(
    engine: SessionEngine,
    configuration: PartialConfiguration,
    wanted: Configuration,
  ): Promise<void> {
    const before = this.model?.configuration;
    if (before && needsNewModel(before, wanted) === undefined) {
      this.model = await engine.applySettings(wanted);
      this.refused = undefined;
      this.revision += 1;
      return;
    }
    this.#adoptModel(await engine.createModel(configuration));
    if (before && this.training) {
      const changes = differences(wanted, before).join(', ');
      this.message = { kind: 'status', text: `Restarted with ${changes || 'other settings'}.` };
    }
  }

  #change(
    activity: string | undefined,
    work: (engine: SessionEngine) => Promise<void>,
    then: typeof PAUSES | typeof CONTINUES = PAUSES,
  ): Promise<boolean> {
    const result = this.#changes.then(async () => {
      if (then === PAUSES) await this.pause();
      else await this.trainer.interrupt(this.#engine);
      if (this.#loss) {
        this.report(this.#loss);
        return false;
      }
      this.activity = activity;
      this.message = undefined;
      this.#notify();
      try {
        this.#changing = true;
        // Only `start` runs without an engine, and it makes one.
        await work(this.#engine as SessionEngine);
        this.replay.snapshots = (await this.#engine?.snapshots()) ?? [];
        return true;
      } catch (error) {
        this.#report(errorMessage(error));
        return false;
      } finally {
        this.#changing = false;
        this.activity = undefined;
        if (this.#engine) this.trainer.resume(this.#engine);
        this.#notify();
      }
    });
    this.#changes = result;
    return result;
  }

  async #load(
    engine: SessionEngine,
    source: DatasetSource,
    selection: DataSelection,
  ): Promise<void> {
    await this.data.load(engine, source, selection);
    this.trainer.restartEpoch();
    this.replay.restart();
    this.revision += 1;
  }

  #adoptModel(model: ModelInfo): void {
    this.trainer.restart(model, this.model?.configuration);
    this.model = model;
    this.refused = undefined;
    this.replay.restart();
    this.revision += 1;
  }

  #report(message: Message | undefined): void {
    // What fails because the engine is gone says less than that it is gone.
    this.message = message && (this.#loss ?? message);
  }

  #notify(): void {
    this.dispatchEvent(new Event('change'));
  }
}
