import { describe, expect, it } from 'vitest';
import { detectionAt } from '../../../../web/components/anomalies/detection.ts';

const scores = Float32Array.of(0.5, 0.25, 0.75, 1);
const anomalous = Uint8Array.of(0, 0, 1, 0);

describe('detectionAt', () => {
  it('calls every score at or above the threshold anomalous', () => {
    expect(detectionAt(0.75, scores, anomalous)).toEqual({
      threshold: 0.75,
      falsePositiveRate: 1 / 3,
      truePositiveRate: 1,
      falsePositives: 1,
      truePositives: 1,
      precision: 0.5,
    });
    expect(detectionAt(0.76, scores, anomalous).truePositives).toBe(0);
    expect(detectionAt(0, scores, anomalous).falsePositiveRate).toBe(1);
  });

  it('has no precision where nothing is called anomalous', () => {
    expect(detectionAt(2, scores, anomalous)).not.toHaveProperty('precision');
  });
});
