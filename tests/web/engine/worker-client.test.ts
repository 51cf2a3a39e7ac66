import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  CallMessage,
  MessageFromWorker,
  MessageToWorker,
} from '../../../web/engine/protocol.ts';
import type { TrainingProgress } from '../../../web/engine/types.ts';
import { WorkerClient } from '../../../web/engine/worker-client.ts';

/** A worker that the tests answer for. */
class FakeWorker {
  static made: FakeWorker[] = [];
  onmessage: ((event: { data: MessageFromWorker }) => void) | undefined;
  onerror: ((event: { message: string }) => void) | undefined;
  onmessageerror: (() => void) | undefined;
  readonly received: MessageToWorker[] = [];
  isTerminated = false;

  constructor() {
    FakeWorker.made.push(this);
  }

  postMessage(message: MessageToWorker): void {
    this.received.push(message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  tell(data: MessageFromWorker): void {
    this.onmessage?.({ data });
  }
}

beforeEach(() => {
  FakeWorker.made = [];
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('document', { baseURI: 'https://page.example/lesson/' });
  // The origin of files, of which the worker's script is one here.
  vi.stubGlobal('origin', 'null');
});
afterEach(() => void vi.unstubAllGlobals());

async function started({ alive = false } = {}): Promise<[WorkerClient, FakeWorker]> {
  const starting = WorkerClient.start({});
  const [worker] = FakeWorker.made as [FakeWorker];
  if (alive) worker.tell({ type: 'alive' });
  worker.tell({
    type: 'ready',
    build: { variant: 'simd', threads: 1 },
    calls: ['encode', 'pause', 'saveModel', 'train'],
  });
  return [await starting, worker];
}

describe('a call', () => {
  it('goes to the worker by its name, and its answer comes back to it', async () => {
    const [{ session }, worker] = await started();
    const images = Float32Array.of(1, 2);
    const [saved, encoded] = [session.saveModel(), session.encode(images)];
    const [, first, second] = worker.received as [MessageToWorker, CallMessage, CallMessage];
    expect(first).toMatchObject({ call: 'saveModel', arguments: [] });
    expect(second).toMatchObject({ call: 'encode', arguments: [images] });
    worker.tell({ type: 'result', id: second.id, value: 'codes' });
    worker.tell({ type: 'error', id: first.id, code: 'not-ready', message: 'No model.' });
    expect(await encoded).toBe('codes');
    await expect(saved).rejects.toMatchObject({ code: 'not-ready', message: 'No model.' });
  });

  it('to train reports until it ends', async () => {
    const [{ session }, worker] = await started();
    const reports: unknown[] = [];
    const end = session.train({ epochs: 1 }, (progress) => reports.push(progress));
    const { id } = worker.received[1] as CallMessage;
    expect(worker.received[1]).toMatchObject({ call: 'train', arguments: [{ epochs: 1 }] });
    const progress = { epoch: 1 } as TrainingProgress;
    worker.tell({ type: 'progress', id, progress });
    worker.tell({ type: 'result', id, value: undefined });
    expect(await end).toBeUndefined();
    expect(reports).toEqual([progress]);
  });
});

describe('a worker that is lost', () => {
  it.each([
    [
      'by an error',
      (worker: FakeWorker) => worker.onerror?.({ message: 'Uncaught RuntimeError: unreachable' }),
      'The engine was lost: Uncaught RuntimeError: unreachable.',
    ],
    [
      'by an error without a message',
      (worker: FakeWorker) => worker.onerror?.({ message: '' }),
      'The engine was lost: its worker failed without saying why.',
    ],
    [
      'by a message that cannot be read',
      (worker: FakeWorker) => worker.onmessageerror?.(),
      'The engine was lost: a message of its worker could not be read.',
    ],
  ])('%s rejects the calls that wait and later ones, and says so', async (_, lose, message) => {
    const [client, worker] = await started();
    const { session } = client;
    const calls: Promise<unknown>[] = [session.pause(), session.train({}, () => {})];
    lose(worker);
    calls.push(session.saveModel());
    for (const call of calls) {
      await expect(call).rejects.toMatchObject({ code: 'unavailable', message });
    }
    expect(await client.lost).toMatchObject({ code: 'unavailable', message });
    expect(worker.isTerminated).toBe(true);
    expect(worker.received.filter(({ type }) => type === 'call')).toHaveLength(2);
  });

  it('is not one that was terminated, whose calls reject all the same', async () => {
    const [client, worker] = await started();
    const call = client.session.pause();
    client.terminate();
    await expect(call).rejects.toThrow('The engine was terminated.');
    await expect(client.session.pause()).rejects.toThrow('The engine was terminated.');
    expect(worker.isTerminated).toBe(true);
    expect(await Promise.race([client.lost, Promise.resolve('not lost')])).toBe('not lost');
  });

  it('rejects the start while it is starting', async () => {
    for (const lose of [
      (worker: FakeWorker) => worker.onerror?.({ message: 'no such file' }),
      (worker: FakeWorker) => worker.onmessageerror?.(),
    ]) {
      const starting = WorkerClient.start({});
      const worker = FakeWorker.made.at(-1) as FakeWorker;
      lose(worker);
      await expect(starting).rejects.toMatchObject({ code: 'unavailable' });
      expect(worker.isTerminated).toBe(true);
    }
  });
});

describe('a worker that never comes back from making its threads', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const newest = () => FakeWorker.made.at(-1) as FakeWorker;
  const getStuck = () => {
    newest().tell({ type: 'threads', made: false });
    vi.runOnlyPendingTimers();
  };
  const beReady = (threads: number) =>
    newest().tell({ type: 'ready', build: { variant: 'simd', threads }, calls: [] });
  const optionsOf = (worker: FakeWorker) => {
    const [message] = worker.received;
    return message?.type === 'start' ? message.options : undefined;
  };

  it('is replaced by another, which makes them', async () => {
    const starting = WorkerClient.start({});
    getStuck();
    expect(FakeWorker.made.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
    newest().tell({ type: 'threads', made: false });
    newest().tell({ type: 'threads', made: true });
    vi.runOnlyPendingTimers();
    beReady(2);
    expect((await starting).build.threads).toBe(2);
    expect(FakeWorker.made).toHaveLength(2);
    expect(optionsOf(newest())).toEqual({});
  });

  it('is replaced by one with one thread when it happens twice', async () => {
    const starting = WorkerClient.start({ variant: 'simd' });
    getStuck();
    getStuck();
    beReady(1);
    expect((await starting).build.threads).toBe(1);
    expect(FakeWorker.made.map(optionsOf)).toEqual([
      { variant: 'simd' },
      { variant: 'simd' },
      { variant: 'simd', threads: 1 },
    ]);
  });

  it('has not started when it happens twice with threads that were asked for', async () => {
    const starting = WorkerClient.start({ threads: 2 });
    getStuck();
    getStuck();
    await expect(starting).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('threads could not be made'),
    });
    expect(newest().isTerminated).toBe(true);
  });
});

