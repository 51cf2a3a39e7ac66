import type { Configuration } from '../../engine/configuration.ts';
import type { Checkpoint, DataSelection, DatasetSource } from '../../engine/types.ts';
import type { SavedTraining } from './trainer.ts';

/** Data, the part of them that is used, and the classes of it that are trained on (none for all). */
export interface ChosenData {
  source: DatasetSource;
  selection: DataSelection;
  classes: readonly number[];
}

/** An experiment as it was at one moment: all that is needed to go on from there with the same bits. */
export interface Moment {
  data: ChosenData;
  configuration: Configuration;
  /** The model in training; nothing for one that the configuration alone makes again, untrained. */
  checkpoint: Checkpoint | undefined;
  training: SavedTraining;
}

/** The epochs behind the model, with the share of the running one. */
export function epochsOf({ checkpoint }: Moment): number {
  return checkpoint ? checkpoint.epoch + checkpoint.fraction : 0;
}

/** The same without what can be done without: the snapshots, of which the replay is made. */
export function withoutReplay(moment: Moment): Moment {
  const { checkpoint } = moment;
  return checkpoint ? { ...moment, checkpoint: { ...checkpoint, snapshots: [] } } : moment;
}

/** The bytes of images that the page holds itself; files are on a disk until they are read. */
export function heldBytes(source: DatasetSource): number {
  if (source.kind !== 'images') return 0;
  return source.pixels.byteLength + (source.test?.pixels.byteLength ?? 0);
}

function checkpointBytes({ checkpoint }: Moment): number {
  if (!checkpoint) return 0;
  const snapshots = checkpoint.snapshots.reduce((sum, { parameters }) => sum + parameters.size, 0);
  return checkpoint.file.size + snapshots;
}

/** The numbers of an epoch's metrics, at the most. */
const METRICS = 12;

/** The points of a curve are three numbers each. */
function curveBytes({ training: { curve, runs, history } }: Moment): number {
  const points = runs.runs.reduce((sum, run) => sum + run.epochs.length, 0);
  const numbers = curve[0].length * 3 + points * 2 + history.length * METRICS;
  return numbers * Float64Array.BYTES_PER_ELEMENT;
}

/** The bytes that moments take together: data that several of them have are there once. */
export function bytesOf(moments: readonly Moment[]): number {
  const sources = new Set(moments.map(({ data }) => data.source));
  const data = [...sources].reduce((sum, source) => sum + heldBytes(source), 0);
  return moments.reduce((sum, each) => sum + checkpointBytes(each) + curveBytes(each), data);
}
