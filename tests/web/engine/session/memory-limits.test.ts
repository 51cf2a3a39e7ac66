import { describe, expect, it } from 'vitest';
import type { MainModule } from '../../../../web/engine/generated/autoencoder-simd.js';
import { requireMemory } from '../../../../web/engine/session/memory.ts';

const coreWith = (bytes: number, threads: number) =>
  ({ memoryToTrain: () => bytes, threads: () => threads }) as unknown as MainModule;

describe('a model is held to the memory of the build', () => {
  it('and passes where it fits', () => {
    requireMemory(coreWith(2 ** 29 - 1, 8), '{}');
    requireMemory(coreWith(2 ** 32 - 1, 1), '{}');
  });

  it.each([
    [
      'too large for threads, but not for one: which build would do is said',
      [1.1e9, 2],
      'To train this model takes at least 1.1 GB, but 2 threads share 0.5 GB; one, with threads=1 in the address, may take 4.3 GB.',
    ],
    [
      'too large for any page',
      [9e9, 2],
      'To train this model takes at least 9.0 GB, but a page has 4.3 GB at most; the command line has all that the machine has.',
    ],
    [
      'too large for one thread',
      [5e9, 1],
      'To train this model takes at least 5.0 GB, but a page has 4.3 GB at most; the command line has all that the machine has.',
    ],
  ] as const)('%s', (_, [bytes, threads], sentence) => {
    expect(() => requireMemory(coreWith(bytes, threads), '{}')).toThrow(sentence);
  });
});
