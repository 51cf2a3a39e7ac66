import type { PrincipalComponents } from './principal-components.ts';

/** What the page sends to the projection's worker; codes are [count × units]. */
export type ProjectionRequest =
  | {
      type: 'components';
      id: number;
      codes: Float32Array;
      units: number;
      /** The axes of a moment ago. */
      start?: readonly Float32Array[];
    }
  /** Replaces a request for neighbours that is being worked on. */
  | { type: 'neighbours'; id: number; codes: Float32Array; units: number }
  | { type: 'cancel' };

/** What comes back; places are [count × 2]. */
export type ProjectionReply =
  | { type: 'components'; id: number; components: PrincipalComponents; places: Float32Array }
  /** Places on the way, and the share of the way in (0, 1]; 1 is the last. */
  | { type: 'neighbours'; id: number; places: Float32Array; progress: number }
  | { type: 'failed'; id: number; message: string };
