import { describe, expect, it } from 'vitest';
import { LossCurve } from '../../../../web/components/training/loss-curve.ts';
import {
  isComparable,
  RunHistory,
  runDifference,
  runName,
} from '../../../../web/components/training/run-history.ts';
import { completed, type PartialConfiguration } from '../../../../web/engine/configuration.ts';

function curveOf(points: number): LossCurve {
  const curve = new LossCurve();
  for (let i = 1; i <= points; i += 1) {
    const losses = { trainLoss: 1 / i, testLoss: 2 / i, testLossEpoch: i };
    curve.add({ epoch: i, fraction: 0, steps: i, samplesPerSecond: 1, ...losses });
  }
  return curve;
}

const present: PartialConfiguration = { model: { encoder: [128, 32] }, training: { loss: 'bce' } };

function runOf(configuration: PartialConfiguration, data = 'digits') {
  const history = new RunHistory();
  history.add(completed(configuration), data, curveOf(2));
  const [run] = history.runs;
  if (!run) throw new Error('the run was not kept');
  return run;
}

describe('RunHistory', () => {
  it('keeps the last runs, and their numbers as they go', () => {
    const history = new RunHistory(3);
    for (let i = 1; i <= 5; i += 1) history.add(completed({}), 'digits', curveOf(i + 1));
    expect(history.runs.map(({ id }) => id)).toEqual([3, 4, 5]);
    expect(history.runs[0]).toMatchObject({ epochs: [1, 2, 3, 4], test: [2, 1, 2 / 3, 1 / 2] });
    history.clear();
    expect(history.runs).toEqual([]);
    history.add(completed({}), 'digits', curveOf(2));
    expect(history.runs.map(({ id }) => id)).toEqual([6]);
  });

  it('keeps the error that runs of any loss can be compared by', () => {
    const history = new RunHistory();
    history.add(completed({}), 'digits', curveOf(2), 0.035);
    history.add(completed({}), 'digits', curveOf(2));
    expect(history.runs.map(({ mse }) => mse)).toEqual([0.035, undefined]);
  });

  it('keeps a run of one report, but none of no report', () => {
    const history = new RunHistory();
    history.add(completed({}), 'digits', curveOf(0));
    history.add(completed({}), 'digits', curveOf(1));
    expect(history.runs.map(({ epochs }) => epochs)).toEqual([[1]]);
  });

  it('keeps of a long run some points, the last among them', () => {
    const history = new RunHistory();
    history.add(completed({}), 'digits', curveOf(1000));
    const { epochs, test } = history.runs[0] ?? { epochs: [], test: [] };
    expect(epochs.length).toBeLessThanOrEqual(301);
    expect(epochs.length).toBeGreaterThan(200);
    expect([epochs[0], epochs.at(-1), test.at(-1)]).toEqual([1, 1000, 0.002]);
  });
});

describe('an earlier run', () => {
  it('is called after its widths and its seed', () => {
    expect(runName(runOf(present))).toBe('128-32-2, seed 1');
  });

  it('says what it had that the present one has not', () => {
    const say = (run: PartialConfiguration, data?: string) =>
      runDifference(runOf(run, data), completed(present), 'digits');
    expect(say(present)).toBe('same settings');
    expect(say({ ...present, training: { loss: 'bce', learning_rate: 0.01 } })).toBe(
      'learning rate 0.01',
    );
    expect(say({ ...present, training: { loss: 'bce', seed: 7 } })).toBe('otherwise the same');
    expect(say(present, 'MNIST')).toBe('MNIST');
    expect(say({ model: { encoder: [64], activation: 'tanh' }, training: { loss: 'bce' } })).toBe(
      'activation tanh',
    );
  });

  it('stands on the axis of another only if both minimise the same', () => {
    const variational = { ...present, model: { ...present.model, family: 'variational' as const } };
    expect(isComparable(runOf(present), completed(present))).toBe(true);
    expect(isComparable(runOf(variational), completed(present))).toBe(false);
    expect(isComparable(runOf({}), completed(present))).toBe(false);
  });
});
