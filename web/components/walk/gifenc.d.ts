/** The part of gifenc that is used here; it comes without types. */
declare module 'gifenc' {
  export type Palette = readonly (readonly [red: number, green: number, blue: number])[];

  export interface FrameOptions {
    /** The first frame's is for all that have none. */
    palette?: Palette;
    /** Milliseconds until the next frame. */
    delay?: number;
    /** The number of repetitions, given with the first frame: 0 plays for ever. */
    repeat?: number;
    /** Pixels of that index show the frame before, which is left where it is. */
    transparent?: boolean;
    transparentIndex?: number;
    dispose?: 1;
  }

  export interface Encoder {
    /** A frame of indices into the palette, [height × width]. */
    writeFrame(indices: Uint8Array, width: number, height: number, options?: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(): Encoder;

  /** At most so many colours for pixels of red, green, blue and opacity. */
  export function quantize(pixels: Uint8Array | Uint8ClampedArray, colours: number): Palette;

  /** The index of the nearest colour for each pixel. */
  export function applyPalette(
    pixels: Uint8Array | Uint8ClampedArray,
    palette: Palette,
  ): Uint8Array;
}
