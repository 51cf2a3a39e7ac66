import type { Pace } from './pace.ts';

export type TrainCommand = 'train' | 'pause' | 'step' | 'epoch' | 'reset';

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    'train-command': TrainCommand;
    'pace-choose': Pace;
    /** The epoch to stop at, if any. */
    'stop-choose': number | undefined;
    /** The id of the snapshot to look at; none for the model as it is. */
    'replay-choose': number | undefined;
    /** Forgets the earlier runs' curves. */
    'runs-clear': undefined;
  }
}
