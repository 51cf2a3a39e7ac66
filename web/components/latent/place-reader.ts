import type { Images } from '../../engine/types.ts';
import { LatestWins } from '../base/latest-wins.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import { pointsNear, valuesAt } from './latent-plot.ts';
import type { Place } from './latent-scale.ts';
import type { MapPainter } from './map-painter.ts';
import { codeOf, type Projection } from './projection.ts';

/** A test code is pointed at from this many CSS pixels on; farther where nothing else can be shown. */
const NEAR = 8;
const NEAR_ALONE = 40;

export interface NearestImage {
  index: number;
  label: number | undefined;
  /** [rows × columns] */
  pixels: Float32Array;
}

/** What there is to be read at a place of the map. */
export interface ReadingSource {
  queries: ModelQueries | undefined;
  projection: Projection | undefined;
  images: Images | undefined;
  /** Pixels of an image. */
  imageSize: number;
}

/** The place pointed at: what it decodes to, and the test code that is there. */
export class PlaceReader {
  readonly #painter: MapPainter;
  readonly #source: () => ReadingSource;
  readonly #changed: () => void;
  readonly #decode: LatestWins;
  place: Place | undefined;
  /** What the place decodes to, [rows × columns]; nothing where places have no codes. */
  decoded: Float32Array | undefined;
  nearest: NearestImage | undefined;

  constructor(
    painter: MapPainter,
    source: () => ReadingSource,
    changed: () => void,
    onError: (error: unknown) => void,
  ) {
    this.#painter = painter;
    this.#source = source;
    this.#changed = changed;
    this.#decode = new LatestWins(() => this.#read(), { interval: 30, onError });
  }

  /** The values on the two axes at a place. */
  values(place: Place): [number, number] | undefined {
    const { plot } = this.#painter;
    return plot && valuesAt(plot, place);
  }

  /** The code at a place, or that of the nearest test image where places have none. */
  code(place: Place): Float32Array | undefined {
    const { projection } = this.#source();
    const values = this.values(place);
    if (!projection || !values) return undefined;
    if (projection.kind !== 'neighbours') return codeOf(projection, values);
    const index = this.#nearestIndex(place);
    if (index === undefined) return undefined;
    return projection.codes.slice(index * projection.units, (index + 1) * projection.units);
  }

  point({ x, y }: Place): void {
    const { width, height } = this.#painter.size;
    this.place = { x: Math.min(width, Math.max(0, x)), y: Math.min(height, Math.max(0, y)) };
    this.again();
  }

  leave(): void {
    this.place = undefined;
    this.#decode.cancel();
    this.#painter.drawOverlay();
    this.#changed();
  }

  /** Reads the place again: the model or the map have changed. */
  again(): void {
    if (!this.place) return;
    this.nearest = this.#nearestImage(this.place);
    this.#decode.request();
    this.#painter.drawOverlay();
    this.#changed();
  }

  #nearestIndex(place: Place): number | undefined {
    const { plot, codes } = this.#painter;
    if (!plot || !codes) return undefined;
    const alone = this.#source().projection?.kind === 'neighbours';
    return pointsNear(plot, codes, place, alone ? NEAR_ALONE : NEAR)[0];
  }

  #nearestImage(place: Place): NearestImage | undefined {
    const { images, imageSize } = this.#source();
    const index = this.#nearestIndex(place);
    if (!images || index === undefined) return undefined;
    const pixels = images.pixels.subarray(index * imageSize, (index + 1) * imageSize);
    return { index, label: images.labels[index], pixels };
  }

  async #read(): Promise<void> {
    const { queries, projection } = this.#source();
    const values = this.place && this.values(this.place);
    const code = projection && values && codeOf(projection, values);
    this.decoded = code && (await queries?.decode(code));
    this.#changed();
  }
}
