import { describe, expect, it } from 'vitest';
import { decibels, mean } from '../../../../web/components/compare/comparison.ts';
import {
  type KeptModel,
  keptName,
  withKept,
} from '../../../../web/components/compare/kept-models.ts';
import { completed } from '../../../../web/engine/configuration.ts';
import type { ModelInfo } from '../../../../web/engine/types.ts';

const bytes = new Uint8Array(4);

describe('the name of a kept model', () => {
  const info = (family: 'plain' | 'variational', losses: number[]): ModelInfo => ({
    configuration: completed({ model: { encoder: [128, 32], code: 2, family } }),
    layers: [],
    parameters: 0,
    epochs: losses.length,
    history: losses.map((loss, i) => ({
      epoch: i + 1,
      train_loss: loss,
      test_loss: loss,
      test_mse: 0,
      test_bce: 0,
      samples_per_second: 1,
      seconds: 1,
    })),
  });

  it('says its layers, its epochs and its loss', () => {
    expect(keptName(info('plain', [0.5, 0.25]))).toBe('784-128-32-2, 2 epochs, test loss 0.2500');
    expect(keptName(info('plain', [0.5]))).toBe('784-128-32-2, 1 epoch, test loss 0.5000');
  });

  it('says its family unless that is plain, and that nothing was trained', () => {
    expect(keptName(info('variational', []))).toBe('variational 784-128-32-2, untrained');
  });
});

describe('the kept models', () => {
  it('have names and numbers of their own', () => {
    let kept: readonly KeptModel[] = [];
    for (const name of ['a', 'b', 'a', 'a']) kept = withKept(kept, name, bytes);
    expect(kept.map(({ name }) => name)).toEqual(['a', 'b', 'a (2)', 'a (3)']);
    expect(new Set(kept.map(({ id }) => id)).size).toBe(4);
  });

  it('are the newest eight', () => {
    let kept: readonly KeptModel[] = [];
    for (let i = 1; i <= 10; i += 1) kept = withKept(kept, `run ${i}`, bytes);
    expect(kept).toHaveLength(8);
    expect(kept[0]?.name).toBe('run 3');
  });
});

describe('figures of a comparison', () => {
  it('are decibels against a peak of 1, and means', () => {
    expect(decibels(0.01)).toBeCloseTo(20);
    expect(decibels(1)).toBeCloseTo(0);
    expect(mean(Float32Array.of(1, 2, 6))).toBe(3);
  });
});
