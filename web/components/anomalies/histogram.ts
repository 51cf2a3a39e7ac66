/** The ends of an axis. */
export interface Extent {
  low: number;
  high: number;
}

/** From the least to the greatest of all values; something of a width even where they are all one. */
export function extentOf(...lists: ArrayLike<number>[]): Extent {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const list of lists) {
    for (let i = 0; i < list.length; i += 1) {
      low = Math.min(low, list[i] as number);
      high = Math.max(high, list[i] as number);
    }
  }
  if (low > high) return { low: 0, high: 1 };
  return low === high ? { low: low - 0.5, high: high + 0.5 } : { low, high };
}

/** How many values lie in each of so many bins of equal width, [bins]; the last holds its upper end. */
export function binCounts(values: ArrayLike<number>, extent: Extent, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  const scale = bins / (extent.high - extent.low);
  for (let i = 0; i < values.length; i += 1) {
    const bin = Math.floor(((values[i] as number) - extent.low) * scale);
    const inside = Math.min(bins - 1, Math.max(0, bin));
    counts[inside] = (counts[inside] as number) + 1;
  }
  return counts;
}

/** The share of the values that are smaller, in [0, 1]. */
export function shareBelow(values: ArrayLike<number>, value: number): number {
  let below = 0;
  for (let i = 0; i < values.length; i += 1) if ((values[i] as number) < value) below += 1;
  return below / values.length;
}
