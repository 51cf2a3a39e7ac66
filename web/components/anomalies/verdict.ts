import type { AnomalyScore, Detection, Roc } from '../../engine/analysis-types.ts';
import type { Images } from '../../engine/types.ts';
import { lossText, natsText } from '../base/numbers.ts';
import { type Extent, extentOf } from './histogram.ts';
import type { RankedImage } from './ranked-images.ts';

/** How many of the most and of the least anomalous images are shown. */
const SHOWN = 10;

/** What a score says of the test images. */
export interface Verdict {
  kind: AnomalyScore;
  /** The scores of all test images, [count], and which images are anomalous (1). */
  scores: Float32Array;
  anomalous: Uint8Array;
  /** The scores of either sort. */
  ofNormal: Float32Array;
  ofAnomalous: Float32Array;
  extent: Extent;
  roc: Roc;
  /** The detection with the threshold of the false-positive rate that is allowed. */
  detection: Detection;
  /** From the highest score down, and from the lowest up. */
  most: RankedImage[];
  least: RankedImage[];
}

export function scoreText(kind: AnomalyScore): (score: number) => string {
  return kind === 'error' ? lossText : natsText;
}

export function makeVerdict(
  kind: AnomalyScore,
  scores: Float32Array,
  anomalous: Uint8Array,
  { pixels, labels }: Images,
  judged: { roc: Roc; detection: Detection },
): Verdict {
  const size = pixels.length / labels.length;
  const text = scoreText(kind);
  const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const ranked = (indices: readonly number[]): RankedImage[] =>
    indices.map((i) => ({
      pixels: pixels.subarray(i * size, (i + 1) * size),
      label: labels[i] ?? 0,
      anomalous: anomalous[i] === 1,
      score: text(scores[i] ?? 0),
    }));
  return {
    kind,
    scores,
    anomalous,
    ofNormal: scores.filter((_, i) => anomalous[i] !== 1),
    ofAnomalous: scores.filter((_, i) => anomalous[i] === 1),
    extent: extentOf(scores),
    ...judged,
    most: ranked(order.slice(0, SHOWN)),
    least: ranked(order.slice(-SHOWN).reverse()),
  };
}
