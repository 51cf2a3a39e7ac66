import { expect, it } from 'vitest';
import { anomalyText } from '../../../../web/components/input/anomaly-text.ts';

it('tells the share of less anomalous test images, and never rounds to none or all', () => {
  expect(anomalyText(0.934)).toBe('More anomalous than 93 % of the test images');
  expect(anomalyText(0.9999)).toBe('More anomalous than 99.9 % of the test images');
  expect(anomalyText(0.0001)).toBe('More anomalous than 0.1 % of the test images');
  expect(anomalyText(1)).toBe('More anomalous than all test images');
  expect(anomalyText(0)).toBe('Less anomalous than all test images');
});
