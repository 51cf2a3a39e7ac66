import { describe, expect, it } from 'vitest';
import { LossCurve } from '../../../../web/components/training/loss-curve.ts';
import {
  metricsAt,
  pastFigures,
  presentFigures,
} from '../../../../web/components/training/training-figures.ts';
import type { EpochMetrics, TrainingProgress } from '../../../../web/engine/types.ts';

function progressAt(epoch: number, fraction: number, trainLoss: number): TrainingProgress {
  const testLossEpoch = epoch;
  const [testLoss, samplesPerSecond] = [trainLoss + 1, 100];
  return { epoch, fraction, steps: 1, trainLoss, testLoss, testLossEpoch, samplesPerSecond };
}

function curveOf(...losses: number[]): LossCurve {
  const curve = new LossCurve();
  losses.forEach((loss, i) => {
    curve.add({ ...progressAt(i + 1, 0, loss), steps: i + 1 });
  });
  return curve;
}

describe('the figures of now', () => {
  it('are those of the last report, with the epoch that its test loss is of', () => {
    expect(presentFigures(undefined, progressAt(2, 0.75, 0.5), 7)).toEqual({
      epoch: 2.75,
      trainLoss: 0.5,
      testLoss: 1.5,
      testLossEpoch: 2,
      samplesPerSecond: 100,
      seconds: 7,
    });
  });

  it('are no losses before anything was trained', () => {
    expect(presentFigures(undefined, undefined, 0)).toMatchObject({
      epoch: 0,
      trainLoss: undefined,
      testLoss: undefined,
    });
  });
});

describe('the figures of a moment that is replayed', () => {
  it('are the losses of the curve at that epoch, between its points as well', () => {
    const curve = curveOf(4, 2, 1);
    expect(pastFigures(2, curve)).toMatchObject({ epoch: 2, trainLoss: 2, testLoss: 3 });
    expect(pastFigures(1.5, curve)).toMatchObject({ trainLoss: 3, testLoss: 4 });
  });

  it('are none before the first report and after the last', () => {
    const curve = curveOf(4, 2);
    for (const epoch of [0, 0.5, 3]) {
      expect(pastFigures(epoch, curve)).toMatchObject({
        trainLoss: undefined,
        testLoss: undefined,
      });
    }
  });

  it('are not how long it took, and how fast, which is not known of it', () => {
    const { seconds, samplesPerSecond } = pastFigures(1, curveOf(1));
    expect([seconds, samplesPerSecond]).toEqual([undefined, undefined]);
  });
});

describe('the metrics of a moment', () => {
  const metrics = [1, 2, 3].map((epoch) => ({ epoch }) as EpochMetrics);

  it('are those of the last epoch that was complete', () => {
    expect(metricsAt(metrics, 2.9)).toBe(metrics[1]);
    expect(metricsAt(metrics, 3)).toBe(metrics[2]);
  });

  it('are none in the first epoch', () => {
    expect(metricsAt(metrics, 0.9)).toBeUndefined();
  });
});
