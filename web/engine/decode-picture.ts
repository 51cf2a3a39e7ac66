import { EngineError } from './engine-error.ts';
import { pictureSize } from './picture-size.ts';

/** The largest file that is decoded, in bytes. */
const LARGEST_FILE = 2 ** 26;

/** The rows that are drawn at once, for a canvas of the whole picture would be a second copy. */
const ROWS_AT_ONCE = 64;

/** A decoded picture: [rows × columns × 4], red, green, blue and opacity, 8 bits each. */
export interface DecodedPicture {
  rgba: Uint8Array;
  rows: number;
  columns: number;
}

function unreadable(file: File): EngineError {
  return new EngineError('bad-input', `${file.name} is no picture that this browser can read.`);
}

function pixelsOf(bitmap: ImageBitmap): Uint8Array {
  const { height: rows, width: columns } = bitmap;
  const canvas = new OffscreenCanvas(columns, Math.min(rows, ROWS_AT_ONCE));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) {
    throw new EngineError('unavailable', 'This browser has no canvas to read pictures with.');
  }
  // What is drawn takes the place of the rows before, whose colours shine through otherwise.
  context.globalCompositeOperation = 'copy';
  const rgba = new Uint8Array(4 * rows * columns);
  for (let row = 0; row < rows; row += ROWS_AT_ONCE) {
    context.drawImage(bitmap, 0, -row);
    const { data } = context.getImageData(0, 0, columns, Math.min(rows - row, ROWS_AT_ONCE));
    rgba.set(data, 4 * row * columns);
  }
  return rgba;
}

/**
 * Decodes a picture of any kind that the browser reads, its colours left as they are stored, turned
 * upright. `check` may refuse the size that the file says it has before the pixels are unpacked.
 * Rejects with `bad-input`.
 */
export async function decodePicture(
  file: File,
  check: (rows: number, columns: number) => void,
): Promise<DecodedPicture> {
  if (file.size > LARGEST_FILE) {
    const found = `${file.name} is a file of ${(file.size / 1e6).toFixed(0)} MB`;
    throw new EngineError('bad-input', `${found}; expected a picture of at most 67 MB.`);
  }
  const size = await pictureSize(file);
  if (size === undefined) throw unreadable(file);
  check(size.rows, size.columns);
  const bitmap = await createImageBitmap(file, {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
    imageOrientation: 'from-image',
  }).catch(() => {
    throw unreadable(file);
  });
  try {
    const { height: rows, width: columns } = bitmap;
    check(rows, columns);
    return { rgba: pixelsOf(bitmap), rows, columns };
  } finally {
    bitmap.close();
  }
}
