import {
  type FolderImages,
  type FolderOptions,
  isImage,
  type LocatedFile,
  readImageFolder,
  skippedText,
} from '../../engine/image-folder/read-image-folder.ts';
import {
  cachedMnist,
  downloadMnist,
  hasMnist,
  MNIST_MIRRORS,
  MNIST_SIZE,
} from '../../engine/mnist-download.ts';
import type { DataSelection, DatasetSource } from '../../engine/types.ts';
import { errorMessage, type Message } from '../base/events.ts';
import { countText } from '../base/numbers.ts';
import type { DataRequest, SourceChoice } from './data-events.ts';

/** Whoever takes the data that were read or downloaded, and trains on them. */
export interface DataReceiver {
  /** The last message, such as what became of the model with the new data. */
  readonly message: Message | undefined;
  /** Whether the data are taken; where not, those that there were stay. */
  chooseSource(source: DatasetSource, selection?: DataSelection): Promise<boolean>;
  /** Whether the data or the model of files are taken. */
  openFiles(files: File[]): Promise<boolean>;
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

/** A folder of images that is the data now, and how it was read. */
export interface ReadFolder extends FolderOptions {
  files: readonly LocatedFile[];
  images: FolderImages;
}

/** The functions that read and download; a test has its own. */
export const sources = { readImageFolder, cachedMnist, downloadMnist, hasMnist };

/** The height and width of images, unless others are asked for: MNIST's. */
const USUAL_SIDE = 28;

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

export function downloadText(): string {
  return `${megabytes(MNIST_SIZE)} MB from ${new URL(MNIST_MIRRORS[0]).host}`;
}

function describe({
  name,
  labels,
  classNames,
  inverted,
  skipped,
  pixels,
  rows,
  columns,
}: FolderImages) {
  const classes = new Set(labels).size;
  const names = classNames && classNames.length <= 6 ? ` (${classNames.join(', ')})` : '';
  const count = `${countText(pixels.length / (rows * columns))} images`;
  return [
    `Training on ${count} ${classes > 0 ? `of ${classes} classes${names} ` : 'without labels '}from ${name}.`,
    inverted ? 'Their background is bright, so they are inverted.' : '',
    skipped.length > 0 ? skippedText(skipped) : '',
  ];
}

/**
 * Fetches and reads the data that take their time, away from the receiver, which goes on with what it
 * has until they are there. Dispatches `change` whenever something to show has changed.
 */
export class DataLoader extends EventTarget {
  readonly #receiver: () => DataReceiver;
  readonly #sources: typeof sources;
  #cancel: AbortController | undefined;
  /** The choice of MNIST, where that is not there yet. */
  #offered: SourceChoice | undefined;

  loading: Loading | undefined;
  folder: ReadFolder | undefined;

  constructor(receiver: () => DataReceiver, parts: Partial<typeof sources> = {}) {
    super();
    this.#receiver = receiver;
    this.#sources = { ...sources, ...parts };
  }

  /** Whether the user is asked if MNIST is to be downloaded. */
  get offersMnist(): boolean {
    return this.#offered !== undefined;
  }

  /** Takes data in place of those that there are, and of what is being read. */
  async choose(choice: SourceChoice): Promise<void> {
    this.cancel();
    const { source } = choice;
    if (source.kind !== 'mnist' || source.files) return this.#take(choice);
    const present = await this.#load('Looking for MNIST', async () => {
      const files = await this.#sources.cachedMnist();
      if (files) return { ...choice, source: { ...source, files } };
      const isBeside = await this.#sources.hasMnist(source.baseUrl ?? 'data/mnist/');
      return isBeside ? choice : 'nowhere';
    });
    if (present === 'nowhere') {
      this.#offered = choice;
      this.#notify();
    } else if (present) {
      await this.#take(present);
    }
  }

  /** Takes what was dropped or chosen: a model, IDX files or images, which it starts to train on. */
  async open(files: readonly LocatedFile[]): Promise<void> {
    this.cancel();
    const isModel = files.some(({ path }) => path.endsWith('.safetensors'));
    if (!isModel && files.some(isImage)) {
      await this.#readFolder(files, { side: USUAL_SIDE });
    } else if (await this.#receiver().openFiles(files.map(({ file }) => file))) {
      if (isModel) return;
      this.folder = undefined;
      this.#notify();
      await this.#train([]);
    }
  }

  answer(request: DataRequest): void {
    if (request.do === 'read-again') void this.readAgain(request);
    else if (request.do === 'download-mnist') void this.download();
    else if (request.do === 'decline-mnist') this.decline();
    else this.cancel();
  }

  /** Reads the present folder once more, in another way. */
  async readAgain(options: FolderOptions): Promise<void> {
    this.cancel();
    if (this.folder) await this.#readFolder(this.folder.files, options);
  }

  /** Downloads MNIST, if that is offered. */
  async download(): Promise<void> {
    const choice = this.#offered;
    if (!choice) return;
    this.#offered = undefined;
    const files = await this.#load('Downloading MNIST', (signal, report) =>
      this.#sources.downloadMnist(
        (bytes) => report(`${megabytes(bytes)} of ${megabytes(MNIST_SIZE)} MB`, bytes / MNIST_SIZE),
        signal,
      ),
    );
    if (files) await this.#take({ ...choice, source: { kind: 'mnist', files } });
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
    const isFolder = source.kind === 'images' && source.pixels === this.folder?.images.pixels;
    if (!isFolder) this.folder = undefined;
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

  async #readFolder(files: readonly LocatedFile[], options: FolderOptions): Promise<void> {
    const images = await this.#load('Reading images', (signal, report) =>
      this.#sources.readImageFolder(
        files,
        options,
        (done, total) => report(`${countText(done)} of ${countText(total)}`, done / total),
        signal,
      ),
    );
    if (!images) return;
    const { name, rows, columns, pixels, labels, classNames } = images;
    const receiver = this.#receiver();
    const chosen = await receiver.chooseSource({
      kind: 'images',
      ...{ name, rows, columns, pixels },
      ...(labels ? { labels } : {}),
      ...(classNames ? { classNames } : {}),
    });
    if (!chosen) return;
    this.folder = { ...options, files, images };
    this.#notify();
    await this.#train(describe(images));
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
