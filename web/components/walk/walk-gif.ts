import { GIFEncoder } from 'gifenc';

/** Grey images of a walk, to be saved as an animation. */
export interface GifRequest {
  /** [frames × rows × columns], pixels in [0, 1]. */
  pixels: Float32Array;
  rows: number;
  columns: number;
  /** Pixels of the animation to a pixel of an image, across and down. */
  scale: number;
  /** Milliseconds from one frame to the next. */
  delay: number;
}

const GREYS = Array.from({ length: 256 }, (_, i) => [i, i, i] as const);

/** The frames there and back; the ends are shown once each, so that it repeats without a halt. */
export function thereAndBack(frames: number): number[] {
  const there = Array.from({ length: frames }, (_, i) => i);
  return [...there, ...there.slice(1, -1).reverse()];
}

/** One image as bytes, each pixel `scale` times across and down. */
function enlarge(image: Float32Array, columns: number, scale: number): Uint8Array {
  const width = columns * scale;
  const rows = image.length / columns;
  const bytes = new Uint8Array(width * rows * scale);
  for (let row = 0; row < rows; row += 1) {
    const start = row * scale * width;
    for (let column = 0; column < columns; column += 1) {
      const grey = Math.round(
        Math.min(1, Math.max(0, image[row * columns + column] as number)) * 255,
      );
      bytes.fill(grey, start + column * scale, start + (column + 1) * scale);
    }
    for (let copy = 1; copy < scale; copy += 1) {
      bytes.copyWithin(start + copy * width, start, start + width);
    }
  }
  return bytes;
}

/** The walk as a GIF that goes there and back for ever. */
export function encodeGif(request: GifRequest): Uint8Array<ArrayBuffer> {
  const { pixels, rows, columns, scale, delay } = request;
  const size = rows * columns;
  const encoder = GIFEncoder();
  thereAndBack(pixels.length / size).forEach((frame, i) => {
    const image = pixels.subarray(frame * size, (frame + 1) * size);
    const first = i === 0 ? { palette: GREYS, repeat: 0 } : {};
    encoder.writeFrame(enlarge(image, columns, scale), columns * scale, rows * scale, {
      ...first,
      delay,
    });
  });
  encoder.finish();
  return encoder.bytes();
}
