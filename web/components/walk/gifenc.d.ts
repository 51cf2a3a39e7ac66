/** The part of gifenc that is used here; it comes without types. */
declare module 'gifenc' {
  export interface FrameOptions {
    /** RGB triples; the first frame's is for all that have none. */
    palette?: readonly (readonly [red: number, green: number, blue: number])[];
    /** Milliseconds until the next frame. */
    delay?: number;
    /** Of the first frame: 0 plays for ever. */
    repeat?: number;
  }

  export interface Encoder {
    /** A frame of indices into the palette, [height × width]. */
    writeFrame(indices: Uint8Array, width: number, height: number, options?: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(): Encoder;

  type Palette = [red: number, green: number, blue: number][];

  /** The colours that stand best for those of RGBA pixels. */
  export function quantize(pixels: Uint8Array, colours: number): Palette;
  /** For each RGBA pixel the index of the nearest colour. */
  export function applyPalette(pixels: Uint8Array, palette: Palette): Uint8Array;
}
