import type { ModelQueries } from '../playground/session-engine.ts';

/** What the network's picture asks the model. */
export type NetworkQueries = ModelQueries & {
  activations(images: Float32Array): Promise<Float32Array[]>;
  layerWeights(layer: number): Promise<Float32Array>;
};
