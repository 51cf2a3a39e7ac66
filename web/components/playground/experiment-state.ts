import { msg, str } from '@lit/localize';
import type { Configuration } from '../../engine/configuration.ts';
import type { Engine } from '../../engine/engine.ts';
import type {
  DataSelection,
  DatasetSource,
  EpochMetrics,
  LoadingProgress,
  ModelInfo,
  TrainingProgress,
} from '../../engine/types.ts';
import { errorMessage, type Message } from '../base/events.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import type { ModelSubject } from '../base/model-subject.ts';
import { epochText } from '../base/numbers.ts';
import type { Picture } from '../input/beginning.ts';
import {
  metricsAt,
  pastFigures,
  presentFigures,
  type TrainingFigures,
} from '../training/training-figures.ts';
import type { Weights } from '../weights/import-dialog.ts';
import { EngineConnection } from './engine-connection.ts';
import { ExperimentData } from './experiment-data.ts';
import { KeptMoment } from './kept-moment.ts';
import { epochsOf, type Moment } from './moment.ts';
import { SnapshotReplay } from './snapshot-replay.ts';
import { Trainer } from './trainer.ts';

/** What a lost engine costs, where so many epochs are kept. */
function lossText(epochs: number): string {
  if (epochs === 0) return msg('What it had learned since it was last saved is gone.');
  return msg(str`Starting again takes up the model as it was after ${epochText(epochs)} epochs.`);
}

/**
 * The state of an experiment: its data, its model, how far that is trained, and the last message.
 * Dispatches `change` whenever something to show has changed.
 */
export class ExperimentState extends EventTarget {
  protected readonly connection: EngineConnection;
  /** The experiment as it was a few seconds ago. */
  readonly kept = new KeptMoment();
  /** The model is as an engine makes it of its configuration. */
  #isUntouched = false;

  readonly data = new ExperimentData();
  model: ModelInfo | undefined;
  /** A number that grows whenever the parameters or the data have changed, or others are looked at. */
  revision = 0;
  message: Message | undefined;
  /** The picture that was opened last, as it was prepared for the model. */
  picture: Picture | undefined;
  /** How much has come of data that take their time. */
  protected arrived: LoadingProgress | undefined;
  /** The configuration that was chosen last, until its model is there or refused. */
  wanted: Configuration | undefined;
  /** Weights of which it is asked how they are meant. */
  weights: Weights | undefined;
  /** A configuration the engine refused, and its sentence. */
  refused: { configuration: Configuration; reason: string } | undefined;

  readonly trainer = new Trainer({
    changed: (progress) => this.#trained(progress),
    started: () => this.replay.returned(),
    ended: () => void this.kept.take(() => this.capture()),
    report: (message) => this.setMessage(message),
    stepsPerEpoch: () => {
      const batch = this.model?.configuration.training.batch_size ?? 1;
      return Math.ceil((this.data.info?.trainCount ?? 0) / batch);
    },
  });

  readonly replay = new SnapshotReplay({
    engine: () => this.engine,
    changed: () => this.notify(),
    answersChanged: () => this.#answersChanged(),
    report: (message) => this.report(message),
  });

  constructor(startEngine: () => Promise<Engine>) {
    super();
    this.connection = new EngineConnection(
      startEngine,
      () => lossText(this.kept.moment ? epochsOf(this.kept.moment) : 0),
      (loss) => this.report(loss),
    );
  }

  protected get engine(): Engine | undefined {
    return this.connection.engine;
  }

  /** Whether the model is in training, or will be again after a change. */
  get training(): boolean {
    return this.trainer.active;
  }

  /** Whether the model has been trained at all. */
  get begun(): boolean {
    return this.training || this.progress !== undefined || (this.model?.epochs ?? 0) > 0;
  }

  /** The size of the images that the model takes, in pixels. */
  get input(): readonly [number, number] | undefined {
    return this.model?.configuration.model.input;
  }

  get progress(): TrainingProgress | undefined {
    return this.trainer.progress;
  }

  /** The metrics of the model's last epoch. */
  get metrics(): EpochMetrics | undefined {
    return this.trainer.metrics;
  }

  /** Those of the last epoch of the model that is shown, which may be as it was. */
  get shownMetrics(): EpochMetrics | undefined {
    const { shown } = this.replay;
    return shown ? metricsAt(this.trainer.history, shown.epoch) : this.metrics;
  }

  get presentFigures(): TrainingFigures {
    return presentFigures(this.model, this.progress, this.trainer.seconds);
  }

  /** The numbers of the moment that is replayed, if one is. */
  get pastFigures(): TrainingFigures | undefined {
    const { shown } = this.replay;
    return shown && pastFigures(shown.epoch, this.trainer.curve);
  }

  /** The engine, while it runs. */
  get runningEngine(): Engine | undefined {
    return this.engine;
  }

