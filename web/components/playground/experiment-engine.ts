import type { Engine } from '../../engine/engine.ts';
import type { ModelQueries } from '../base/model-queries.ts';

/** The part of the engine that an experiment needs. */
export type ExperimentEngine = ModelQueries &
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
