import type { PathKind } from '../../engine/analysis-types.ts';
import { pickImages } from '../base/images.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import { evenSteps, frameAt, frameOfPoint } from './walk-timing.ts';

export const FRAMES = 61;
const STEPS = 11;

/** A walk that was computed; images are [count × rows × columns]. */
export interface Walked {
  /** The number of codes it goes through. */
  through: number;
  /** [FRAMES × code] */
  codes: Float32Array;
  /** [FRAMES × rows × columns] */
  frames: Float32Array;
  /** Every so many of the frames, for the strip. */
  strip: Float32Array;
  /** What the codes it goes through decode to. */
  stops: Float32Array;
}

/** Walks through codes; images have `size` pixels. */
export async function walkThrough(
  queries: Pick<ModelQueries, 'walk'>,
  through: readonly Float32Array[],
  path: PathKind,
  size: number,
): Promise<Walked> {
  const { images, codes } = await queries.walk(through, { path, steps: FRAMES });
  const stops = through.map((_, i) => frameOfPoint(i, through.length, FRAMES));
  return {
    through: through.length,
    codes,
    frames: images,
    strip: pickImages(images, size, evenSteps(FRAMES, STEPS)),
    stops: pickImages(images, size, stops),
  };
}

/** The code at a position in [0, 1]. */
export function codeAt({ codes }: Walked, position: number): Float32Array {
  const units = codes.length / FRAMES;
  const frame = frameAt(position, FRAMES);
  return codes.subarray(frame * units, (frame + 1) * units);
}

/** The image at a position in [0, 1]. */
export function imageAt({ frames }: Walked, position: number): Float32Array {
  const size = frames.length / FRAMES;
  const frame = frameAt(position, FRAMES);
  return frames.subarray(frame * size, (frame + 1) * size);
}
