import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MessageFromWorker, MessageToWorker } from '../../../web/engine/protocol.ts';
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
});
afterEach(() => void vi.unstubAllGlobals());

async function started(): Promise<[WorkerClient, FakeWorker]> {
  const starting = WorkerClient.start({});
  const [worker] = FakeWorker.made as [FakeWorker];
  worker.tell({ type: 'ready', build: { variant: 'simd', threads: 1 } });
  return [await starting, worker];
}

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
    const calls = [client.call('pause', []), client.call('train', [{}])];
    lose(worker);
    calls.push(client.call('saveModel', []) as never);
    for (const call of calls) {
      await expect(call).rejects.toMatchObject({ code: 'unavailable', message });
    }
    expect(await client.lost).toMatchObject({ code: 'unavailable', message });
    expect(worker.isTerminated).toBe(true);
    expect(worker.received.filter(({ type }) => type === 'call')).toHaveLength(2);
  });

  it('is not one that was terminated, whose calls reject all the same', async () => {
    const [client, worker] = await started();
    const call = client.call('pause', []);
    client.terminate();
    await expect(call).rejects.toThrow('The engine was terminated.');
    await expect(client.call('pause', [])).rejects.toThrow('The engine was terminated.');
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
