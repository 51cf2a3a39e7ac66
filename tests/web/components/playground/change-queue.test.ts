import { describe, expect, it } from 'vitest';
import { ChangeQueue } from '../../../../web/components/playground/change-queue.ts';

/** A queue that writes down what its host is told; changes are not possible while it is `refusing`. */
function loggingQueue() {
  const log: string[] = [];
  const state = { refusing: false };
  const queue = new ChangeQueue({
    prepare: async (after) => {
      log.push(`prepare, ${after}`);
      return !state.refusing;
    },
    begun: () => log.push(`begun: ${queue.activity}`),
    failed: (error) => log.push(`failed: ${(error as Error).message}`),
    ended: () => log.push(`ended, running: ${queue.running}`),
  });
  return { queue, log, state };
}

describe('the queue of changes', () => {
  it('makes one change after another', async () => {
    const { queue, log } = loggingQueue();
    const first = queue.add('First', async () => {
      await Promise.resolve();
      log.push(`first, running: ${queue.running}`);
    });
    const second = queue.add(undefined, async () => void log.push('second'), 'continues');
    await queue.whenDone(() => void log.push('done'));
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(log).toEqual([
      'prepare, pauses',
      'begun: First',
      'first, running: true',
      'ended, running: false',
      'prepare, continues',
      'begun: undefined',
      'second',
      'ended, running: false',
      'done',
    ]);
  });

  it('tells of a change that fails, and makes the next one', async () => {
    const { queue, log } = loggingQueue();
    const failing = queue.add('Failing', () => Promise.reject(new Error('No.')));
    const next = queue.add('Next', async () => undefined);
    expect(await Promise.all([failing, next])).toEqual([false, true]);
    expect(log.slice(1, 4)).toEqual(['begun: Failing', 'failed: No.', 'ended, running: false']);
    expect(queue.activity).toBeUndefined();
  });

  it('does not begin what its host cannot prepare', async () => {
    const { queue, log, state } = loggingQueue();
    state.refusing = true;
    expect(await queue.add('Refused', async () => void log.push('made'))).toBe(false);
    expect(log).toEqual(['prepare, pauses']);
  });
});
