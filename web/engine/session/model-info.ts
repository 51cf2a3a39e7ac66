import type { Model } from '../generated/autoencoder-simd.js';
import type { EpochMetrics, LayerInfo, ModelInfo, TrainingData } from '../types.ts';

/** A model's configuration, layers and history. */
export function modelInfo(model: Model): ModelInfo {
  const layers: LayerInfo[] = JSON.parse(model.layers());
  const history: EpochMetrics[] = JSON.parse(model.history());
  const data: TrainingData | null = JSON.parse(model.data());
  return {
    configuration: JSON.parse(model.configuration()),
    layers,
    parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0),
    epochs: history.length,
    history,
    ...(data ? { data } : {}),
  };
}
