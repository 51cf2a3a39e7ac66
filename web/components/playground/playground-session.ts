import {
  type Configuration,
  completed,
  type PartialConfiguration,
} from '../../engine/configuration.ts';
import type {
  DataSelection,
  DatasetInfo,
  DatasetSource,
  EpochMetrics,
  ModelInfo,
  TrainingProgress,
} from '../../engine/types.ts';
import { errorMessage, type Message } from '../base/events.ts';
import { LossCurve } from '../training/loss-curve.ts';
import type { ModelQueries, SessionEngine } from './session-engine.ts';

function sizeText([rows, columns]: readonly [number, number]): string {
  return `${rows} × ${columns} pixels`;
}

/** Whether both are made or fetched anew to the same images. */
function sameSource(a: DatasetSource, b: DatasetSource | undefined): boolean {
  return (a.kind === 'digits' || a.kind === 'mnist') && JSON.stringify(a) === JSON.stringify(b);
}

/** Milliseconds between two reports of a training run. */
const REPORT_INTERVAL = 100;

/**
 * Everything the playground knows: the data, the model, how far it is trained. Changes are made
 * one after another, training pauses for them, and a change that fails leaves what was there.
 * Dispatches `change` whenever something to show has changed.
 */
export class PlaygroundSession extends EventTarget {
  readonly #startEngine: () => Promise<SessionEngine>;
  #engine: SessionEngine | undefined;
  #changes: Promise<unknown> = Promise.resolve();
  #run: Promise<void> | undefined;
  #changing = false;

  source: DatasetSource | undefined;
  /** What of the source is used. */
  selection: DataSelection = {};
  dataset: DatasetInfo | undefined;
  /** The classes trained on; none for all. */
  trainingClasses: readonly number[] = [];
  model: ModelInfo | undefined;
  progress: TrainingProgress | undefined;
  /** Of the model's last epoch. */
  metrics: EpochMetrics | undefined;
  curve = new LossCurve();
  /** Grows whenever the parameters or the data changed. */
  revision = 0;
  training = false;
  /** What is being waited for, such as "Loading MNIST". */
  activity: string | undefined;
  message: Message | undefined;
  /** The configuration that was chosen last, until its model is there or refused. */
  wanted: Configuration | undefined;
  /** A configuration the engine refused, and its sentence. */
  refused: { configuration: Configuration; reason: string } | undefined;

  constructor(startEngine: () => Promise<SessionEngine>) {
    super();
    this.#startEngine = startEngine;
  }

