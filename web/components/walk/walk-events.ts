import type { PathKind } from '../../engine/analysis-types.ts';

/** A walk through codes, as far as other panels show it. */
export interface Walk {
  /** [steps × code] */
  codes: Float32Array;
  /** Where the walk is now, in [0, 1]. */
  position: number;
  /** The code there, [code]. */
  code: Float32Array;
  /** What is decoded there, [rows × columns]. */
  image: Float32Array;
}

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    'walk-change': Walk | undefined;
    /** The codes picked for the walk to go through, in their order. */
    'walk-points': readonly Float32Array[];
    /** How the walk is to go from one to the next. */
    'walk-path': PathKind;
  }
}
