import { msg, str } from '@lit/localize';
import {
  type Configuration,
  completed,
  needsNewModel,
  type PartialConfiguration,
} from '../../engine/configuration.ts';
import type { Engine } from '../../engine/engine.ts';
import { merge } from '../../engine/merge.ts';
import type { DataSelection, DatasetSource } from '../../engine/types.ts';
import { errorMessage, type Message } from '../base/events.ts';
import { megabytes } from '../base/numbers.ts';
import { differences } from '../settings/differences.ts';
import type { Pace } from '../training/pace.ts';
import { type AfterChange, ChangeQueue } from './change-queue.ts';
import { ExperimentHistory } from './experiment-history.ts';
import { ExperimentState } from './experiment-state.ts';
import { dataLabel, loadingText, openedText } from './experiment-texts.ts';
import type { Moment } from './moment.ts';
import {
  type FetchedModel,
  openDescribedModel,
  openModel,
  readWeights,
  sizeText,
} from './open-model.ts';
import { pictureText } from './picture-text.ts';
import type { TrainLimits } from './trainer.ts';
import { changeLabel } from './undo-labels.ts';

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
      const { engine, kept } = this;
      if (kept.moment?.configuration !== this.model?.configuration) {
        void kept.take(() => this.capture());
      }
      if (engine) this.trainer.resume(engine);
      this.notify();
    },
  });

  /** The changes that can be taken back. */
  readonly history = new ExperimentHistory({
    capture: () => this.capture(true),
    restore: (moment) => this.restore(this.engine as Engine, moment),
    parts: () => [this.model, this.data.source, this.data.classes],
  });

  /** The work that is being waited for, such as "Loading MNIST". */
  get activity(): string | undefined {
    const { activity } = this.#changes;
    const { arrived } = this;
    if (!activity || !arrived || arrived.size === 0) return activity;
    return msg(str`Loading MNIST, ${megabytes(arrived.received)} of ${megabytes(arrived.size)} MB`);
  }

  /**
   * Starts the engine, if need be, with data, the classes to train on (none for all) and a model.
   * @param label the change in a few words, where it is to be taken back
   * @param opened the file of a model in place of a new one of the configuration
   */
  start(
    source: DatasetSource,
    configuration: PartialConfiguration,
    classes: readonly number[] = [],
    selection: DataSelection = {},
    label?: string,
    opened?: FetchedModel,
  ): Promise<boolean> {
    return this.#changes.add(msg('Starting'), async () => {
      const engine = await this.connection.open();
      const { data } = this;
      await this.#record(label, async () => {
        if (!data.are(source, selection)) await this.load(engine, source, selection);
        if (classes.join() !== data.classes.join()) await data.trainOn(engine, classes);
        if (opened) await this.#adoptFetched(engine, opened);
        else this.adoptModel(await engine.createModel(configuration));
      });
      this.replay.snapshots = await engine.snapshots();
    });
  }

  async #adoptFetched(engine: Engine, { file, address }: FetchedModel): Promise<void> {
    const { data, model } = this;
    const opened = await openDescribedModel(engine, await file, data.info, model !== undefined);
    this.adoptModel(opened, false);
    this.trainer.depart('opened');
    this.trainer.origin = address;
  }

  /** Takes up an experiment as it was kept, and trains on where it was in training. */
  goOn(moment: Moment): Promise<boolean> {
    return this.#changes.add(msg('Taking up where you were'), async () => {
      const engine = await this.connection.open();
      const label = this.begun ? msg('going on where you were') : undefined;
      await this.#record(label, () => this.takeUpKept(engine, moment));
      this.replay.snapshots = await engine.snapshots();
      const { goal } = moment.training;
      if (goal) this.trainer.goOn(engine, goal);
    });
  }

  /** Starts another engine after one was lost, with all as it was kept. */
  async startAgain(): Promise<void> {
    const { model, kept } = this;
    if (!model || this.engine) return;
    const { moment } = kept;
    const data = this.data.forget() ?? moment?.data;
    if (!data) return;
    this.connection.loss = undefined;
    if (!moment) {
      await this.start(data.source, model.configuration, data.classes, data.selection);
      return;
    }
    await this.#changes.add(msg('Starting'), async () => {
      const engine = await this.connection.open();
      await this.takeUpKept(engine, moment);
      this.replay.snapshots = await engine.snapshots();
    });
  }

  /** Takes the last change back, with the model, its training and the data that there were. */
  undo(): Promise<boolean> {
    return this.#turn('back');
  }

  /** Makes the change again that was taken back last. */
  redo(): Promise<boolean> {
    return this.#turn('again');
  }

  /** Loads other data; the model stays where it fits them and no new one is wanted. */
  chooseSource(
    source: DatasetSource,
    selection: DataSelection = {},
    isNewModel = false,
  ): Promise<boolean> {
    return this.#replace(loadingText(source), dataLabel(source), async (engine) => {
      await this.load(engine, source, selection);
      const { model } = this;
      const dataset = this.data.info;
      if (!dataset || !model) return;
      const [rows, columns] = model.configuration.model.input;
      const fits = rows === dataset.rows && columns === dataset.columns;
      if (fits && !isNewModel) {
        if (this.begun) this.trainer.depart('data');
        return;
      }
      const input: [number, number] = [dataset.rows, dataset.columns];
      const configuration = merge(model.configuration, { model: { input } });
      this.adoptModel(await engine.createModel(configuration));
      if (fits) return;
      const text = msg(
        str`These images are ${sizeText(input)}, so a new, untrained model of that size was made.`,
      );
      this.message = { kind: 'status', text };
    });
  }

  /** Trains a new model on images of these classes alone, or of all if there are none. */
  async chooseClasses(classes: readonly number[]): Promise<void> {
    const label = classes.length > 0 ? msg(str`classes ${classes.join(', ')}`) : msg('all classes');
    const changed = await this.#replace(undefined, label, async (engine) => {
      await this.data.trainOn(engine, classes);
      this.kept.forget();
      if (this.model) this.adoptModel(await engine.createModel(this.model.configuration));
    });
    if (changed) await this.train();
  }

  /**
   * Changes the model in training where that can be, else makes a new, untrained one, and goes on
   * training if it trained; the model that was there stays if the engine refuses.
   * @param label the change in a few words, where they are not those of what differs
   */
  chooseConfiguration(configuration: PartialConfiguration, label?: string): Promise<boolean> {
    const wanted = completed(configuration);
    this.wanted = wanted;
    this.notify();
    const configure = async (engine: Engine) => {
      try {
        await this.#configure(engine, configuration, wanted, label);
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
    return this.#replace(undefined, msg('reset'), async (engine) => {
      if (this.model) this.adoptModel(await engine.createModel(this.model.configuration));
    });
  }

  async openModel(file: File): Promise<boolean> {
    const look = async (engine: Engine) => {
      this.weights = await readWeights(engine, file, this.data.info);
    };
    const isRead = await this.#change(msg('Reading the model'), look, 'continues');
    // Weights become a model once it is known how they are meant.
    if (!isRead || this.weights) return isRead;
    return this.#replace(
      msg('Opening the model'),
      msg(str`opening ${file.name}`),
      async (engine) => {
        const model = await openModel(engine, file, this.data.info);
        this.adoptModel(model, false);
        this.trainer.depart('opened');
        this.message = { kind: 'status', text: openedText(file.name, model) };
      },
    );
  }

  /** Prepares a picture for the model, and tells of it with the event `picture`. */
  openPicture(file: File): Promise<boolean> {
    const open = async (engine: Engine) => {
      const { image, rows, columns, remarks } = await engine.preparePicture(file);
      const source = { kind: 'picture', name: msg('your picture') } as const;
      this.picture = { pixels: image, rows, columns, source };
      this.message = { kind: 'status', text: pictureText(file.name, remarks) };
      this.dispatchEvent(new Event('picture'));
    };
    return this.#change(msg('Reading the picture'), open, 'continues');
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
    await this.#change(msg('Saving the model'), save, 'continues');
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

  /** Lets training stand still, until it goes on as if it never had. */
  hold(isHeld: boolean): void {
    if (isHeld === this.trainer.held) return;
    this.trainer.held = isHeld;
    if (this.training) this.#takeUp();
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
    label: string | undefined,
  ): Promise<void> {
    const before = this.model?.configuration;
    if (before && needsNewModel(before, wanted) === undefined) {
      this.adoptSettings(await engine.applySettings(wanted));
      return;
    }
    await this.#record(label ?? (before && changeLabel(wanted, before)), async () =>
      this.adoptModel(await engine.createModel(configuration)),
    );
    if (before && this.training) {
      const changes = differences(wanted, before).join(', ');
      const text = msg(str`Restarted with ${changes || msg('other settings')}.`);
      this.message = { kind: 'status', text };
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

  /** Makes a change that makes a new model or replaces data, so that it can be taken back. */
  #replace(
    activity: string | undefined,
    label: string,
    work: (engine: Engine) => Promise<void>,
  ): Promise<boolean> {
    return this.#change(activity, (engine) => this.#record(label, () => work(engine)));
  }

  /** Does work that can be taken back, unless it is given no words for that. */
  async #record(label: string | undefined, work: () => Promise<void>): Promise<void> {
    if (!label || !this.model) return work();
    const text = await this.history.record(label, work);
    if (text) this.message = { kind: 'status', text };
  }

  async #turn(direction: 'back' | 'again'): Promise<boolean> {
    let text: string | undefined;
    await this.#change(undefined, async () => {
      text = await this.history.turn(direction);
      if (text) this.message = { kind: 'status', text };
    });
    return text !== undefined;
  }

  async #prepareChange(after: AfterChange): Promise<boolean> {
    if (after === 'pauses') await this.pause();
    else await this.trainer.interrupt(this.engine);
    const { loss } = this.connection;
    if (loss) this.report(loss);
    return loss === undefined;
  }
}
