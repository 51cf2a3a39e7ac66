import { msg, str } from '@lit/localize';
import { readDataset } from '../../engine/dataset-reader/read-dataset.ts';
import { downloadSize, PUBLIC_DATASETS, type PublicDataset } from '../../engine/public-datasets.ts';
import { cachedFiles, downloadFiles, isBeside } from '../../engine/public-files.ts';
import type {
  DataSelection,
  DatasetSource,
  LocatedFile,
  ReadDataset,
  ReadOptions,
} from '../../engine/types.ts';
import { errorMessage, type Message } from '../base/events.ts';
import { countText, megabytes } from '../base/numbers.ts';
import type { DataRequest, ModelAnswer, SourceChoice } from './data-events.ts';
import { isPicture } from './picture-name.ts';

/** Whoever takes the data that were read or downloaded, and trains on them. */
export interface DataReceiver {
  /** The last message, such as what became of the model with the new data. */
  readonly message: Message | undefined;
  /**
   * Whether the data are taken, with a new, untrained model where that is wanted or the present one
   * does not fit them; where not, those that there were stay.
   */
  chooseSource(
    source: DatasetSource,
    selection?: DataSelection,
    isNewModel?: boolean,
  ): Promise<boolean>;
  /** Whether the model has been trained at all. */
  readonly begun: boolean;
  /** The size of the images that the model takes. */
  readonly input: readonly [number, number] | undefined;
  /** Whether the model of a file is taken. */
  openModel(file: File): Promise<boolean>;
  /** Whether ink was found in the picture, and it is shown. */
  openPicture(file: File): Promise<boolean>;
  train(): Promise<void>;
  report(message: Message): void;
}

/** The progress of work that takes its time. */
export interface Loading {
  /** The work that is done, such as "Reading images". */
  text: string;
  /** The amount that has come and that is to come, such as "1,200 of 5,000". */
  amount: string;
  /** The share that has come, in [0, 1]. */
  share: number;
}

/** Files that somebody opened, and what was read from them. */
export interface OpenedFiles {
  files: readonly LocatedFile[];
  options: ReadOptions;
  read: ReadDataset;
}

/** A question about a trained model, to which other data have come. */
export interface ModelQuestion {
  /** The name of the data. */
  name: string;
  /** Whether the model takes images of their size, so that it can go on training. */
  fits: boolean;
}

/** The functions that read and download; a test has its own. */
export const sources = { readDataset, cachedFiles, downloadFiles, isBeside };

/** A public data set that a source cannot do without, unless it has the files already. */
export function neededDataset(source: DatasetSource): PublicDataset | undefined {
  if (source.kind === 'fashion' && !source.files) return PUBLIC_DATASETS.fashion;
  const isWhole = source.kind === 'mnist' && source.images === 70_000 && !source.files;
  return isWhole ? PUBLIC_DATASETS.mnist : undefined;
}

function describe({ name, labels, classNames, pixels, rows, columns, test, remarks }: ReadDataset) {
  const classes = new Set(labels).size;
  const names =
    classNames.length > 0 && classNames.length <= 6 ? ` (${classNames.join(', ')})` : '';
  const count = (pixels.length + test.pixels.length) / (rows * columns);
  return [trainingText(countText(count), rows === 1, classes, names, name), ...remarks];
}

function trainingText(
  count: string,
  isFeatures: boolean,
  classes: number,
  names: string,
  name: string,
): string {
  if (classes === 0) {
    return isFeatures
      ? msg(str`Training on ${count} rows of features without labels from ${name}.`)
      : msg(str`Training on ${count} images without labels from ${name}.`);
  }
  return isFeatures
    ? msg(str`Training on ${count} rows of features of ${classes} classes${names} from ${name}.`)
    : msg(str`Training on ${count} images of ${classes} classes${names} from ${name}.`);
}

