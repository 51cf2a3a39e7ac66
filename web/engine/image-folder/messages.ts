/** The one message to the worker: the images to read, in their order. */
export interface ReadImages {
  files: readonly File[];
  /** Height and width to fit them into. */
  side: number;
  /** Whether white becomes black; by default that is found from the images' borders. */
  invert: boolean | undefined;
}

export type FromImageReader =
  | { type: 'progress'; done: number }
  | {
      type: 'result';
      /** [count x side x side], background 0. */
      pixels: Uint8Array;
      inverted: boolean;
      /** For each file whether it was read. */
      read: boolean[];
    }
  | { type: 'error'; message: string };
