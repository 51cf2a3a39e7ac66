/**
 * A curve of rates as an SVG path on a square of `size` pixels, its origin at the lower left. Points
 * closer than half a pixel to the last one kept are left out, so that thousands of images make no
 * more than the eye can tell apart.
 */
export function rocPath(
  falsePositiveRates: ArrayLike<number>,
  truePositiveRates: ArrayLike<number>,
  size: number,
): string {
  const steps: string[] = [];
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  const end = falsePositiveRates.length - 1;
  for (let i = 0; i <= end; i += 1) {
    const x = (falsePositiveRates[i] as number) * size;
    const y = (1 - (truePositiveRates[i] as number)) * size;
    if (i > 0 && i < end && Math.abs(x - lastX) < 0.5 && Math.abs(y - lastY) < 0.5) continue;
    steps.push(`${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`);
    lastX = x;
    lastY = y;
  }
  return steps.join('');
}