/** The browser's locks: those that are held, and who waits for them. */
class FakeLocks {
  readonly waiting = new Map<string, () => void>();

  request(name: string, { signal }: { signal: AbortSignal }, callback: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => {
        this.waiting.delete(name);
        reject(signal.reason);
      });
      this.waiting.set(name, () => {
        callback();
        resolve();
      });
    });
  }
}

describe('a worker that ends without a word', () => {
  const locks = new FakeLocks();
  beforeEach(() => {
    locks.waiting.clear();
    vi.stubGlobal('navigator', { locks });
  });
  const end = (worker: FakeWorker) => {
    const [message] = worker.received;
    if (message?.type === 'start') locks.waiting.get(message.lock)?.();
  };

  it('is lost: every call rejects, and it is told', async () => {
    const [client, worker] = await started({ alive: true });
    const saved = client.session.saveModel();
    end(worker);
    await expect(saved).rejects.toMatchObject({ code: 'unavailable' });
    expect((await client.lost).message).toBe(
      'The engine was lost: its worker ended without a word.',
    );
  });

  it('while it starts has not started', async () => {
    const starting = WorkerClient.start({});
    const [worker] = FakeWorker.made as [FakeWorker];
    worker.tell({ type: 'alive' });
    end(worker);
    await expect(starting).rejects.toThrow("The engine's worker ended while it started.");
    expect(worker.isTerminated).toBe(true);
  });

  it('is not looked for once it was terminated', async () => {
    const [client] = await started({ alive: true });
    expect(locks.waiting.size).toBe(1);
    client.terminate();
    expect(locks.waiting.size).toBe(0);
  });

  it('is not looked for where the browser has no locks', async () => {
    await started();
    expect(locks.waiting.size).toBe(0);
  });
});
