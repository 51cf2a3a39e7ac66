import type { DrawingReconstruction } from '../../engine/types.ts';

/** An image that goes into the network, and what comes of it. */
export interface InputAnswer extends DrawingReconstruction {
  /** Where the image comes from; nothing where it was drawn. */
  source: InputSource | undefined;
  /** A number that changes whenever the image does. */
  version: number;
  /** What goes in: the image, or what noise makes of it. [rows × columns] */
  goesIn: Float32Array;
  /** Each layer's outputs for what goes in, in the order data flow, [units] each. */
  activations: readonly Float32Array[];
}

/** An image that was not drawn. */
export interface InputSource {
  kind: 'test-image' | 'picture';
  /** Such as "test image 5, a 7". */
  name: string;
}

/** The image where somebody made it, by drawing or with a picture; nothing for a test image. */
export function ownImage(answer: InputAnswer | undefined): Float32Array | undefined {
  return answer && answer.source?.kind !== 'test-image' ? answer.image : undefined;
}

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    /** What goes into the network and what comes of it, or nothing once it is cleared. */
    'input-change': InputAnswer | undefined;
  }
}