/**
 * Fetches and reads the data that take their time, away from the receiver, which goes on with what it
 * has until they are there. Dispatches `change` whenever something to show has changed.
 */
export class DataLoader extends EventTarget {
  readonly #receiver: () => DataReceiver;
  readonly #sources: typeof sources;
  #cancel: AbortController | undefined;
  /** The choice of a public data set that is not there yet. */
  #offered: { choice: SourceChoice; dataset: PublicDataset } | undefined;

  /** What was read while the user is asked what becomes of the trained model. */
  #waiting: OpenedFiles | undefined;

  loading: Loading | undefined;
  /** The files that are the data now, if they are somebody's own. */
  opened: OpenedFiles | undefined;

  constructor(receiver: () => DataReceiver, parts: Partial<typeof sources> = {}) {
    super();
    this.#receiver = receiver;
    this.#sources = { ...sources, ...parts };
  }

  /** The files that these data were read from; data may have been taken back since. */
  openedAs(source: DatasetSource | undefined): OpenedFiles | undefined {
    const isOpened = source?.kind === 'images' && source.pixels === this.opened?.read.pixels;
    return isOpened ? this.opened : undefined;
  }

  /** The data set that the user is asked about: whether it is to be downloaded. */
  get offered(): PublicDataset | undefined {
    return this.#offered?.dataset;
  }

  /** The question to the user about the trained model, if there is one. */
  get question(): ModelQuestion | undefined {
    if (!this.#waiting) return undefined;
    const { read } = this.#waiting;
    return { name: read.name, fits: this.#fits(read) };
  }

  /** Takes data in place of those that there are, and of what is being read. */
  async choose(choice: SourceChoice): Promise<void> {
    this.cancel();
    const dataset = neededDataset(choice.source);
    if (!dataset) return this.#take(choice);
    const { baseUrl = dataset.folder } = choice.source as { baseUrl?: string };
    const present = await this.#load(msg(str`Looking for ${dataset.name}`), async () => {
      const isKept = (await this.#sources.cachedFiles(dataset)) !== undefined;
      return isKept || (await this.#sources.isBeside(dataset, baseUrl)) ? 'here' : 'nowhere';
    });
    if (present === 'nowhere') {
      this.#offered = { choice, dataset };
      this.#notify();
    } else if (present) {
      await this.#take(choice);
    }
  }

  /**
   * Takes what was dropped or chosen: a model, one picture to show to it, or data, which it starts to
   * train on.
   */
  async open(files: readonly LocatedFile[]): Promise<void> {
    this.cancel();
    const [only] = files;
    const model = files.find(({ path }) => path.endsWith('.safetensors'));
    if (model) await this.#receiver().openModel(model.file);
    else if (only && isPicture(files)) {
      await this.#receiver().openPicture(only.file);
    } else {
      const opened = await this.#read(files, {});
      if (!opened) return;
      this.#waiting = opened;
      if (this.#receiver().begun) this.#notify();
      else await this.answerQuestion('go-on');
    }
  }

  answer(request: DataRequest): void {
    if (request.do === 'read-again') void this.readAgain(request.options);
    else if (request.do === 'download') void this.download();
    else if (request.do === 'decline') this.decline();
    else if (request.do === 'answer') void this.answerQuestion(request.answer);
    else this.cancel();
  }

  /** Takes the data that wait, with the model that there is or a new one; or leaves all as it was. */
  async answerQuestion(answer: ModelAnswer): Promise<void> {
    const opened = this.#waiting;
    if (!opened) return;
    this.#waiting = undefined;
    this.#notify();
    if (answer === 'cancel') return;
    const isNew = answer === 'anew' && this.#fits(opened.read);
    await this.#takeRead(opened, isNew);
  }

  /** Reads the present files once more, in another way. */
  async readAgain(options: ReadOptions): Promise<void> {
    this.cancel();
    if (!this.opened) return;
    const opened = await this.#read(this.opened.files, { ...this.opened.options, ...options });
    if (opened) await this.#takeRead(opened, false);
  }

  /** Downloads the data set that is offered. */
  async download(): Promise<void> {
    const offered = this.#offered;
    if (!offered) return;
    this.#offered = undefined;
    const { choice, dataset } = offered;
    const size = downloadSize(dataset);
    const files = await this.#load(msg(str`Downloading ${dataset.name}`), (signal, report) =>
      this.#sources.downloadFiles(
        dataset,
        (bytes) =>
          report(msg(str`${megabytes(bytes)} of ${megabytes(size)} MB`), Math.min(bytes / size, 1)),
        signal,
      ),
    );
    const images = dataset.kind === 'mnist' ? { images: 70_000 as const } : {};
    if (files) await this.#take({ ...choice, source: { kind: dataset.kind, ...images, files } });
  }

  decline(): void {
    this.#offered = undefined;
    this.#notify();
  }

  /** Stops reading or downloading; the data that were there stay. */
  cancel(): void {
    this.#cancel?.abort();
  }

  async #take({ source, selection, train }: SourceChoice): Promise<void> {
    const receiver = this.#receiver();
    if (!(await receiver.chooseSource(source, selection))) return;
    const isOpened = source.kind === 'images' && source.pixels === this.opened?.read.pixels;
    if (!isOpened) this.opened = undefined;
    this.#notify();
    if (train) await this.#train([]);
  }

