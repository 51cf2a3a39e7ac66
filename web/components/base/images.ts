/** Pixels ready for `ImageData`. */
export interface Bitmap {
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}

/**
 * Sets grey images [count × rows × columns] side by side, `gap` transparent pixels between them:
 * one bitmap for the whole strip.
 */
export function composeStrip(
  pixels: Float32Array,
  rows: number,
  columns: number,
  gap: number,
): Bitmap {
  const count = Math.floor(pixels.length / (rows * columns));
  const width = Math.max(1, count * columns + Math.max(0, count - 1) * gap);
  const data = new Uint8ClampedArray(width * rows * 4);
  let source = 0;
  for (let image = 0; image < count; image += 1) {
    for (let row = 0; row < rows; row += 1) {
      let target = (row * width + image * (columns + gap)) * 4;
      for (let column = 0; column < columns; column += 1) {
        const grey = (pixels[source] as number) * 255;
        data[target] = grey;
        data[target + 1] = grey;
        data[target + 2] = grey;
        data[target + 3] = 255;
        source += 1;
        target += 4;
      }
    }
  }
  return { data, width, height: rows };
}

/** Mean squared error per pixel. */
export function meanSquaredError(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += ((a[i] as number) - (b[i] as number)) ** 2;
  return sum / a.length;
}

/** The images at the given indices, one after another. */
export function pickImages(
  pixels: Float32Array,
  size: number,
  indices: readonly number[],
): Float32Array {
  const picked = new Float32Array(indices.length * size);
  indices.forEach((index, i) => {
    picked.set(pixels.subarray(index * size, (index + 1) * size), i * size);
  });
  return picked;
}

/**
 * Indices of `count` images to show: as many of each class as fit, class by class; where there are
 * no labels, or too few classes, the first ones fill up.
 */
export function pickByClass(labels: Uint8Array, available: number, count: number): number[] {
  const classes = [...new Set(labels)].sort((a, b) => a - b);
  const each = classes.length > 0 ? Math.floor(count / classes.length) : 0;
  const picked = classes.flatMap((label) => {
    const found: number[] = [];
    for (let i = 0; i < labels.length && found.length < each; i += 1) {
      if (labels[i] === label) found.push(i);
    }
    return found;
  });
  for (let i = 0; i < available && picked.length < count; i += 1) {
    if (!picked.includes(i)) picked.push(i);
  }
  return picked.slice(0, count);
}
