import { EngineError } from './engine-error.ts';

/** The largest file that is decoded, in bytes. */
const LARGEST_FILE = 2 ** 26;

/** A decoded picture: [rows × columns × 4], red, green, blue and opacity, 8 bits each. */
export interface DecodedPicture {
  rgba: Uint8Array;
  rows: number;
  columns: number;
}

function unreadable(file: File): EngineError {
  return new EngineError('bad-input', `${file.name} is no picture that this browser can read.`);
}

/**
 * Decodes a picture of any kind that the browser reads, its colours left as they are stored, turned
 * upright. `check` may refuse a size before the pixels are unpacked. Rejects with `bad-input`.
 */
export async function decodePicture(
  file: File,
  check: (rows: number, columns: number) => void,
): Promise<DecodedPicture> {
  if (file.size > LARGEST_FILE) {
    const found = `${file.name} is a file of ${(file.size / 1e6).toFixed(0)} MB`;
    throw new EngineError('bad-input', `${found}; expected a picture of at most 67 MB.`);
  }
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
    const context = new OffscreenCanvas(columns, rows).getContext('2d', {
      willReadFrequently: true,
    });
    if (!context) {
      throw new EngineError('unavailable', 'This browser has no canvas to read pictures with.');
    }
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, columns, rows);
    return { rgba: new Uint8Array(data.buffer), rows, columns };
  } finally {
    bitmap.close();
  }
}
