import type { ModelConfiguration } from '../../engine/configuration.ts';

/** A layer as the picture has it: the units between input and output. */
export interface PictureLayer {
  part: 'encoder' | 'code' | 'decoder';
  /** What it is called for people, such as "Hidden layer 1, mirrored". */
  name: string;
  width: number;
  /** What resizing it changes: the encoder's hidden layer, or the encoder's length for the code. */
  target: number;
  /** The index in `ModelInfo.layers` of the layer whose outputs these units are, and its name. */
  layer: number;
  layerName: string;
  activation: string;
}

/** The layers between input and output, from left to right. */
export function pictureLayers(model: ModelConfiguration): PictureLayer[] {
  const { encoder, code } = model;
  const variational = model.family === 'variational';
  const activation = (target: number) => model.layer_activations[target] ?? model.activation;
  const hidden = encoder.map((width, target) => ({
    width,
    target,
    activation: activation(target),
  }));
  // A variational code has two layers, of which the picture shows the means.
  const afterCode = encoder.length + (variational ? 2 : 1);
  return [
    ...hidden.map((layer) => ({
      ...layer,
      part: 'encoder' as const,
      name: `Hidden layer ${layer.target + 1}`,
      layer: layer.target,
      layerName: `encoder.${layer.target}`,
    })),
    {
      part: 'code' as const,
      name: 'Code',
      width: code,
      target: encoder.length,
      layer: encoder.length,
      layerName: variational ? 'code.mean' : `encoder.${encoder.length}`,
      activation: model.code_activation,
    },
    ...hidden.toReversed().map((layer, i) => ({
      ...layer,
      part: 'decoder' as const,
      name: `Hidden layer ${layer.target + 1}, mirrored`,
      layer: afterCode + i,
      layerName: `decoder.${i}`,
    })),
  ];
}

/** The index in `ModelInfo.layers` of the layer whose outputs are the pixels. */
export function outputLayer(model: ModelConfiguration): number {
  return 2 * model.encoder.length + (model.family === 'variational' ? 2 : 1);
}

/** Which of the activations in the order data flow are a layer's outputs; none of a log-variance. */
export function activationIndex(model: ModelConfiguration, layer: number): number | undefined {
  if (model.family !== 'variational' || layer <= model.encoder.length) return layer;
  return layer === model.encoder.length + 1 ? undefined : layer - 1;
}
