import { msg, str } from '@lit/localize';
import type { Engine } from '../../engine/engine.ts';
import type {
  DataSelection,
  DatasetInfo,
  DatasetSource,
  LoadingProgress,
} from '../../engine/types.ts';
import { className } from '../base/class-name.ts';
import type { ChosenData } from './moment.ts';

/** Whether both are made or fetched anew to the same images. */
function sameSource(a: DatasetSource, b: DatasetSource): boolean {
  const isOwn = a.kind === 'files' || a.kind === 'images';
  return !isOwn && JSON.stringify(a) === JSON.stringify(b);
}

/** The data, and what of them is trained on. */
export class ExperimentData {
  /** Where the data come from, exactly: of MNIST, which of the two. */
  source: DatasetSource | undefined;
  /** The source as it was asked for. */
  #asked: DatasetSource | undefined;
  /** The part of the source that is used. */
  selection: DataSelection = {};
  info: DatasetInfo | undefined;
  /** The classes trained on; none for all. */
  classes: readonly number[] = [];

  /** The data to train on, in a few words. */
  get text(): string {
    if (!this.info) return '';
    const { name, classNames } = this.info;
    const classes = this.classes.map((label) => className(label, classNames)).join(', ');
    return classes === '' ? name : msg(str`${name}, classes ${classes}`);
  }

  /** Whether these are the data of that source and selection. */
  are(source: DatasetSource, selection: DataSelection): boolean {
    if (!this.source || JSON.stringify(selection) !== JSON.stringify(this.selection)) return false;
    const { source: exact } = this;
    return [exact, this.#asked ?? exact].some((had) => had === source || sameSource(source, had));
  }

  /** All that has to be told to have the same data again; nothing before there are any. */
  get chosen(): ChosenData | undefined {
    const { source, selection, classes } = this;
    return source && { source, selection, classes };
  }

  /** Forgets that an engine has these data, and says what they were. */
  forget(): ChosenData | undefined {
    const { chosen } = this;
    this.source = undefined;
    this.classes = [];
    return chosen;
  }

  async load(
    engine: Engine,
    source: DatasetSource,
    selection: DataSelection = {},
    report?: (progress: LoadingProgress) => void,
  ): Promise<void> {
    this.info = await engine.loadDataset(source, selection, report);
    this.#asked = source;
    const { mnistImages: images } = this.info;
    this.source = source.kind === 'mnist' && images ? { ...source, images } : source;
    this.selection = selection;
    this.classes = [];
  }

  async trainOn(engine: Engine, classes: readonly number[]): Promise<void> {
    const { trainCount } = await engine.trainOn(classes);
    // Questions about test images are still about all of them.
    if (this.info) this.info = { ...this.info, trainCount };
    this.classes = classes;
  }
}
