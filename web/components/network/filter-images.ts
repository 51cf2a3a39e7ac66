import { NEGATIVE, POSITIVE, type Rgb } from '../base/colour-scale.ts';
import { type Bitmap, composeSheet, type SheetLayout } from '../base/images.ts';

export type Scheme = 'light' | 'dark';

export const ZERO: Record<Scheme, Rgb> = { light: [243, 241, 235], dark: [40, 40, 37] };

/**
 * Each unit's weights to the pixels, [units × pixels]. The first layer's matrix [units × pixels] has
 * them as rows, the last layer's [pixels × units] as columns.
 */
export function unitFilters(
  weights: Float32Array,
  pixels: number,
  end: 'first' | 'last',
): Float32Array {
  if (end === 'first') return weights;
  const units = weights.length / pixels;
  const filters = new Float32Array(weights.length);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    for (let unit = 0; unit < units; unit += 1) {
      filters[unit * pixels + pixel] = weights[pixel * units + unit] as number;
    }
  }
  return filters;
}

/** The Euclidean norm of each row of a matrix, [rows]. */
export function rowNorms(matrix: Float32Array, columns: number): Float32Array {
  return Float32Array.from({ length: matrix.length / columns }, (_, row) => {
    let sum = 0;
    for (let i = row * columns; i < (row + 1) * columns; i += 1) sum += (matrix[i] as number) ** 2;
    return Math.sqrt(sum);
  });
}

/** The indices of values, from the largest value to the smallest. */
export function largestFirst(values: Float32Array): number[] {
  return [...values.keys()].sort((a, b) => (values[b] as number) - (values[a] as number));
}

/** More values than this are not looked at for the extent of a scale. */
const SAMPLED = 8192;

/** The size that 98 % of the values keep within, so that a few large ones don't pale the rest. */
export function robustExtent(values: Float32Array): number {
  const stride = Math.max(1, Math.floor(values.length / SAMPLED));
  const sizes = new Float32Array(Math.floor(values.length / stride));
  for (let i = 0; i < sizes.length; i += 1) sizes[i] = Math.abs(values[i * stride] as number);
  sizes.sort();
  return Math.max(1e-6, sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * 0.98))] ?? 0);
}

export interface SignedSheetOptions extends SheetLayout {
  /** The value that gets the full colour; zero gets the colour of the paper. */
  extent: number;
  scheme: Scheme;
}

/** Sets signed images [count × rows × columns], those of the indices in their order, as a sheet. */
export function composeSignedSheet(
  images: Float32Array,
  indices: readonly number[],
  { extent, scheme, ...layout }: SignedSheetOptions,
): Bitmap {
  const [red, green, blue] = ZERO[scheme];
  return composeSheet(images, indices, layout, (data, at, value) => {
    const share = Math.min(1, Math.abs(value) / extent);
    const colour = value < 0 ? NEGATIVE : POSITIVE;
    data[at] = red + (colour[0] - red) * share;
    data[at + 1] = green + (colour[1] - green) * share;
    data[at + 2] = blue + (colour[2] - blue) * share;
    data[at + 3] = 255;
  });
}

/** A matrix with at most so many rows and columns: of each block, the value farthest from zero. */
export function shrunkMatrix(
  matrix: Float32Array,
  rows: number,
  columns: number,
  most: number,
): { values: Float32Array; rows: number; columns: number } {
  const [down, along] = [Math.ceil(rows / most), Math.ceil(columns / most)];
  if (down === 1 && along === 1) return { values: matrix, rows, columns };
  const [height, width] = [Math.ceil(rows / down), Math.ceil(columns / along)];
  const values = new Float32Array(height * width);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const block = Math.floor(row / down) * width + Math.floor(column / along);
      const value = matrix[row * columns + column] as number;
      if (Math.abs(value) > Math.abs(values[block] as number)) values[block] = value;
    }
  }
  return { values, rows: height, columns: width };
}

export interface Histogram {
  /** How many values fall in each of equally wide bins from -extent to extent. */
  counts: number[];
  extent: number;
  mean: number;
  deviation: number;
}

/** Bins are symmetric about zero, and their number is odd: the middle one is of values near zero. */
export function symmetricHistogram(values: Float32Array, bins: number): Histogram {
  let [extent, sum, squares] = [1e-6, 0, 0];
  for (const value of values) {
    extent = Math.max(extent, Math.abs(value));
    sum += value;
    squares += value ** 2;
  }
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor(((value / extent + 1) / 2) * bins));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const mean = sum / Math.max(1, values.length);
  const variance = squares / Math.max(1, values.length) - mean ** 2;
  return { counts, extent, mean, deviation: Math.sqrt(Math.max(0, variance)) };
}
