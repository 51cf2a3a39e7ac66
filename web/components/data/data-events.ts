import type { DataSelection, DatasetSource, LocatedFile, ReadOptions } from '../../engine/types.ts';

/** Data that somebody wants. */
export interface SourceChoice {
  source: DatasetSource;
  /** The part of the data that is used; by default all. */
  selection?: DataSelection;
  /** Whether to train on them at once. */
  train?: boolean;
}

/** What becomes of a trained model with other data: it trains on, or a new one does; or all stays. */
export type ModelAnswer = 'go-on' | 'anew' | 'cancel';

/** A request to the loader of data. */
export type DataRequest =
  | { do: 'download' | 'decline' | 'cancel' }
  /** The files that are the data now, read with these options in place of some. */
  | { do: 'read-again'; options: ReadOptions }
  | { do: 'answer'; answer: ModelAnswer };

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    'source-choose': SourceChoice;
    'files-choose': readonly LocatedFile[];
    'data-request': DataRequest;
  }
}
