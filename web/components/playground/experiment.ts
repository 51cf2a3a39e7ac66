import {
  type Configuration,
  completed,
  needsNewModel,
  type PartialConfiguration,
} from '../../engine/configuration.ts';
import type { Engine } from '../../engine/engine.ts';
import { merge } from '../../engine/merge.ts';
import type { DataSelection, DatasetSource, ModelInfo } from '../../engine/types.ts';
import { errorMessage, type Message } from '../base/events.ts';
import { countText, megabytes } from '../base/numbers.ts';
import { differences } from '../settings/differences.ts';
import type { Pace } from '../training/pace.ts';
import { type AfterChange, ChangeQueue } from './change-queue.ts';
import { ExperimentState } from './experiment-state.ts';
import { openModel, readWeights, sizeText } from './open-model.ts';
import { pictureText } from './picture-text.ts';
import type { TrainLimits } from './trainer.ts';

/** The work that is being waited for while data of each kind come. */
const LOADING: Record<DatasetSource['kind'], string> = {
  digits: 'Drawing digits',
  mnist: 'Loading MNIST',
  fashion: 'Loading Fashion-MNIST',
  files: 'Reading files',
  images: 'Loading images',
};

/** What is said of a model that was opened. */
function openedText(file: string, { data }: ModelInfo): string {
  if (!data) return `Opened the model of ${file}.`;
  const counts = `${countText(data.train)} training and ${countText(data.test)} test images`;
  return `Opened the model of ${file}, which was trained on ${data.name} (${counts}).`;
}

/**
 * An experiment: data, a model and its training, and all that changes them. Changes are made one
 * after another, training pauses for them, and a change that fails leaves what was there.
 */
