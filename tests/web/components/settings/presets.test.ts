import { describe, expect, it } from 'vitest';
import { familyChoices } from '../../../../web/components/settings/choices.ts';
import { DEFAULT_PRESET, PRESETS, presetOf } from '../../../../web/components/settings/presets.ts';
import { type Configuration, completed } from '../../../../web/engine/configuration.ts';

/** A preset as the engine fills it up. */
function filled(index: number): Configuration {
  return completed(PRESETS[index]?.configuration ?? {});
}

describe('presets', () => {
  it('show every family', () => {
    const families = PRESETS.map((_, i) => filled(i).model.family);
    expect([...new Set(families)].sort()).toEqual(
      familyChoices()
        .map(([family]) => family)
        .sort(),
    );
  });

  it('have ids of their own, and the first visit starts with the first', () => {
    expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
    expect(DEFAULT_PRESET).toBe(PRESETS[0]);
  });

  it.each(PRESETS.map((preset, i) => [preset.id, i] as const))('%s is known again', (id, i) => {
    expect(presetOf(filled(i))?.id).toBe(id);
  });

  it('are left by a change of any setting but the seed', () => {
    const { model, training } = filled(0);
    expect(presetOf({ model, training: { ...training, seed: 7 } })?.id).toBe(PRESETS[0]?.id);
    expect(presetOf({ model, training: { ...training, learning_rate: 0.1 } })).toBeUndefined();
    expect(presetOf({ model: { ...model, activation: 'tanh' }, training })).toBeUndefined();
    const corruption = { kind: 'masking', amount: 0.2, clip: true } as const;
    expect(presetOf({ model, training: { ...training, corruption } })).toBeUndefined();
    const sparsity = { ...model.sparsity, active: 9 };
    expect(presetOf({ model: { ...model, sparsity }, training })).toBeUndefined();
  });
});
