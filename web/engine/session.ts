import {
  type Configuration,
  type CorruptionChoice,
  changed,
  defaultConfiguration,
  needsNewModel,
  type PartialConfiguration,
} from './configuration.ts';
import { EngineError } from './engine-error.ts';
import type { Dataset, MainModule, Model } from './generated/autoencoder-simd.js';
import { asClasses, openDataset } from './open-dataset.ts';
import type { ModelCalls } from './protocol.ts';
import { Snapshots } from './snapshots.ts';
import { TrainingRun } from './training-run.ts';
import type {
  DataSelection,
  DatasetInfo,
  DatasetSource,
  EpochMetrics,
  Images,
  LayerInfo,
  ModelInfo,
  Snapshot,
  TrainingProgress,
  TrainOptions,
} from './types.ts';

function infoOf(dataset: Dataset): DatasetInfo {
  return {
    name: dataset.name,
    rows: dataset.rows(),
    columns: dataset.columns(),
    trainCount: dataset.trainCount(),
    testCount: dataset.testCount(),
    labelled: dataset.testLabels().length > 0,
  };
}

/**
 * The data set, the model and its training that one worker holds, over the WebAssembly core.
 * A call that fails leaves what was there as it was.
 */
export class Session implements Omit<ModelCalls, 'train'> {
  #dataset: Dataset | undefined;
  /** Its images of the classes that are trained on, unless that is all of them. */
  #chosen: Dataset | undefined;
  #model: Model | undefined;
  #run: TrainingRun | undefined;
  /** Minibatches that the model was trained on by the runs before. */
  #steps = 0;
  #snapshots: Snapshots | undefined;
  /** The model with a snapshot's parameters, for which queries are answered. */
  #shown: Model | undefined;
  /** Grows with every start and pause, so that a start still waiting knows that it was overtaken. */
  #turn = 0;

  constructor(protected readonly core: MainModule) {}

  async loadDataset(source: DatasetSource, selection?: DataSelection): Promise<DatasetInfo> {
    const dataset = await openDataset(this.core, source, selection);
    await this.#dropRun();
    this.#hide();
    this.#dataset?.delete();
    this.#dataset = dataset;
    this.#choose(undefined);
    const classNames = source.kind === 'images' ? source.classNames : undefined;
    return { ...infoOf(dataset), ...(classNames ? { classNames } : {}) };
  }

  async trainOn(classes: readonly number[]): Promise<DatasetInfo> {
    const dataset = this.needDataset();
    const chosen = classes.length > 0 ? dataset.select(asClasses(classes), 0, 0, 0) : undefined;
    await this.#dropRun();
    this.#choose(chosen);
    return infoOf(this.trainingData());
  }

  async createModel(configuration: PartialConfiguration): Promise<ModelInfo> {
    return this.#replaceModel(this.core.createModel(JSON.stringify(configuration)));
  }

  async loadModel(bytes: Uint8Array, name: string): Promise<ModelInfo> {
    return this.#replaceModel(this.core.openModel(bytes, name));
  }

  async saveModel(): Promise<Uint8Array> {
    return this.#ownModel().save();
  }

  async modelInfo(): Promise<ModelInfo> {
    return this.infoOf(this.#ownModel());
  }

  protected infoOf(model: Model): ModelInfo {
    const layers = JSON.parse(model.layers()) as LayerInfo[];
    const history: EpochMetrics[] = JSON.parse(model.history());
    return {
      configuration: JSON.parse(model.configuration()),
      layers,
      parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0),
      epochs: history.length,
      history,
    };
  }

