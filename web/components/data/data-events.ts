import type { LocatedFile } from '../../engine/image-folder/read-image-folder.ts';
import type { DataSelection, DatasetSource } from '../../engine/types.ts';

/** Data that somebody wants. */
export interface SourceChoice {
  source: DatasetSource;
  /** The part of the data that is used; by default all. */
  selection?: DataSelection;
  /** Whether to train on them at once. */
  train?: boolean;
}

/** A request to the loader of data. */
export type DataRequest =
  | { do: 'download-mnist' | 'decline-mnist' | 'cancel' }
  /** The folder that is the data now, read in another way. */
  | { do: 'read-again'; side: number; invert: boolean };

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    'source-choose': SourceChoice;
    'files-choose': readonly LocatedFile[];
    'data-request': DataRequest;
  }
}
