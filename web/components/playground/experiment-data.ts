import type { Engine } from '../../engine/engine.ts';
import type { DataSelection, DatasetInfo, DatasetSource } from '../../engine/types.ts';

/** Whether both are made or fetched anew to the same images. */
function sameSource(a: DatasetSource, b: DatasetSource): boolean {
  return (a.kind === 'digits' || a.kind === 'mnist') && JSON.stringify(a) === JSON.stringify(b);
}

/** The data, and what of them is trained on. */
export class ExperimentData {
  source: DatasetSource | undefined;
  /** The part of the source that is used. */
  selection: DataSelection = {};
  info: DatasetInfo | undefined;
  /** The classes trained on; none for all. */
  classes: readonly number[] = [];

  /** The data to train on, in a few words. */
  get text(): string {
    if (!this.info) return '';
    const { name } = this.info;
    return this.classes.length > 0 ? `${name}, classes ${this.classes.join(', ')}` : name;
  }

  /** Whether these are the data of that source and selection. */
  are(source: DatasetSource, selection: DataSelection): boolean {
    if (!this.source || JSON.stringify(selection) !== JSON.stringify(this.selection)) return false;
    return source === this.source || sameSource(source, this.source);
  }

  /** Forgets that an engine has these data, and says what they were. */
  forget(): { source: DatasetSource | undefined; selection: DataSelection } {
    const { source, selection } = this;
    this.source = undefined;
    return { source, selection };
  }

  async load(engine: Engine, source: DatasetSource, selection: DataSelection = {}): Promise<void> {
    this.info = await engine.loadDataset(source, selection);
    this.source = source;
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
