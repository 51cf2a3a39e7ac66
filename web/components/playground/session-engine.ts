import type { Engine } from '../../engine/engine.ts';
import type { ModelQueries } from '../base/model-queries.ts';

/** What the session needs of the engine. */
export type SessionEngine = ModelQueries &
  Pick<
    Engine,
    | 'build'
    | 'lost'
    | 'loadDataset'
    | 'trainOn'
    | 'createModel'
    | 'applySettings'
    | 'train'
    | 'pause'
    | 'snapshots'
    | 'show'
    | 'loadModel'
    | 'terminate'
  >;