  async train(options: TrainOptions, report: (progress: TrainingProgress) => void): Promise<void> {
    const turn = ++this.#turn;
    await this.#run?.stop();
    if (turn !== this.#turn) return;
    this.#hide();
    await this.#needRun().start(options, report);
  }

  async pause(): Promise<void> {
    this.#turn += 1;
    await this.#run?.stop();
  }

  async applySettings(configuration: PartialConfiguration): Promise<ModelInfo> {
    const before = JSON.parse(this.#ownModel().configuration()) as Configuration;
    const after = changed(before, configuration);
    const key = needsNewModel(before, after);
    if (key) {
      const sentence = `${key} cannot change while the model is trained: that needs a new model.`;
      throw new EngineError('bad-input', sentence);
    }
    this.#needRun().applySettings(JSON.stringify(after));
    return this.modelInfo();
  }

  async snapshots(): Promise<Snapshot[]> {
    return this.#snapshots?.list ?? [];
  }

  async show(id: number | undefined): Promise<void> {
    if (id === undefined) return this.#hide();
    const parameters = this.#snapshots?.parametersOf(id);
    if (!parameters) {
      const sentence = `There is no snapshot ${id}, or it was given up for others.`;
      throw new EngineError('bad-input', sentence);
    }
    const shown = this.#ownModel().withParameters(parameters);
    this.#hide();
    this.#shown = shown;
  }

  async encode(images: Float32Array): Promise<Float32Array> {
    return this.needModel().encode(images);
  }

  async decode(codes: Float32Array): Promise<Float32Array> {
    return this.needModel().decode(codes);
  }

  async activations(images: Float32Array): Promise<Float32Array[]> {
    return this.needModel().activations(images);
  }

  async layerWeights(layer: number): Promise<Float32Array> {
    return this.needModel().layerWeights(layer);
  }

  async corrupt(
    images: Float32Array,
    corruption: CorruptionChoice,
    seed: number,
  ): Promise<Float32Array> {
    const { kind, amount, clip } = { ...defaultConfiguration.training.corruption, ...corruption };
    return this.needModel().corrupt(images, kind, amount, clip, seed);
  }

  async prepareDrawing(pixels: Float32Array, rows: number, columns: number): Promise<Float32Array> {
    return this.core.prepareDrawing(pixels, rows, columns);
  }

  async testImages(first: number, count: number): Promise<Images> {
    const dataset = this.needDataset();
    const pixels = dataset.testImages(first, count);
    return { pixels, labels: dataset.testLabels().slice(first, first + count) };
  }

  /** The model that queries are about: a snapshot of it, if one is shown. */
  protected needModel(): Model {
    return this.#shown ?? this.#ownModel();
  }

  #ownModel(): Model {
    if (this.#model) return this.#model;
    throw new EngineError('not-ready', 'There is no model yet: create one or open one first.');
  }

  protected needDataset(): Dataset {
    if (this.#dataset) return this.#dataset;
    throw new EngineError('not-ready', 'There is no data set yet: load one first.');
  }

  /** The data set, or of it the classes that are trained on. */
  protected trainingData(): Dataset {
    return this.#chosen ?? this.needDataset();
  }

  #choose(chosen: Dataset | undefined): void {
    this.#chosen?.delete();
    this.#chosen = chosen;
  }

  #needRun(): TrainingRun {
    if (!this.#run) {
      const model = this.#ownModel();
      const dataset = this.trainingData();
      const trainer = this.core.makeTrainer(model, dataset);
      this.#snapshots ??= new Snapshots(model.parameters().byteLength);
      const before = { epochs: this.#history().length, steps: this.#steps };
      this.#run = new TrainingRun(model, dataset, trainer, this.#snapshots, before);
    }
    return this.#run;
  }

  #history(): EpochMetrics[] {
    return JSON.parse(this.#ownModel().history());
  }

  protected codeSize(): number {
    return JSON.parse(this.needModel().configuration()).model.code;
  }

  async #replaceModel(model: Model): Promise<ModelInfo> {
    await this.#dropRun();
    this.#hide();
    this.#model?.delete();
    this.#model = model;
    this.#steps = 0;
    this.#snapshots = undefined;
    return this.modelInfo();
  }

  #hide(): void {
    this.#shown?.delete();
    this.#shown = undefined;
  }

  /** The run holds on to the model and the data set, so it goes before either. */
  async #dropRun(): Promise<void> {
    await this.pause();
    if (!this.#run) return;
    this.#steps = this.#run.steps;
    this.#run.delete();
    this.#run = undefined;
  }
}
