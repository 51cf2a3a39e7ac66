import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TrainingTurn } from '../../../../web/components/playground/training-turn.ts';

interface Asking {
  run(): void;
}

/** One lock, as the browser's are: held by one, waited for by others in their order, and to be stolen. */
class OneLock {
  #lose: ((reason: Error) => void) | undefined;
  readonly #queue: Asking[] = [];

  request(
    _: string,
    { steal, signal }: { steal?: boolean; signal?: AbortSignal },
    hold: () => Promise<void>,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const asking = {
        run: () => {
          this.#lose = reject;
          hold().then(() => {
            resolve();
            if (this.#lose !== reject) return;
            this.#lose = undefined;
            this.#queue.shift()?.run();
          });
        },
      };
      signal?.addEventListener('abort', () => {
        const place = this.#queue.indexOf(asking);
        if (place < 0) return;
        this.#queue.splice(place, 1);
        reject(new DOMException('aborted', 'AbortError'));
      });
      if (!steal && this.#lose) this.#queue.push(asking);
      else {
        this.#lose?.(new DOMException('stolen', 'AbortError'));
        asking.run();
      }
    });
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the turn to train', () => {
  beforeEach(() => void vi.stubGlobal('navigator', { locks: new OneLock() }));
  afterEach(() => void vi.unstubAllGlobals());

  it('is had by one at a time, in the order in which they ask', async () => {
    const changes = vi.fn();
    const [first, second] = [new TrainingTurn(changes), new TrainingTurn(changes)];
    first.ask();
    second.ask();
    expect([first.has, second.has, second.isAwaited]).toEqual([true, false, true]);
    first.giveBack();
    await settled();
    expect([first.has, second.has, second.isAwaited]).toEqual([false, true, false]);
    expect(changes).toHaveBeenCalledTimes(2);
  });

  it('is taken from another at once, which may wait for it again', async () => {
    const changes = vi.fn();
    const [first, second] = [new TrainingTurn(changes), new TrainingTurn(() => {})];
    first.ask();
    second.ask(true);
    await settled();
    expect([first.has, second.has]).toEqual([false, true]);
    expect(changes).toHaveBeenCalledTimes(2);
    first.ask();
    second.giveBack();
    await settled();
    expect(first.has).toBe(true);
  });

  it('is not had by one that gave up waiting', async () => {
    const [first, second] = [new TrainingTurn(() => {}), new TrainingTurn(() => {})];
    first.ask();
    second.ask();
    second.giveBack();
    first.giveBack();
    await settled();
    expect([first.has, second.has, second.isAwaited]).toEqual([false, false, false]);
    first.ask();
    expect(first.has).toBe(true);
  });

  it('is everybody’s where the browser has no locks', () => {
    vi.stubGlobal('navigator', {});
    const [first, second] = [new TrainingTurn(() => {}), new TrainingTurn(() => {})];
    first.ask();
    second.ask();
    expect([first.has, second.has]).toEqual([true, true]);
  });

  it('is everybody’s where a frame is refused the locks, and is not asked for again', async () => {
    const request = vi.fn(() => Promise.reject(new DOMException('denied', 'SecurityError')));
    vi.stubGlobal('navigator', { locks: { request } });
    const turn = new TrainingTurn(() => turn.ask());
    turn.ask();
    await settled();
    expect([turn.has, turn.isAwaited]).toEqual([true, false]);
    expect(request).toHaveBeenCalledTimes(1);
  });
});
