import type { Detection } from '../../engine/analysis-types.ts';

/** What a threshold calls anomalous: every score at least as high. `anomalous` is 1 for those that are. */
export function detectionAt(
  threshold: number,
  scores: Float32Array,
  anomalous: Uint8Array,
): Detection {
  let falsePositives = 0;
  let truePositives = 0;
  let positives = 0;
  for (let i = 0; i < scores.length; i += 1) {
    const called = (scores[i] as number) >= threshold;
    if (anomalous[i] === 1) {
      positives += 1;
      if (called) truePositives += 1;
    } else if (called) falsePositives += 1;
  }
  const called = falsePositives + truePositives;
  return {
    threshold,
    falsePositiveRate: falsePositives / (scores.length - positives),
    truePositiveRate: truePositives / positives,
    falsePositives,
    truePositives,
    ...(called > 0 ? { precision: truePositives / called } : {}),
  };
}