export class Experiment extends ExperimentState {
  readonly #changes = new ChangeQueue({
    prepare: (after) => this.#prepareChange(after),
    begun: () => this.report(undefined),
    failed: (error) => this.setMessage(errorMessage(error)),
    ended: () => {
      if (this.engine) this.trainer.resume(this.engine);
      this.notify();
    },
  });

  /** The work that is being waited for, such as "Loading MNIST". */
  get activity(): string | undefined {
    const { activity } = this.#changes;
    const { arrived } = this;
    if (!activity || !arrived || arrived.size === 0) return activity;
    return `Loading MNIST, ${megabytes(arrived.received)} of ${megabytes(arrived.size)} MB`;
  }

  /** Starts the engine, if need be, with data, the classes to train on (none for all) and a model. */
  start(
    source: DatasetSource,
    configuration: PartialConfiguration,
    classes: readonly number[] = [],
    selection: DataSelection = {},
  ): Promise<boolean> {
    return this.#changes.add('Starting', async () => {
      const engine = await this.connection.open();
      const { data } = this;
      if (!data.are(source, selection)) await this.load(engine, source, selection);
      if (classes.join() !== data.classes.join()) await data.trainOn(engine, classes);
      this.adoptModel(await engine.createModel(configuration));
      this.replay.snapshots = await engine.snapshots();
    });
  }

  /** Starts another engine after one was lost, with the same data and the model as it was kept. */
  async startAgain(): Promise<void> {
    const { model, data } = this;
    const { source, selection } = data.forget();
    if (!model || !source || this.engine) return;
    const { classes } = data;
    data.classes = [];
    this.connection.loss = undefined;
    const { copy } = this.kept;
    const isThere = await this.start(source, model.configuration, classes, selection);
    if (!isThere || !copy) return;
    await this.#change('Opening the model', async (engine) => {
      this.adoptModel(await engine.loadModel(copy.bytes, 'the model that was kept'));
    });
  }

  /** Loads other data; the model stays where it fits them, else a new one is made. */
  chooseSource(source: DatasetSource, selection: DataSelection = {}): Promise<boolean> {
    return this.#change(LOADING[source.kind], async (engine) => {
      await this.load(engine, source, selection);
      const { model } = this;
      const dataset = this.data.info;
      if (!dataset || !model) return;
      const [rows, columns] = model.configuration.model.input;
      if (rows !== dataset.rows || columns !== dataset.columns) {
        const input: [number, number] = [dataset.rows, dataset.columns];
        const configuration = merge(model.configuration, { model: { input } });
        this.adoptModel(await engine.createModel(configuration));
        const text = `These images are ${sizeText(input)}, so a new, untrained model of that size was made.`;
        this.message = { kind: 'status', text };
      }
    });
  }

  /** Trains a new model on images of these classes alone, or of all if there are none. */
  async chooseClasses(classes: readonly number[]): Promise<void> {
    const changed = await this.#change(undefined, async (engine) => {
      await this.data.trainOn(engine, classes);
      if (this.model) this.adoptModel(await engine.createModel(this.model.configuration));
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
    this.notify();
    const configure = async (engine: Engine) => {
      try {
        await this.#configure(engine, configuration, wanted);
      } catch (error) {
        this.refused = { configuration: wanted, reason: errorMessage(error).text };
        throw error;
      } finally {
        if (this.wanted === wanted) this.wanted = undefined;
      }
    };
    return this.#change(undefined, configure, 'continues');
  }

  /** A new, untrained model with the settings of the present one. */
  reset(): Promise<boolean> {
    return this.#change(undefined, async (engine) => {
      if (this.model) this.adoptModel(await engine.createModel(this.model.configuration));
    });
  }

  async openModel(file: File): Promise<boolean> {
    const look = async (engine: Engine) => {
      this.weights = await readWeights(engine, file, this.data.info);
    };
    const isRead = await this.#change('Reading the model', look, 'continues');
    // Weights become a model once it is known how they are meant.
    if (!isRead || this.weights) return isRead;
    return this.#change('Opening the model', async (engine) => {
      const model = await openModel(engine, file, this.data.info);
      this.adoptModel(model);
      this.message = { kind: 'status', text: openedText(file.name, model) };
    });
  }

  /** Prepares a picture for the model, and tells of it with the event `picture`. */
  openPicture(file: File): Promise<boolean> {
    const open = async (engine: Engine) => {
      const { image, rows, columns, remarks } = await engine.preparePicture(file);
      const source = { kind: 'picture', name: 'your picture' } as const;
      this.picture = { pixels: image, rows, columns, source };
      this.message = { kind: 'status', text: pictureText(file.name, remarks) };
      this.dispatchEvent(new Event('picture'));
    };
    return this.#change('Reading the picture', open, 'continues');
  }

  /** Opens the model that was made of weights, or, without one, leaves all as it was. */
  async answerWeights(model: File | undefined): Promise<void> {
    this.weights = undefined;
    this.notify();
    if (model) await this.openModel(model);
  }

  /** The model as a safetensors file, or nothing if that failed. */
  async saveModel(): Promise<Uint8Array | undefined> {
    let bytes: Uint8Array | undefined;
    const save = async (engine: Engine) => {
      bytes = await engine.saveModel();
    };
    await this.#change('Saving the model', save, 'continues');
    return bytes;
  }

  /** Trains until `pause`, or as long as the limits say; resolves once it has begun. */
  async train(limits: TrainLimits = {}): Promise<void> {
    // A change under way, such as a reset, comes first.
    await this.#changes.whenDone(() => {
      const engine = this.engine;
      if (this.training || !engine || !this.model) return;
      this.message = undefined;
      this.trainer.start(engine, limits);
    });
  }

  /** Resolves once nothing trains any more. */
  pause(): Promise<void> {
    return this.trainer.pause(this.engine);
  }

  choosePace(pace: Pace): void {
    if (pace === this.trainer.pace) return;
    this.trainer.pace = pace;
    this.#takeUp();
  }

  /** Stops at that epoch from now on, or does not stop. */
  chooseStop(epoch: number | undefined): void {
    this.trainer.stopAt = epoch;
    this.#takeUp();
  }

  /** Reports what a panel's query threw, unless model and data are just being exchanged under it. */
  reportFromPanel(message: Message): void {
    if (!this.#changes.running) this.report(message);
  }

  /** Lets a running training go on as is now asked of it. */
  #takeUp(): void {
    this.notify();
    if (this.training) void this.#change(undefined, async () => undefined, 'continues');
  }

  async #configure(
    engine: Engine,
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
    this.adoptModel(await engine.createModel(configuration));
    if (before && this.training) {
      const changes = differences(wanted, before).join(', ');
      this.message = { kind: 'status', text: `Restarted with ${changes || 'other settings'}.` };
    }
  }

  /** Changes what the engine has. */
  #change(
    activity: string | undefined,
    work: (engine: Engine) => Promise<void>,
    after?: AfterChange,
  ): Promise<boolean> {
    const change = async () => {
      // Only `start` comes before there is an engine.
      const engine = this.engine as Engine;
      await work(engine);
      this.replay.snapshots = (await this.engine?.snapshots()) ?? [];
    };
    return this.#changes.add(activity, change, after);
  }

  async #prepareChange(after: AfterChange): Promise<boolean> {
    if (after === 'pauses') await this.pause();
    else await this.trainer.interrupt(this.engine);
    const { loss } = this.connection;
    if (loss) this.report(loss);
    return loss === undefined;
  }
}
