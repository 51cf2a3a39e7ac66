import { msg, str } from '@lit/localize';
import { decimalText } from '../base/numbers.ts';

/** How a share of test images that are less anomalous is told, in [0, 1]. */
export function anomalyText(below: number): string {
  if (below >= 1) return msg('More anomalous than all test images');
  if (below <= 0) return msg('Less anomalous than all test images');
  // Rounded, neither end would be true.
  const percent = Math.min(99.9, Math.max(0.1, 100 * below));
  const written = decimalText(percent, percent > 99 || percent < 1 ? 1 : 0);
  return msg(str`More anomalous than ${written} % of the test images`);
}
