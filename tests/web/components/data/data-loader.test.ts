import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '../../../../web/components/base/events.ts';
import { DataLoader, type sources } from '../../../../web/components/data/data-loader.ts';
import type {
  DataSelection,
  DatasetSource,
  LocatedFile,
  ReadDataset,
} from '../../../../web/engine/types.ts';

/** What the loader asks of the receiver. */
class LoggingReceiver {
  readonly log: string[] = [];
  message: Message | undefined;
  refuse = false;
  begun = false;
  input: readonly [number, number] = [2, 2];

  async chooseSource(source: DatasetSource, selection?: DataSelection, isNewModel = false) {
    const name = source.kind === 'images' ? ` ${source.name}` : '';
    const images = source.kind === 'mnist' && source.images ? ` ${source.images}` : '';
    const files = 'files' in source && source.files ? ' with files' : '';
    const anew = isNewModel ? ' anew' : '';
    this.log.push(
      `${source.kind}${name}${images}${files} ${JSON.stringify(selection ?? {})}${anew}`,
    );
    return !this.refuse;
  }

  async openModel(file: File) {
    this.log.push(`open ${file.name}`);
    return !this.refuse;
  }

  async openPicture(file: File) {
    this.log.push(`picture ${file.name}`);
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

const pets = (over: Partial<ReadDataset> = {}): ReadDataset => ({
  name: 'pets',
  rows: 2,
  columns: 2,
  pixels: new Uint8Array(12),
  labels: Uint8Array.of(0, 1, 1),
  test: { pixels: new Uint8Array(4), labels: Uint8Array.of(0) },
  classNames: ['cat', 'dog'],
  remarks: [],
  form: 'pictures',
  isTransposed: false,
  isInverted: false,
  columnNames: [],
  label: '',
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

  it('reads files, trains on what is in them, and says what it found', async () => {
    const read = pets({ remarks: ['Their background is bright, so they are inverted.'] });
    const data = loader({ readDataset: async () => read });
    await data.open([located('pets/cat/1.png'), located('pets/a.txt')]);
    expect(receiver.log).toEqual(['images pets {}', 'train']);
    expect(receiver.message).toEqual({
      kind: 'status',
      text: 'Training on 4 images of 2 classes (cat, dog) from pets. Their background is bright, so they are inverted.',
    });
    expect(data.opened).toMatchObject({ read, options: {} });
    expect(data.question).toBeUndefined();
  });

  it('asks before a trained model goes on with other data, and does as it is told', async () => {
    receiver.begun = true;
    const data = loader({ readDataset: async () => pets() });
    const files = [located('pets/1.png'), located('pets/2.png')];
    await data.open(files);
    expect(data.question).toEqual({ name: 'pets', fits: true });
    expect(receiver.log).toEqual([]);
    data.answer({ do: 'answer', answer: 'cancel' });
    expect(data.question).toBeUndefined();
    expect(receiver.log).toEqual([]);
    await data.open(files);
    await data.answerQuestion('go-on');
    expect(receiver.log).toEqual(['images pets {}', 'train']);
    await data.open(files);
    await data.answerQuestion('anew');
    expect(receiver.log.slice(2)).toEqual(['images pets {} anew', 'train']);
  });

  it('says of a trained model that does not take the images that a new one is needed', async () => {
    receiver.begun = true;
    receiver.input = [28, 28];
    const data = loader({ readDataset: async () => pets() });
    await data.open([located('pets/1.png'), located('pets/2.png')]);
    expect(data.question).toEqual({ name: 'pets', fits: false });
    await data.answerQuestion('anew');
    // The receiver makes one of that size by itself.
    expect(receiver.log).toEqual(['images pets {}', 'train']);
  });

  it('hands one picture to the receiver, to show it, and trains on nothing', async () => {
    const data = loader();
    await data.open([located('seven.JPG')]);
    expect(receiver.log).toEqual(['picture seven.JPG']);
    expect(data.opened).toBeUndefined();
  });

  it('reads the same files again in another way', async () => {
    const readDataset = vi.fn(async () => pets());
    const data = loader({ readDataset });
    const files = [located('pets/1.png'), located('pets/2.png')];
    await data.open(files);
    await data.readAgain({ side: 32 });
    await data.readAgain({ invert: true });
    expect(readDataset).toHaveBeenLastCalledWith(
      files,
      { side: 32, invert: true },
      expect.anything(),
      expect.anything(),
    );
  });

  it('keeps what the receiver says of new data when it trains on them', async () => {
    const text = 'These images are 2 × 2 pixels.';
    receiver.chooseSource = async () => {
      receiver.message = { kind: 'status', text };
      return true;
    };
    await loader({ readDataset: async () => pets() }).open([located('train-images')]);
    expect(receiver.message?.text).toMatch(/from pets\. These images are 2 × 2 pixels\.$/);
  });

  it('leaves a model to the receiver, whatever lies beside it', async () => {
    await loader().open([located('picture.png'), located('model.safetensors')]);
    expect(receiver.log).toEqual(['open model.safetensors']);
  });

  it('says what was wrong with a folder, and leaves the receiver as it is', async () => {
    const data = loader({ readDataset: () => Promise.reject(new Error('Found no image.')) });
    await data.open([located('1.png'), located('b.png')]);
    expect(receiver.log).toEqual([]);
    expect(receiver.message).toEqual({ kind: 'error', text: 'Found no image.' });
    expect(data.loading).toBeUndefined();
  });

  it('does not train on images that the receiver refuses', async () => {
    receiver.refuse = true;
    const data = loader({ readDataset: async () => pets() });
    await data.open([located('1.png'), located('b.png')]);
    expect(receiver.log).toEqual(['images pets {}']);
    expect(data.opened).toBeUndefined();
  });

  it('tells how far it is, and is silent once cancelled', async () => {
    const data = loader({
      readDataset: async (_files, _options, report, signal) => {
        report?.({ done: 1200, total: 5000 });
        return until(signal);
      },
    });
    const reading = data.open([located('1.png'), located('b.png')]);
    expect(data.loading).toEqual({ text: 'Reading files', amount: '1,200 of 5,000', share: 0.24 });
    data.cancel();
    await reading;
    expect(data.loading).toBeUndefined();
    expect(receiver).toMatchObject({ log: [], message: undefined });
  });

  it('gives up what it reads for data that are chosen meanwhile', async () => {
    const data = loader({
      readDataset: async (_files, _options, _report, signal) => until(signal),
    });
    const reading = data.open([located('1.png'), located('b.png')]);
    await data.choose({
      source: { kind: 'digits', count: 5, seed: 1 },
      selection: { classes: [3] },
    });
    await reading;
    expect(receiver.log).toEqual(['digits {"classes":[3]}']);
  });

  it('takes MNIST at once where the 10,000 images will do', async () => {
    const look = vi.fn(async () => undefined);
    const data = loader({ cachedFiles: look });
    await data.choose({ source: { kind: 'mnist' } });
    await data.choose({ source: { kind: 'mnist', images: 10_000 } });
    expect(look).not.toHaveBeenCalled();
    expect(receiver.log).toEqual(['mnist {}', 'mnist 10000 {}']);
  });

  const whole = { kind: 'mnist', images: 70_000 } as const;
  const fashion = { kind: 'fashion' } as const;

  it('takes all of MNIST, or Fashion-MNIST, from an earlier download or from beside the page', async () => {
    const files = [new File([], 'a')];
    await loader({ cachedFiles: async () => files }).choose({ source: whole });
    const beside: string[] = [];
    const data = loader({
      cachedFiles: async () => undefined,
      isBeside: async (_, baseUrl) => beside.push(baseUrl) > 0,
    });
    await data.choose({ source: whole, selection: { images: 10 } });
    await data.choose({ source: fashion });
    expect(beside).toEqual(['data/mnist/', 'data/fashion/']);
    expect(receiver.log).toEqual(['mnist 70000 {}', 'mnist 70000 {"images":10}', 'fashion {}']);
  });

  it.each([
    [whole, 'MNIST', 'mnist 70000 with files'],
    [fashion, 'Fashion-MNIST', 'fashion with files'],
  ])('asks before it downloads $kind', async (source, name, taken) => {
    const downloadFiles = vi.fn(async () => [new File([], 'a')]);
    const nowhere = { cachedFiles: async () => undefined, isBeside: async () => false };
    const data = loader({ ...nowhere, downloadFiles });
    await data.choose({ source, selection: { classes: [3, 8] } });
    expect(data.offered?.name).toBe(name);
    expect(downloadFiles).not.toHaveBeenCalled();
    data.decline();
    expect(data.offered).toBeUndefined();
    await data.download();
    expect(downloadFiles).not.toHaveBeenCalled();
    await data.choose({ source, selection: { classes: [3, 8] } });
    await data.download();
    expect(data.offered).toBeUndefined();
    expect(receiver.log).toEqual([`${taken} {"classes":[3,8]}`]);
  });
});
