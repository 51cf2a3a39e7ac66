import { msg, str } from '@lit/localize';
import type { Engine } from '../../engine/engine.ts';
import type { Drawing } from '../../engine/types.ts';
import type { Picture } from '../input/beginning.ts';
import { DRAWING_SIZE, inkOf, type Point, paintStroke } from '../input/brush.ts';
import type { Experiment } from './experiment.ts';

/** Lines from point to point on a square of 28 × 28, [0, 0] at its upper left. */
export type Strokes = readonly (readonly (readonly [x: number, y: number])[])[];

/**
 * What a script can draw: strokes; the pixels of an image of the model's size, row by row in [0, 1] with 0
 * for background; or a picture of any size, which is prepared as a file of one is.
 */
export type Drawable =
  | Strokes
  | ArrayLike<number>
  | ImageData
  | HTMLImageElement
  | HTMLCanvasElement
  | ImageBitmap
  | Blob;

/** What the model makes of a drawing, without noise. */
export interface DrawnAnswer {
  /** [rows × columns], in [0, 1]. */
  reconstruction: Float32Array;
  /** [code] */
  code: Float32Array;
  /** The mean squared error per pixel. */
  error: number;
}

/** What is shown, and what the engine is given. */
interface Prepared {
  picture: Picture;
  drawing: Drawing;
}

const SIDE = 28;

const isList = (value: unknown): value is ArrayLike<unknown> =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

function wrongStroke(): Error {
  return new RangeError(
    msg(
      str`A stroke is a list of points [x, y], each from 0 to ${SIDE}; at least one is expected.`,
    ),
  );
}

/** A stroke's points in the drawing's pixels. */
function scaledStroke(stroke: unknown): Point[] {
  if (!isList(stroke) || stroke.length === 0) throw wrongStroke();
  return Array.from(stroke, (point) => {
    const [x, y, ...more] = isList(point) ? Array.from(point) : [];
    const isPlace = (value: unknown): value is number =>
      typeof value === 'number' && value >= 0 && value <= SIDE;
    if (!isPlace(x) || !isPlace(y) || more.length > 0) throw wrongStroke();
    const scale = DRAWING_SIZE / SIDE;
    return [x * scale, y * scale] as const;
  });
}

function drawnStrokes(list: ArrayLike<unknown>, size: readonly [number, number]): Prepared {
  if (size[0] !== SIDE || size[1] !== SIDE) {
    throw new RangeError(
      msg(
        str`Strokes make an image of ${SIDE} × ${SIDE} pixels; this model takes ${size.join(' × ')}.`,
      ),
    );
  }
  const strokes = Array.from(list, scaledStroke);
  const canvas = new OffscreenCanvas(DRAWING_SIZE, DRAWING_SIZE);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  for (const stroke of strokes) paintStroke(context, stroke);
  const pixels = inkOf(context);
  return { picture: { strokes }, drawing: { pixels, rows: DRAWING_SIZE, columns: DRAWING_SIZE } };
}

/** An image of the model's size, as it is. */
function wholeImage(pixels: Float32Array, [rows, columns]: readonly [number, number]): Prepared {
  const source = { kind: 'picture', name: msg('your picture') } as const;
  const image = { pixels, rows, columns };
  return { picture: { ...image, source }, drawing: { ...image, prepare: false } };
}

function givenPixels(list: ArrayLike<unknown>, size: readonly [number, number]): Prepared {
  const count = size[0] * size[1];
  const values = Array.from(list);
  const areShares = values.every((v) => typeof v === 'number' && v >= 0 && v <= 1);
  if (values.length !== count || !areShares) {
    throw new RangeError(
      msg(
        str`${values.length} values were given to draw; expected ${count} pixels from 0 to 1, as of ${size.join(' × ')}.`,
      ),
    );
  }
  return wholeImage(Float32Array.from(values as number[]), size);
}

/** An image of the page as a file; nothing for what is none. */
async function pictureFile(what: unknown): Promise<File | undefined> {
  if (what instanceof Blob) return new File([what], msg('your picture'));
  const isImage = what instanceof HTMLImageElement;
  const isKnown = [ImageData, HTMLCanvasElement, ImageBitmap].some((kind) => what instanceof kind);
  if (!isImage && !isKnown) return undefined;
  try {
    if (isImage) await what.decode();
    const source = what as HTMLImageElement | ImageData | HTMLCanvasElement | ImageBitmap;
    const [width, height] = isImage
      ? [what.naturalWidth, what.naturalHeight]
      : [source.width, source.height];
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    if (source instanceof ImageData) context.putImageData(source, 0, 0);
    else context.drawImage(source, 0, 0);
    return new File([await canvas.convertToBlob()], msg('your picture'));
  } catch {
    throw new TypeError(
      msg(
        'The image cannot be read: it is broken or empty, or from another host and without the attribute crossorigin.',
      ),
    );
  }
}

async function prepared(
  what: unknown,
  engine: Engine,
  size: readonly [number, number],
): Promise<Prepared> {
  if (isList(what) && what.length > 0) {
    return isList(what[0]) ? drawnStrokes(what, size) : givenPixels(what, size);
  }
  const file = await pictureFile(what);
  if (file) return wholeImage((await engine.preparePicture(file)).image, size);
  throw new TypeError(
    msg(
      'What is to be drawn must be strokes, pixels, or an image: ImageData, img, canvas, ImageBitmap or Blob.',
    ),
  );
}

/**
 * Puts a drawing on the network's input, in place of what is there, and answers what the model makes of it.
 * @throws {TypeError | RangeError} a sentence, where that is nothing to draw
 */
export async function drawByScript(experiment: Experiment, what: unknown): Promise<DrawnAnswer> {
  const engine = experiment.runningEngine as Engine;
  const { picture, drawing } = await prepared(what, engine, experiment.input ?? [SIDE, SIDE]);
  experiment.showPicture(picture);
  const { reconstruction, code, error } = await engine.reconstructDrawing(drawing);
  return { reconstruction, code, error };
}
