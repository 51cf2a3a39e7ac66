import type { Build, EngineOptions } from './choose-build.ts';
import type { EngineCalls } from './engine-calls.ts';
import type { EngineError } from './engine-error.ts';
import type { EngineSession } from './protocol.ts';
import type { DatasetSource, TrainingProgress, TrainOptions } from './types.ts';
import { WorkerClient } from './worker-client.ts';

export type { Build, EngineOptions, Variant } from './choose-build.ts';
export type { EngineCalls } from './engine-calls.ts';
export { EngineError } from './engine-error.ts';

/**
 * The engine, as a page sees it: every call is answered by a worker, so that the page's own thread
 * never computes. Arguments are copied to the worker, results are moved from it.
 */
export interface Engine extends EngineCalls {
  /** What really runs. */
  readonly build: Build;

  /**
   * Comes true should the engine's worker be lost; every call rejects from then on. Another engine can
   * be started, but data and model are gone.
   */
  readonly lost: Promise<EngineError>;

  /**
   * Trains the model on the data set and yields how it goes. Leaving the loop pauses; calling again
   * goes on. Throws an `EngineError` with code `diverged` if the loss stops being finite.
   */
  train(options?: TrainOptions): AsyncGenerator<TrainingProgress, void>;

  /** Ends the worker; calls that are not answered yet, and later ones, reject. */
  terminate(): void;
}

export const Engine = {
  /**
   * Starts a worker with the core in it, on the fastest of its builds that this browser and page can
   * run, or on the one that the options say. Rejects with `unavailable` where the browser cannot,
   * and with `bad-input` for options that mean nothing.
   * @param first the data set that will be loaded first, which the engine then fetches while its
   * module is on the way
   */
  async start(options: EngineOptions = {}, first?: DatasetSource): Promise<Engine> {
    const { session, build, lost, terminate } = await WorkerClient.start(options, first);
    return { ...session, build, lost, terminate, train: (wanted = {}) => train(session, wanted) };
  },
};

async function* train(
  session: EngineSession,
  options: TrainOptions,
): AsyncGenerator<TrainingProgress, void> {
  const reports: TrainingProgress[] = [];
  let wake = () => {};
  let finished = false;
  const end = session
    .train(options, (progress) => {
      reports.push(progress);
      wake();
    })
    .finally(() => {
      finished = true;
      wake();
    });
  // The loop below meets a rejection only once it has yielded the reports that came before.
  end.catch(() => undefined);
  try {
    for (;;) {
      const report = reports.shift();
      if (report) yield report;
      else if (finished) break;
      else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
    await end;
  } finally {
    if (!finished) await session.pause();
  }
}
