import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '../../../../web/components/base/events.ts';
import { DataLoader, type sources } from '../../../../web/components/data/data-loader.ts';
import type {
  FolderImages,
  LocatedFile,
} from '../../../../web/engine/image-folder/read-image-folder.ts';
import type { DataSelection, DatasetSource } from '../../../../web/engine/types.ts';

/** What the loader asks of the receiver. */
class LoggingReceiver {
  readonly log: string[] = [];
  message: Message | undefined;
  refuse = false;

  async chooseSource(source: DatasetSource, selection?: DataSelection) {
    const name = source.kind === 'images' ? ` ${source.name}` : '';
    const files = source.kind === 'mnist' && source.files ? ' with files' : '';
    this.log.push(`${source.kind}${name}${files} ${JSON.stringify(selection ?? {})}`);
    return !this.refuse;
  }

  async openFiles(files: File[]) {
    this.log.push(`open ${files.map(({ name }) => name).join()}`);
    return !this.refuse;
  }

  async train() {
    this.log.push('train');
    this.message = undefined;
  }

  report(message: Message | undefined) {
    this.message = message;
  }
}

const located = (path: string): LocatedFile => ({
  path,
  file: new File([], path.split('/').at(-1) ?? path),
});

const folderImages = (over: Partial<FolderImages> = {}): FolderImages => ({
  name: 'pets',
  rows: 2,
  columns: 2,
  pixels: new Uint8Array(12),
  labels: Uint8Array.of(0, 1, 1),
  classNames: ['cat', 'dog'],
  inverted: false,
  skipped: [],
  ...over,
});

describe('the loader of data', () => {
  let receiver: LoggingReceiver;
  beforeEach(() => {
    receiver = new LoggingReceiver();
  });
  const loader = (parts: Partial<typeof sources> = {}) => new DataLoader(() => receiver, parts);
  const until = (signal: AbortSignal | undefined) =>
    new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
    });

  it('reads a folder of images, trains on it, and says what it found', async () => {
    const images = folderImages({ inverted: true, skipped: ['pets/a.txt'] });
    const data = loader({ readImageFolder: async () => images });
    await data.open([located('pets/cat/1.png'), located('pets/a.txt')]);
    expect(receiver.log).toEqual(['images pets {}', 'train']);
    expect(receiver.message).toEqual({
      kind: 'status',
      text: 'Training on 3 images of 2 classes (cat, dog) from pets. Their background is bright, so they are inverted. Left out what is no readable image: pets/a.txt.',
    });
    expect(data.folder).toMatchObject({ images, side: 28 });
  });

  it('reads the same folder again in another way', async () => {
    const readImageFolder = vi.fn(async () => folderImages());
    const data = loader({ readImageFolder });
    const files = [located('pets/1.png')];
    await data.open(files);
    await data.readAgain({ side: 32, invert: true });
    expect(readImageFolder).toHaveBeenLastCalledWith(
      files,
      { side: 32, invert: true },
      expect.anything(),
      expect.anything(),
    );
  });

  it('keeps what the receiver says of new data when it trains on them', async () => {
    const text = 'These images are 14 × 14 pixels.';
    receiver.openFiles = async () => {
      receiver.message = { kind: 'status', text };
      return true;
    };
    await loader().open([located('train-images')]);
    expect(receiver.message).toEqual({ kind: 'status', text });
  });

  it('leaves models and IDX files to the receiver, and trains on the latter', async () => {
    const data = loader();
    await data.open([located('train-images'), located('train-labels')]);
    await data.open([located('model.safetensors'), located('picture.png')]);
    expect(receiver.log).toEqual([
      'open train-images,train-labels',
      'train',
      'open model.safetensors,picture.png',
    ]);
  });

  it('says what was wrong with a folder, and leaves the receiver as it is', async () => {
    const data = loader({ readImageFolder: () => Promise.reject(new Error('Found no image.')) });
    await data.open([located('1.png')]);
    expect(receiver.log).toEqual([]);
    expect(receiver.message).toEqual({ kind: 'error', text: 'Found no image.' });
    expect(data.loading).toBeUndefined();
  });

  it('does not train on images that the receiver refuses', async () => {
    receiver.refuse = true;
    const data = loader({ readImageFolder: async () => folderImages() });
    await data.open([located('1.png')]);
    expect(receiver.log).toEqual(['images pets {}']);
    expect(data.folder).toBeUndefined();
  });

  it('tells how far it is, and is silent once cancelled', async () => {
    const data = loader({
      readImageFolder: async (_files, _options, report, signal) => {
        report?.(1200, 5000);
        return until(signal);
      },
    });
    const reading = data.open([located('1.png')]);
    expect(data.loading).toEqual({ text: 'Reading images', amount: '1,200 of 5,000', share: 0.24 });
    data.cancel();
    await reading;
    expect(data.loading).toBeUndefined();
    expect(receiver).toMatchObject({ log: [], message: undefined });
  });

  it('gives up what it reads for data that are chosen meanwhile', async () => {
    const data = loader({
      readImageFolder: async (_files, _options, _report, signal) => until(signal),
    });
    const reading = data.open([located('1.png')]);
    await data.choose({
      source: { kind: 'digits', count: 5, seed: 1 },
      selection: { classes: [3] },
    });
    await reading;
    expect(receiver.log).toEqual(['digits {"classes":[3]}']);
  });

  it('takes MNIST from an earlier download, or from beside the page', async () => {
    const files = [new File([], 'a')];
    await loader({ cachedMnist: async () => files }).choose({ source: { kind: 'mnist' } });
    await loader({ cachedMnist: async () => undefined, hasMnist: async () => true }).choose({
      source: { kind: 'mnist' },
      selection: { images: 10 },
    });
    expect(receiver.log).toEqual(['mnist with files {}', 'mnist {"images":10}']);
  });

  it('asks before it downloads MNIST', async () => {
    const downloadMnist = vi.fn(async () => [new File([], 'a')]);
    const nowhere = { cachedMnist: async () => undefined, hasMnist: async () => false };
    const data = loader({ ...nowhere, downloadMnist });
    await data.choose({ source: { kind: 'mnist' }, selection: { classes: [3, 8] } });
    expect(data.offersMnist).toBe(true);
    expect(downloadMnist).not.toHaveBeenCalled();
    data.decline();
    expect(data.offersMnist).toBe(false);
    await data.download();
    expect(downloadMnist).not.toHaveBeenCalled();
    await data.choose({ source: { kind: 'mnist' }, selection: { classes: [3, 8] } });
    await data.download();
    expect(data.offersMnist).toBe(false);
    expect(receiver.log).toEqual(['mnist with files {"classes":[3,8]}']);
  });
});
