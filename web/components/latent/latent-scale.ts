export interface Range {
  from: number;
  to: number;
}

/**
 * The range that holds nearly all values: from the 0.5th to the 99.5th percentile, widened by 6 %,
 * so that one stray code does not squeeze the rest.
 */
export function robustRange(values: ArrayLike<number>): Range {
  const sorted = Float32Array.from(values).sort();
  if (sorted.length === 0) return { from: -1, to: 1 };
  const low = sorted[Math.floor(0.005 * (sorted.length - 1))] as number;
  const high = sorted[Math.ceil(0.995 * (sorted.length - 1))] as number;
  // Codes that are all one value still need a range to be drawn in.
  const margin = Math.max((high - low) * 0.06, 1e-3);
  return { from: low - margin, to: high + margin };
}

/** Where a value lies in a range: 0 at its start, 1 at its end. */
export function share(value: number, range: Range): number {
  return (value - range.from) / (range.to - range.from);
}

/** The value that lies at a share of a range. */
export function valueAt(part: number, range: Range): number {
  return range.from + part * (range.to - range.from);
}

/** One unit's value for every code of [count × units]. */
export function unitValues(codes: Float32Array, units: number, unit: number): Float32Array {
  const values = new Float32Array(codes.length / units);
  for (let i = 0; i < values.length; i += 1) values[i] = codes[i * units + unit] as number;
  return values;
}

export interface Place {
  x: number;
  y: number;
}

/**
 * Moves places apart that are nearer than `distance`, each pair by halves along the line between
 * them, so that what is written there can be read. A few rounds do for ten labels.
 */
export function spreadPlaces(places: readonly Place[], distance: number, rounds = 8): Place[] {
  const spread = places.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < rounds; round += 1) {
    spread.forEach((a, i) => {
      for (const b of spread.slice(0, i)) {
        const apart = Math.hypot(a.x - b.x, a.y - b.y);
        if (apart >= distance) continue;
        // Two on one spot are moved apart sideways.
        const [x, y] = apart > 0 ? [(a.x - b.x) / apart, (a.y - b.y) / apart] : [1, 0];
        const push = (distance - apart) / 2;
        a.x += x * push;
        a.y += y * push;
        b.x -= x * push;
        b.y -= y * push;
      }
    });
  }
  return spread;
}

/** The middle of each class: the median of its values, which strays do not move. */
export function classMedians(values: Float32Array, labels: Uint8Array): Map<number, number> {
  const groups = new Map<number, number[]>();
  labels.forEach((label, i) => {
    const group = groups.get(label);
    if (group) group.push(values[i] as number);
    else groups.set(label, [values[i] as number]);
  });
  const medians = new Map<number, number>();
  for (const [label, group] of groups) {
    group.sort((a, b) => a - b);
    medians.set(label, group[Math.floor(group.length / 2)] as number);
  }
  return medians;
}
