import { msg, str } from '@lit/localize';
import type { LayerInfo } from '../../engine/types.ts';

/** A layer as the picture has it: the units between input and output. */
export interface PictureLayer {
  part: LayerInfo['part'];
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

/** The layers between input and output, from left to right; of a variational code the means. */
export function pictureLayers(layers: readonly LayerInfo[]): PictureLayer[] {
  const shown = layers
    .map((info, layer) => ({ ...info, layer }))
    .slice(0, -1)
    .filter(({ activations }) => activations !== undefined);
  return shown.map(({ part, outputs, layer, name, activation }, i) => {
    const target = part === 'decoder' ? shown.length - 1 - i : i;
    const names = {
      encoder: msg(str`Hidden layer ${target + 1}`),
      code: msg('Code'),
      decoder: msg(str`Hidden layer ${target + 1}, mirrored`),
    };
    return { part, name: names[part], width: outputs, target, layer, layerName: name, activation };
  });
}
