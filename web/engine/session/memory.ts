import { EngineError } from '../engine-error.ts';
import type { MainModule } from '../generated/autoencoder-simd.js';

/** The bytes of memory that several threads share, and that one thread alone may take. */
const SHARED = 2 ** 29;
const ALONE = 2 ** 32;

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;

/** What would do for a model that takes so much. */
function remedy(bytes: number, threads: number): string {
  if (threads > 1 && bytes < ALONE) {
    return `${threads} threads share ${gigabytes(SHARED)}; one, with threads=1 in the address, may take ${gigabytes(ALONE)}`;
  }
  return `a page has ${gigabytes(ALONE)} at most; the command line has all that the machine has`;
}

/**
 * Holds a model of this configuration, JSON, to the memory of the build that runs.
 * @throws {EngineError} `unavailable`, with the bytes that training it would take and the build that
 * would do
 */
export function requireMemory(core: MainModule, configuration: string): void {
  const bytes = core.memoryToTrain(configuration);
  const threads = core.threads();
  if (bytes < (threads > 1 ? SHARED : ALONE)) return;
  throw new EngineError(
    'unavailable',
    `To train this model takes at least ${gigabytes(bytes)}, but ${remedy(bytes, threads)}.`,
  );
}
