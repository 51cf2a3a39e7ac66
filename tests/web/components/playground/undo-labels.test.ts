import { describe, expect, it } from 'vitest';
import { changeLabel } from '../../../../web/components/playground/undo-labels.ts';
import { completed, type PartialConfiguration } from '../../../../web/engine/configuration.ts';

const label = (after: PartialConfiguration, before: PartialConfiguration) =>
  changeLabel(completed(after), completed(before));
const layers = (...encoder: number[]): PartialConfiguration => ({ model: { encoder } });

describe('what Undo takes back, in words', () => {
  it('is a layer that was added, removed or given another size', () => {
    expect(label(layers(512, 256, 64), layers(512, 64))).toBe('layer of 256 units');
    expect(label(layers(64, 64), layers(64))).toBe('layer of 64 units');
    expect(label(layers(512, 64), layers(512, 256, 64))).toBe('removal of the layer of 256 units');
    expect(label(layers(), layers(64))).toBe('removal of the layer of 64 units');
    expect(label(layers(512, 1), layers(512, 64))).toBe('layer of 1 unit');
  });

  it('is the code', () => {
    expect(label({ model: { code: 3 } }, { model: { code: 2 } })).toBe('code of 3 units');
  });

  it('is what differs, where that is something else or more', () => {
    const activation = { model: { activation: 'tanh' } } as const;
    expect(label(activation, { model: { activation: 'relu' } })).toMatch(/tanh/i);
    expect(label(layers(8, 4), layers(64, 32))).toBe('8-4-2');
    expect(label({ training: { seed: 4 } }, { training: { seed: 1 } })).toBe('seed 4');
  });
});
