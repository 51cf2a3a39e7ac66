import type { LayerInfo } from '../../engine/types.ts';

/** A unit of a layer. */
export interface Unit {
  /** The layer's index in `ModelInfo.layers`. */
  layer: number;
  /** The unit's index in the layer. */
  unit: number;
}

/** Weights of a unit as an image, [rows × columns]. */
export interface UnitImage {
  /** 'looks-for': its weights to what comes in; 'paints': its weights to what goes out. */
  role: 'looks-for' | 'paints';
  values: Float32Array;
  rows: number;
  columns: number;
}

/** The lines of the layer table whose matrices say what a layer's units look for, and what they paint. */
export function weightLines(
  layers: readonly LayerInfo[],
  layer: number,
  pixels: number,
): { looksFor: number | undefined; paints: number | undefined } {
  const last = layers.length - 1;
  const paintsPixels = isBeforeOutput(layers, layer);
  const readsPixels = layers[layer]?.inputs === pixels && layers[layer]?.part !== 'decoder';
  // Of a unit beside the output what it paints says more than what it takes from the layer before.
  return {
    looksFor: paintsPixels && !readsPixels ? undefined : layer,
    paints: paintsPixels ? last : undefined,
  };
}

/** Whether the outputs of a layer are what the output layer is given. */
function isBeforeOutput(layers: readonly LayerInfo[], layer: number): boolean {
  const last = layers.length - 1;
  const before = layers.findLastIndex(
    ({ activations }, i) => i < last && activations !== undefined,
  );
  return layer === before;
}

/** A unit's weights to its inputs, of a matrix [outputs × inputs]. */
export function incoming(matrix: Float32Array, inputs: number, unit: number): Float32Array {
  return matrix.slice(unit * inputs, (unit + 1) * inputs);
}

/** A unit's weights to the outputs of the layer after it, of that one's matrix [outputs × inputs]. */
export function outgoing(matrix: Float32Array, inputs: number, unit: number): Float32Array {
  return Float32Array.from(
    { length: matrix.length / inputs },
    (_, output) => matrix[output * inputs + unit] ?? 0,
  );
}

/** Values as an image: of the input's size where there are as many, else about square, filled up by 0. */
export function asImage(
  values: Float32Array,
  [rows, columns]: readonly [number, number],
): { values: Float32Array; rows: number; columns: number } {
  if (values.length === rows * columns) return { values, rows, columns };
  const across = Math.ceil(Math.sqrt(values.length));
  const down = Math.ceil(values.length / across);
  const filled = new Float32Array(down * across);
  filled.set(values);
  return { values: filled, rows: down, columns: across };
}
