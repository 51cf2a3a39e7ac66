import { describe, expect, it } from 'vitest';
import { LossCurve } from '../../../../web/components/training/loss-curve.ts';
import type { TrainingProgress } from '../../../../web/engine/types.ts';

function report(epoch: number, fraction: number, loss: number, steps = 1): TrainingProgress {
  return {
    epoch,
    fraction,
    steps,
    trainLoss: loss,
    testLoss: loss + 0.1,
    testLossEpoch: epoch + fraction,
    samplesPerSecond: 1000,
  };
}

describe('LossCurve', () => {
  it('has a point for every report, at the epoch it was made in', () => {
    const curve = new LossCurve();
    curve.add(report(0, 0.5, 0.6));
    curve.add(report(1, 0.25, 0.4));
    expect(curve.data()).toEqual([
      [0.5, 1.25],
      [0.6, 0.4],
      [0.7, 0.5],
    ]);
  });

  it('starts with the history of a model that was trained before', () => {
    const line = { test_mse: 0, test_bce: 0, samples_per_second: 1, seconds: 1 };
    const curve = LossCurve.fromHistory([
      { epoch: 1, train_loss: 0.3, test_loss: 0.31, ...line },
      { epoch: 2, train_loss: 0.2, test_loss: 0.25, ...line },
    ]);
    expect(curve.data()).toEqual([
      [1, 2],
      [0.3, 0.2],
      [0.31, 0.25],
    ]);
  });

  it('has the loss of an epoch’s end as it was reported, however soon after another report', () => {
    const curve = new LossCurve();
    curve.add(report(0, 0.5, 0.5, 10));
    curve.add(report(0, 0.9, 0.4, 18));
    curve.add(report(1, 0, 0.2, 20));
    expect(curve.data()[0]).toEqual([0.5, 0.9, 1]);
    expect(curve.at(1)?.train).toBe(0.2);
  });

  it('merges neighbours when it is full, and keeps the newest point as it is', () => {
    const curve = new LossCurve(4);
    for (let i = 1; i <= 5; i += 1) curve.add(report(i, 0, i));
    expect(curve.data()[0]).toEqual([1.5, 3.5, 5]);
    expect(curve.data()[1]).toEqual([1.5, 3.5, 5]);
  });

  it('stays within its limit, in order, over a long run', () => {
    const curve = new LossCurve(100);
    for (let i = 1; i <= 12_345; i += 1) curve.add(report(i, 0, 1 / i));
    const [epochs, train, test] = curve.data();
    expect(epochs.length).toBeLessThanOrEqual(100);
    expect(epochs.length).toBe(train.length);
    expect(epochs.length).toBe(test.length);
    expect(epochs).toEqual([...epochs].sort((a, b) => a - b));
    expect(epochs.at(-1)).toBe(12_345);
  });

  it('draws the running epoch anew where it starts anew on other data', () => {
    const curve = new LossCurve();
    curve.add(report(0, 0.5, 0.6, 10));
    curve.add(report(1, 0, 0.5, 20));
    curve.add(report(1, 0.8, 0.4, 36));
    curve.add(report(1, 0.2, 0.9, 40));
    const [epochs, train] = curve.data();
    expect(epochs).toEqual([0.5, 1, 1.2]);
    expect(train).toEqual([0.6, 0.5, 0.9]);
  });

  it('leaves out a loss that is not a number, which no chart can draw', () => {
    const curve = new LossCurve();
    curve.add(report(1, 0, Number.NaN));
    expect(curve.length).toBe(0);
  });
});
