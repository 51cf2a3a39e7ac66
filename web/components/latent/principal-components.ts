/** The two directions in which codes vary most. */
export interface PrincipalComponents {
  /** [units] */
  mean: Float32Array;
  /** Two of length 1 and at right angles, each [units]. */
  axes: [Float32Array, Float32Array];
  /** Each one's share of the codes' variance, in [0, 1]. */
  shares: [number, number];
}

const MOST_ITERATIONS = 200;
/** Multiplications that one axis may take at most, so that wide codes do not take for ever. */
const MOST_WORK = 1e9;
const TOLERANCE = 1e-9;

export function meanCode(codes: Float32Array, units: number): Float32Array {
  const sum = new Float64Array(units);
  for (let i = 0; i < codes.length; i += units) {
    for (let unit = 0; unit < units; unit += 1) {
      sum[unit] = (sum[unit] as number) + (codes[i + unit] as number);
    }
  }
  const count = Math.max(1, codes.length / units);
  return Float32Array.from(sum, (value) => value / count);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Takes the parts along `others` out of `vector` and makes it 1 long; false if nothing is left. */
function orthonormalise(vector: Float64Array, others: readonly Float64Array[]): boolean {
  for (const other of others) {
    const along = dot(vector, other);
    for (let i = 0; i < vector.length; i += 1) {
      vector[i] = (vector[i] as number) - along * (other[i] as number);
    }
  }
  const length = Math.sqrt(dot(vector, vector));
  if (!(length > 1e-30)) return false;
  for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] as number) / length;
  return true;
}

/** The scatter of [count × units] along `axis`, and the scatter matrix times `axis` in `product`. */
function scatter(centred: Float32Array, axis: Float64Array, product: Float64Array): number {
  const units = axis.length;
  product.fill(0);
  let sum = 0;
  for (let i = 0; i < centred.length; i += units) {
    let along = 0;
    for (let unit = 0; unit < units; unit += 1) {
      along += (centred[i + unit] as number) * (axis[unit] as number);
    }
    for (let unit = 0; unit < units; unit += 1) {
      product[unit] = (product[unit] as number) + along * (centred[i + unit] as number);
    }
    sum += along * along;
  }
  return sum;
}

/** Any direction that is not at right angles to all others by accident. */
function startingAxis(units: number): Float64Array {
  return Float64Array.from({ length: units }, (_, i) => 0.5 + ((i * 0.618034) % 1));
}

function unitAxis(units: number, index: number): Float64Array {
  const axis = new Float64Array(units);
  axis[index % units] = 1;
  return axis;
}

function principalAxis(
  centred: Float32Array,
  units: number,
  others: readonly Float64Array[],
  start: Float32Array | undefined,
): { axis: Float64Array; variance: number } {
  let axis: Float64Array = start ? Float64Array.from(start) : startingAxis(units);
  for (let i = 0; !orthonormalise(axis, others); i += 1) axis = unitAxis(units, i);
  let product: Float64Array = new Float64Array(units);
  const iterations = Math.min(MOST_ITERATIONS, MOST_WORK / Math.max(1, 2 * centred.length));
  let variance = 0;
  for (let i = 0; i < iterations; i += 1) {
    variance = scatter(centred, axis, product);
    if (!orthonormalise(product, others)) break;
    const turned = 1 - dot(product, axis);
    [axis, product] = [product, axis];
    if (turned < TOLERANCE) break;
  }
  return { axis, variance };
}

/**
 * The principal components of codes [count × units], two units or more, by power iteration on the
 * codes themselves. It begins with `start`, the axes of a moment ago, where there are any: then they
 * turn with the codes and do not flip.
 */
export function principalComponents(
  codes: Float32Array,
  units: number,
  start?: readonly Float32Array[],
): PrincipalComponents {
  const mean = meanCode(codes, units);
  const centred = codes.map((value, i) => value - (mean[i % units] as number));
  let total = 0;
  for (const value of centred) total += value * value;
  const first = principalAxis(centred, units, [], start?.[0]);
  const second = principalAxis(centred, units, [first.axis], start?.[1]);
  const share = (variance: number) => (total > 0 ? variance / total : 0);
  return {
    mean,
    axes: [Float32Array.from(first.axis), Float32Array.from(second.axis)],
    shares: [share(first.variance), share(second.variance)],
  };
}