  get queries(): ModelQueries | undefined {
    return this.#engine;
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
      this.#engine ??= await this.#startEngine();
      const same = source === this.source || sameSource(source, this.source);
      const known = same && JSON.stringify(selection) === JSON.stringify(this.selection);
      if (!known) await this.#loadDataset(this.#engine, source, selection);
      if (classes.join() !== this.trainingClasses.join())
        await this.#trainOn(this.#engine, classes);
      this.#adoptModel(await this.#engine.createModel(configuration));
    });
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
      await this.#loadDataset(engine, source, selection);
      const { dataset, model } = this;
      if (!dataset || !model) return;
      const [rows, columns] = model.configuration.model.input;
      if (rows !== dataset.rows || columns !== dataset.columns) {
        const { model: layers, training } = model.configuration;
        const input: [number, number] = [dataset.rows, dataset.columns];
        this.#adoptModel(await engine.createModel({ model: { ...layers, input }, training }));
        const text = `These images are ${sizeText(input)}, so a new, untrained model of that size was made.`;
        this.message = { kind: 'status', text };
      }
    });
  }

  /** Trains a new model on images of these classes alone, or of all if there are none. */
  async chooseClasses(classes: readonly number[]): Promise<void> {
    const changed = await this.#change(undefined, async (engine) => {
      await this.#trainOn(engine, classes);
      if (this.model) this.#adoptModel(await engine.createModel(this.model.configuration));
    });
    if (changed) await this.train();
  }

  /** Makes a new, untrained model; the one that was there stays if the engine refuses. */
  chooseConfiguration(configuration: PartialConfiguration): Promise<boolean> {
    const wanted = completed(configuration);
    this.wanted = wanted;
    this.#notify();
    return this.#change(undefined, async (engine) => {
      try {
        this.#adoptModel(await engine.createModel(configuration));
      } catch (error) {
        this.refused = { configuration: wanted, reason: errorMessage(error).text };
        throw error;
      } finally {
        if (this.wanted === wanted) this.wanted = undefined;
      }
    });
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
      const bytes = new Uint8Array(await modelFile.arrayBuffer());
      const present = await engine.saveModel();
      const model = await engine.loadModel(bytes, modelFile.name);
      const { dataset } = this;
      const { input } = model.configuration.model;
      if (dataset && (input[0] !== dataset.rows || input[1] !== dataset.columns)) {
        await engine.loadModel(present, 'the model that was there');
        throw new Error(
          `${modelFile.name} is a model of images of ${sizeText(input)}; expected ${sizeText([dataset.rows, dataset.columns])}, the size of the data's images.`,
        );
      }
      this.#adoptModel(model);
      this.message = { kind: 'status', text: `Opened the model of ${modelFile.name}.` };
    });
  }

  /** The model as a safetensors file, or nothing if that failed. */
  async saveModel(): Promise<Uint8Array | undefined> {
    let bytes: Uint8Array | undefined;
    await this.#change('Saving the model', async (engine) => {
      bytes = await engine.saveModel();
    });
    return bytes;
  }

  /** Trains until `pause`, or as long as the limits say; resolves once it has begun. */
  async train(limits: { epochs?: number; steps?: number } = {}): Promise<void> {
    // A change under way, such as a reset, comes first.
    this.#changes = this.#changes.then(() => {
      const engine = this.#engine;
      if (this.training || !engine || !this.model) return;
      this.training = true;
      this.message = undefined;
      this.#notify();
      this.#run = this.#follow(engine, limits);
    });
    await this.#changes;
  }

  /** Resolves once nothing trains any more. */
  async pause(): Promise<void> {
    if (!this.#run) return;
    try {
      await this.#engine?.pause();
    } catch (error) {
      this.#report(errorMessage(error));
    }
    await this.#run;
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

  async #follow(engine: SessionEngine, limits: { epochs?: number; steps?: number }): Promise<void> {
    try {
      for await (const progress of engine.train({ ...limits, reportInterval: REPORT_INTERVAL })) {
        this.progress = progress;
        this.metrics = progress.metrics ?? this.metrics;
        this.curve.add(progress);
        this.revision += 1;
        this.#notify();
      }
    } catch (error) {
      this.#report(errorMessage(error));
    } finally {
      this.training = false;
      this.#run = undefined;
      this.revision += 1;
      this.#notify();
    }
  }

  #change(
    activity: string | undefined,
    work: (engine: SessionEngine) => Promise<void>,
  ): Promise<boolean> {
    const result = this.#changes.then(async () => {
      await this.pause();
      this.activity = activity;
      this.message = undefined;
      this.#notify();
      try {
        this.#changing = true;
        // Only `start` runs without an engine, and it makes one.
        await work(this.#engine as SessionEngine);
        return true;
      } catch (error) {
        this.#report(errorMessage(error));
        return false;
      } finally {
        this.#changing = false;
        this.activity = undefined;
        this.#notify();
      }
    });
    this.#changes = result;
    return result;
  }

  async #loadDataset(
    engine: SessionEngine,
    source: DatasetSource,
    selection: DataSelection = {},
  ): Promise<void> {
    this.dataset = await engine.loadDataset(source, selection);
    this.source = source;
    this.selection = selection;
    this.trainingClasses = [];
    this.revision += 1;
  }

  async #trainOn(engine: SessionEngine, classes: readonly number[]): Promise<void> {
    const { trainCount } = await engine.trainOn(classes);
    // Questions about test images are still about all of them.
    if (this.dataset) this.dataset = { ...this.dataset, trainCount };
    this.trainingClasses = classes;
  }

  #adoptModel(model: ModelInfo): void {
    this.model = model;
    this.refused = undefined;
    this.progress = undefined;
    this.metrics = model.history.at(-1);
    this.curve = LossCurve.fromHistory(model.history);
    this.revision += 1;
  }

  #report(message: Message | undefined): void {
    this.message = message;
  }

  #notify(): void {
    this.dispatchEvent(new Event('change'));
  }
}
