import type { EpochMetrics, ModelInfo, TrainingProgress } from '../../engine/types.ts';
import type { LossCurve } from './loss-curve.ts';

/** The numbers of one moment of a training. */
export interface TrainingFigures {
  /** The epochs behind the model, with the share of the running one. */
  epoch: number;
  trainLoss: number | undefined;
  testLoss: number | undefined;
  /** The epochs behind the model when its test loss was taken. */
  testLossEpoch: number;
  /** Training images a second; nothing of a moment that is past. */
  samplesPerSecond: number | undefined;
  /** The seconds that the model was trained for; nothing of a moment that is past. */
  seconds: number | undefined;
}

/** The numbers of now. */
export function presentFigures(
  model: ModelInfo | undefined,
  progress: TrainingProgress | undefined,
  seconds: number,
): TrainingFigures {
  const last = model?.history.at(-1);
  const epochs = model?.epochs ?? 0;
  const epoch = progress ? progress.epoch + progress.fraction : epochs;
  return {
    epoch,
    trainLoss: progress?.trainLoss ?? last?.train_loss,
    testLoss: progress?.testLoss ?? last?.test_loss,
    testLossEpoch: progress?.testLossEpoch ?? epochs,
    samplesPerSecond: progress?.samplesPerSecond ?? last?.samples_per_second,
    seconds,
  };
}

/** The numbers of a moment that is past, as they are read off the curve. */
export function pastFigures(epoch: number, curve: LossCurve): TrainingFigures {
  const losses = curve.at(epoch);
  return {
    epoch,
    trainLoss: losses?.train,
    testLoss: losses?.test,
    testLossEpoch: epoch,
    samplesPerSecond: undefined,
    seconds: undefined,
  };
}

/** The metrics of the last epoch that was complete when so many epochs were behind the model. */
export function metricsAt(
  history: readonly EpochMetrics[],
  epoch: number,
): EpochMetrics | undefined {
  return history.findLast((metrics) => metrics.epoch <= epoch);
}