  /** Trains and says so much, with what the receiver has said of the new data. */
  async #train(sentences: readonly string[]): Promise<void> {
    const receiver = this.#receiver();
    const said = receiver.message?.text ?? '';
    await receiver.train();
    const text = [...sentences, said].filter((sentence) => sentence !== '').join(' ');
    if (text !== '') receiver.report({ kind: 'status', text });
  }

  #fits({ rows, columns }: ReadDataset): boolean {
    const { input } = this.#receiver();
    return input?.[0] === rows && input[1] === columns;
  }

  async #read(
    files: readonly LocatedFile[],
    options: ReadOptions,
  ): Promise<OpenedFiles | undefined> {
    const read = await this.#load(msg('Reading files'), (signal, report) =>
      this.#sources.readDataset(
        files,
        options,
        ({ done, total }) =>
          report(msg(str`${countText(done)} of ${countText(total)}`), total > 0 ? done / total : 0),
        signal,
      ),
    );
    return read && { files, options, read };
  }

  async #takeRead(opened: OpenedFiles, isNewModel: boolean): Promise<void> {
    const receiver = this.#receiver();
    const { name, rows, columns, pixels, labels, test, classNames } = opened.read;
    const images = { name, rows, columns, pixels, labels, test, classNames };
    if (!(await receiver.chooseSource({ kind: 'images', ...images }, {}, isNewModel))) return;
    this.opened = opened;
    this.#notify();
    await this.#train(describe(opened.read));
  }

  /** What `work` comes to, or nothing where it is cancelled or fails, which the receiver says. */
  async #load<Result>(
    text: string,
    work: (signal: AbortSignal, report: (amount: string, share: number) => void) => Promise<Result>,
  ): Promise<Result | undefined> {
    this.cancel();
    const cancel = new AbortController();
    this.#cancel = cancel;
    const report = (amount: string, share: number) => {
      if (this.#cancel !== cancel) return;
      this.loading = { text, amount, share };
      this.#notify();
    };
    report('', 0);
    try {
      const result = await work(cancel.signal, report);
      return cancel.signal.aborted ? undefined : result;
    } catch (error) {
      if (!cancel.signal.aborted) this.#receiver().report(errorMessage(error));
      return undefined;
    } finally {
      if (this.#cancel === cancel) {
        this.#cancel = undefined;
        this.loading = undefined;
        this.#notify();
      }
    }
  }

  #notify(): void {
    this.dispatchEvent(new Event('change'));
  }
}
