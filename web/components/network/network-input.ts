import { msg, str } from '@lit/localize';
import type { Corruption } from '../../engine/configuration.ts';
import type { DatasetInfo, Drawing, ModelInfo } from '../../engine/types.ts';
import { className } from '../base/class-name.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import type { Beginning, Picture } from '../input/beginning.ts';
import { DRAWING_SIZE } from '../input/brush.ts';
import type { DrawingCanvas } from '../input/drawing-canvas.ts';
import type { InputAnswer } from '../input/input-answer.ts';

/** Drawings are prepared as MNIST's images were, in this size. */
const SIDE = 28;

/** What the image goes into, as it is now. */
export interface InputHost {
  readonly queries: ModelQueries | undefined;
  readonly data: DatasetInfo | undefined;
  readonly model: ModelInfo | undefined;
  /** The square that shows the image; nothing before it is there. */
  canvas(): DrawingCanvas | null;
}

/** The image that goes into the network: a test image, a drawing or a picture. */
export class NetworkInput {
  readonly #host: InputHost;
  /** The test image that goes in, or did before somebody drew. */
  #test = 0;
  /** The number of images that were asked for. */
  #asked = 0;
  /** The number of changes of the image. */
  #version = 0;
  #read: { version: number; pixels: Float32Array | undefined } | undefined;

  constructor(host: InputHost) {
    this.#host = host;
  }

  /** Height and width of the model's images. */
  get size(): readonly [number, number] {
    return this.#host.model?.configuration.model.input ?? [SIDE, SIDE];
  }

  /** Whether a drawing can be prepared for the model. */
  get fits(): boolean {
    const [rows, columns] = this.size;
    return rows === SIDE && columns === SIDE;
  }

  /** Whether somebody made the image that is there, and it can go in. */
  get isOwn(): boolean {
    const canvas = this.#host.canvas();
    if (!canvas || canvas.isEmpty) return false;
    const untouched = this.#untouched;
    return untouched ? untouched.source.kind === 'picture' : this.fits && !canvas.untouched;
  }

  /** The image that nothing was drawn on, if it is the model's size. */
  get #untouched(): Beginning | undefined {
    const image = this.#host.canvas()?.untouched;
    const [rows, columns] = this.size;
    return image?.rows === rows && image.columns === columns ? image : undefined;
  }

  /** The image is another one from now on. */
  changed(): void {
    this.#version += 1;
  }

  /** Puts a picture in, also in place of a test image that is still on its way. */
  show(picture: Picture): void {
    this.#asked += 1;
    this.#host.canvas()?.begin(picture);
  }

  /**
   * Puts a test image in, so many after the one that was there. Data that are gone while they are asked
   * for are replaced, and then asked anew.
   */
  async showTest(step: number): Promise<void> {
    const { queries, data } = this.#host;
    if (!queries || !data) return;
    const index = (this.#test + step + data.testCount) % data.testCount;
    this.#test = index;
    this.#asked += 1;
    const asked = this.#asked;
    const images = await queries.testImages(index, 1).catch(() => undefined);
    if (!images || data !== this.#host.data || asked !== this.#asked) return;
    const { rows, columns, classNames } = data;
    const label = images.labels[0];
    const source = {
      kind: 'test-image',
      // In the language of whoever reads it, which may have changed since.
      get name() {
        if (label === undefined) return msg(str`test image ${index + 1}`);
        return msg(str`test image ${index + 1}, labelled ${className(label, classNames)}`);
      },
    } as const;
    this.#host.canvas()?.begin({ pixels: images.pixels, rows, columns, source });
  }

  /** What was drawn, where that can go in: read from the square once for each change of it. */
  #drawing(): Drawing | undefined {
    if (!this.fits) return undefined;
    if (this.#read?.version !== this.#version) {
      this.#read = { version: this.#version, pixels: this.#host.canvas()?.pixels };
    }
    const { pixels } = this.#read;
    return pixels && { pixels, rows: DRAWING_SIZE, columns: DRAWING_SIZE };
  }

  /** What comes of the image, with noise; nothing where there is none that can go in. */
  async answer(queries: ModelQueries, corruption: Corruption): Promise<InputAnswer | undefined> {
    const untouched = this.#untouched;
    const version = this.#version;
    const drawing = untouched ? { ...untouched, prepare: false } : this.#drawing();
    if (!drawing) return undefined;
    const answer = await queries.reconstructDrawing({ ...drawing, corruption });
    const goesIn = answer.corrupted?.image ?? answer.image;
    const activations = await queries.activations(goesIn);
    // The same image again is no change of the drawing.
    const image = untouched?.pixels ?? answer.image;
    return { ...answer, image, goesIn, activations, source: untouched?.source, version };
  }
}
