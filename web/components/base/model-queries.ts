import type { EngineCalls } from '../../engine/engine-calls.ts';

/** What a session does for its panels, one change after another: they ask it by events. */
type Changes =
  | 'loadDataset'
  | 'trainOn'
  | 'createModel'
  | 'loadModel'
  | 'applySettings'
  | 'pause'
  | 'snapshots'
  | 'show';

/** What panels may ask the model; the answers come between two minibatches while it trains. */
export type ModelQueries = Omit<EngineCalls, Changes>;
