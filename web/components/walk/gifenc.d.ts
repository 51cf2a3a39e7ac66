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
}
