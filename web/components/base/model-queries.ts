import type { Engine } from '../../engine/engine.ts';

/** What panels may ask the model; the answers come between two minibatches while it trains. */
export type ModelQueries = Pick<
  Engine,
  | 'reconstruct'
  | 'encode'
  | 'decode'
  | 'activations'
  | 'layerWeights'
  | 'walk'
  | 'sample'
  | 'latentGrid'
  | 'evaluate'
  | 'similarities'
  | 'pca'
  | 'compareWith'
  | 'robustness'
  | 'anomalyScores'
  | 'roc'
  | 'detect'
  | 'corrupt'
  | 'prepareDrawing'
  | 'testImages'
  | 'modelInfo'
  | 'saveModel'
>;