  get queries(): ModelQueries | undefined {
    return this.engine;
  }

  /** The subject of the panels about the model. */
  get subject(): ModelSubject {
    const { queries, model, revision } = this;
    return { queries, data: this.data.info, model, revision };
  }

  get build(): Engine['build'] | undefined {
    return this.engine?.build;
  }

  clearRuns(): void {
    this.trainer.runs.clear();
    this.notify();
  }

  /** Forgets the configuration that was refused. */
  revertConfiguration(): void {
    this.refused = undefined;
    this.message = undefined;
    this.notify();
  }

  report(message: Message | undefined): void {
    this.setMessage(message);
    this.notify();
  }

  /** Puts a picture in place of the drawing. */
  showPicture(picture: Picture): void {
    this.picture = picture;
    this.notify();
  }

  /** Has the page keep all as it is at this moment. */
  async keepNow(): Promise<void> {
    if (this.training) await this.kept.take(() => this.capture());
  }

  /** Stops the engine for good. */
  close(): void {
    this.connection.close();
  }

  #trained(progress: TrainingProgress | undefined): void {
    if (progress) this.trainer.data = this.data.text;
    if (progress?.snapshots) this.replay.snapshots = progress.snapshots;
    if (progress) {
      this.#isUntouched = false;
      void this.kept.follow(() => this.capture());
    }
    // What is shown of an earlier model stays as it is.
    if (!this.replay.shown) this.revision += 1;
    this.notify();
  }

  #answersChanged(): void {
    this.revision += 1;
    this.notify();
  }

  protected async load(
    engine: Engine,
    source: DatasetSource,
    selection: DataSelection,
  ): Promise<void> {
    try {
      await this.data.load(engine, source, selection, (progress) => {
        this.arrived = progress;
        this.notify();
      });
    } finally {
      this.arrived = undefined;
    }
    this.kept.forget();
    this.trainer.restartEpoch();
    this.replay.restart();
    this.revision += 1;
  }

  /**
   * The experiment as it is now; nothing as long as there is none.
   * @param snapshots whether those of the model are in it.
   */
  protected async capture(snapshots = false): Promise<Moment | undefined> {
    const { engine, model } = this;
    if (!engine || !model) return undefined;
    const checkpoint = this.#isUntouched ? undefined : await engine.saveCheckpoint({ snapshots });
    const data = this.data.chosen;
    const { configuration } = this.model ?? model;
    return data && { data, configuration, checkpoint, training: this.trainer.save() };
  }

  /** Has the engine take up the experiment as it was, and all that is known of it. */
  protected async restore(engine: Engine, moment: Moment): Promise<void> {
    const { data: wanted, configuration, checkpoint, training } = moment;
    const { data } = this;
    if (!data.are(wanted.source, wanted.selection)) {
      await this.load(engine, wanted.source, wanted.selection);
    }
    if (wanted.classes.join() !== data.classes.join()) await data.trainOn(engine, wanted.classes);
    const model = checkpoint
      ? await engine.loadCheckpoint(checkpoint)
      : await engine.createModel(configuration);
    this.adoptModel(model, checkpoint === undefined);
    this.trainer.restore(training, checkpoint);
    this.kept.keep(moment);
  }

  /** Takes up what was kept; where the data are not the same any more, the model alone. */
  protected async takeUpKept(engine: Engine, moment: Moment): Promise<void> {
    const { checkpoint } = moment;
    try {
      await this.restore(engine, moment);
    } catch (error) {
      const { source, selection } = moment.data;
      if (!checkpoint || !this.data.are(source, selection)) throw error;
      const bytes = new Uint8Array(await checkpoint.file.arrayBuffer());
      this.adoptModel(await engine.loadModel(bytes, msg('the model that was kept')), false);
      this.trainer.depart('opened');
      const text = msg(
        str`${errorMessage(error).text} The model is as it was, but trains on otherwise.`,
      );
      this.message = { kind: 'status', text };
    }
  }

  /** Settings were changed without another model. */
  protected adoptSettings(model: ModelInfo): void {
    this.model = model;
    this.refused = undefined;
    this.#isUntouched = false;
    if (this.begun) this.trainer.depart('settings');
    this.revision += 1;
  }

  /** @param isUntouched whether an engine makes the same of its configuration. */
  protected adoptModel(model: ModelInfo, isUntouched = true): void {
    this.#isUntouched = isUntouched;
    this.trainer.restart(model, this.model?.configuration);
    this.kept.forget();
    this.model = model;
    this.refused = undefined;
    this.replay.restart();
    this.revision += 1;
  }

  /** Sets the message without telling of the change. */
  protected setMessage(message: Message | undefined): void {
    // What fails because the engine is gone says less than that it is gone.
    this.message = message && (this.connection.loss ?? message);
  }

  protected notify(): void {
    this.dispatchEvent(new Event('change'));
  }
}
