/** Pixels ready for `ImageData`. */
export interface Bitmap {
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}

/** The arrangement of images on a sheet. */
export interface SheetLayout {
  /** The size of one image. */
  rows: number;
  columns: number;
  /** Images beside each other, and transparent pixels between them. */
  across: number;
  gap: number;
}

/**
 * Sets images [count × rows × columns], those of the given indices in that order, on a sheet that is
 * transparent. `paint` writes the colour of a value, four bytes from `at` on.
 */
export function composeSheet(
  images: Float32Array,
  indices: readonly number[],
  { rows, columns, across, gap }: SheetLayout,
  paint: (data: Uint8ClampedArray, at: number, value: number) => void,
): Bitmap {
  const beside = Math.max(1, Math.min(across, indices.length));
  const width = beside * (columns + gap) - gap;
  const height = Math.max(1, Math.ceil(indices.length / beside)) * (rows + gap) - gap;
  const data = new Uint8ClampedArray(width * height * 4);
  indices.forEach((index, place) => {
    const left = (place % beside) * (columns + gap);
    const top = Math.floor(place / beside) * (rows + gap);
    let source = index * rows * columns;
    for (let row = 0; row < rows; row += 1) {
      let target = ((top + row) * width + left) * 4;
      for (let column = 0; column < columns; column += 1) {
        paint(data, target, images[source] as number);
        source += 1;
        target += 4;
      }
    }
  });
  return { data, width, height };
}

/** Sets grey images [count × rows × columns] side by side, `gap` transparent pixels between them. */
export function composeStrip(
  pixels: Float32Array,
  rows: number,
  columns: number,
  gap: number,
): Bitmap {
  const count = Math.floor(pixels.length / (rows * columns));
  const layout = { rows, columns, across: count, gap };
  return composeSheet(pixels, [...Array(count).keys()], layout, (data, at, value) => {
    data[at] = value * 255;
    data[at + 1] = value * 255;
    data[at + 2] = value * 255;
    data[at + 3] = 255;
  });
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
