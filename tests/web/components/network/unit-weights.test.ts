import { describe, expect, it } from 'vitest';
import {
  asImage,
  incoming,
  outgoing,
  weightLines,
} from '../../../../web/components/network/unit-weights.ts';
import type { LayerInfo } from '../../../../web/engine/types.ts';

const line = (part: LayerInfo['part'], inputs: number, outputs: number, activations?: number) =>
  ({
    name: '',
    part,
    inputs,
    outputs,
    activation: 'relu',
    parameters: 0,
    ...(activations === undefined ? {} : { activations }),
  }) satisfies LayerInfo;

const deep = [
  line('encoder', 784, 128, 0),
  line('code', 128, 2, 1),
  line('decoder', 2, 128, 2),
  line('decoder', 128, 784, 3),
];

describe('the weights that make a unit', () => {
  it('are its filter in the first layer, and what it paints before the last', () => {
    expect(weightLines(deep, 0, 784)).toEqual({ looksFor: 0, paints: undefined });
    expect(weightLines(deep, 1, 784)).toEqual({ looksFor: 1, paints: undefined });
    expect(weightLines(deep, 2, 784)).toEqual({ looksFor: undefined, paints: 3 });
  });

  it('are both where the code stands alone between the images', () => {
    const flat = [line('code', 784, 32, 0), line('decoder', 32, 784, 1)];
    expect(weightLines(flat, 0, 784)).toEqual({ looksFor: 0, paints: 1 });
  });

  it('are of the means where the code is variational', () => {
    const variational = [line('code', 784, 2, 0), line('code', 784, 2), line('decoder', 2, 784, 1)];
    expect(weightLines(variational, 0, 784)).toEqual({ looksFor: 0, paints: 2 });
  });

  it('are a row of its own matrix, and a column of the next one', () => {
    const matrix = Float32Array.of(1, 2, 3, 4, 5, 6);
    expect([...incoming(matrix, 3, 1)]).toEqual([4, 5, 6]);
    expect([...outgoing(matrix, 3, 1)]).toEqual([2, 5]);
  });

  it('are shown in the size of the image, or else about square', () => {
    expect(asImage(new Float32Array(6), [2, 3])).toMatchObject({ rows: 2, columns: 3 });
    const other = asImage(Float32Array.of(1, 2, 3, 4, 5), [2, 3]);
    expect(other).toMatchObject({ rows: 2, columns: 3 });
    expect([...other.values]).toEqual([1, 2, 3, 4, 5, 0]);
  });
});
