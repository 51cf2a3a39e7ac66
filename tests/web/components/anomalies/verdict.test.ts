import { expect, it } from 'vitest';
import { makeVerdict } from '../../../../web/components/anomalies/verdict.ts';

it('parts the scores by class, and ranks the images from both ends', () => {
  const count = 12;
  const scores = Float32Array.from({ length: count }, (_, i) => i / 4);
  const anomalous = Uint8Array.from({ length: count }, (_, i) => (i >= 10 ? 1 : 0));
  const images = {
    pixels: Float32Array.from({ length: 4 * count }, (_, i) => Math.floor(i / 4)),
    labels: Uint8Array.from({ length: count }, (_, i) => i),
  };
  const judged = {
    roc: {
      thresholds: new Float32Array(),
      falsePositiveRates: new Float32Array(),
      truePositiveRates: new Float32Array(),
      area: 1,
    },
    detection: {
      threshold: 2.5,
      falsePositiveRate: 0,
      truePositiveRate: 1,
      falsePositives: 0,
      truePositives: 2,
    },
  };
  const verdict = makeVerdict('error', scores, anomalous, images, judged);
  expect([...verdict.ofAnomalous]).toEqual([2.5, 2.75]);
  expect(verdict.ofNormal).toHaveLength(10);
  expect(verdict.extent).toEqual({ low: 0, high: 2.75 });
  expect(verdict.most.map(({ label }) => label)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  expect(verdict.least.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(verdict.most[0]).toMatchObject({ anomalous: true, score: '2.7500' });
  expect([...(verdict.most[0]?.pixels ?? [])]).toEqual([11, 11, 11, 11]);
});
