/** What a code's units usually are, over some codes; each [units]. */
export interface CodeRange {
  mean: Float32Array;
  low: Float32Array;
  high: Float32Array;
}

/** The mean, least and greatest value of each unit over codes [count × units], at least one of them. */
export function codeRange(codes: Float32Array, units: number): CodeRange {
  const count = codes.length / units;
  const mean = new Float32Array(units);
  const low = codes.slice(0, units);
  const high = codes.slice(0, units);
  for (let unit = 0; unit < units; unit += 1) {
    let sum = 0;
    for (let i = unit; i < codes.length; i += units) {
      const value = codes[i] as number;
      sum += value;
      if (value < (low[unit] as number)) low[unit] = value;
      if (value > (high[unit] as number)) high[unit] = value;
    }
    mean[unit] = sum / count;
  }
  return { mean, low, high };
}

/** The ends of a scale. */
export interface Scale {
  low: number;
  high: number;
}

/** One scale for all units: it holds zero and what is usual, and the codes as far as they go beyond. */
export function sharedScale(range: CodeRange, ...codes: Float32Array[]): Scale {
  let low = 0;
  let high = 0;
  for (const values of [range.low, range.high, ...codes]) {
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  // A model whose code never moves still has bars that can.
  return low === high ? { low: -1, high: 1 } : { low, high };
}

/** A value's place on a scale, in [0, 1]. */
export function placeOn(scale: Scale, value: number): number {
  return Math.min(1, Math.max(0, (value - scale.low) / (scale.high - scale.low)));
}

/** The value at a place in [0, 1] on a scale; beyond its ends, the end. */
export function valueOn(scale: Scale, place: number): number {
  return scale.low + Math.min(1, Math.max(0, place)) * (scale.high - scale.low);
}

/** What a key makes of a slider's value, or nothing if it is no key of sliders. */
export function keyedValue(key: string, value: number, scale: Scale): number | undefined {
  const span = scale.high - scale.low;
  const target = {
    ArrowUp: value + span / 50,
    ArrowDown: value - span / 50,
    PageUp: value + span / 5,
    PageDown: value - span / 5,
    Home: scale.low,
    End: scale.high,
  }[key];
  return target === undefined ? undefined : Math.min(scale.high, Math.max(scale.low, target));
}
