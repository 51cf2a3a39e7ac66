import { msg, str } from '@lit/localize';
import { merge } from '../../engine/merge.ts';
import type { PlaygroundHandlers } from '../base/events.ts';
import { saveFile } from '../base/save-file.ts';
import type { Preset } from '../settings/presets.ts';
import type { TrainCommand } from '../training/training-events.ts';
import type { Experiment } from './experiment.ts';

/** Trains, pauses or resets as a button says. */
export function obey(experiment: Experiment, command: TrainCommand): void {
  if (command === 'train') void experiment.train();
  else if (command === 'step') void experiment.train({ steps: 1 });
  else if (command === 'epoch') void experiment.train({ epochs: 1 });
  else if (command === 'pause') void experiment.pause();
  else void experiment.reset();
}

/** Has the experiment take up a preset: what it says and, of the rest, the data's size and the seed. */
export function choosePreset(
  experiment: Experiment,
  { name, configuration, classes = [] }: Preset,
): void {
  const { model, data } = experiment;
  if (!model || !data.source) return;
  const { input } = model.configuration.model;
  const { seed } = model.configuration.training;
  const chosen = merge(configuration, { model: { input }, training: { seed } });
  const label = msg(str`preset ${name}`);
  if (classes.join() === data.classes.join()) void experiment.chooseConfiguration(chosen, label);
  else void experiment.start(data.source, chosen, classes, data.selection, label);
}

/** Saves the model as a file. */
async function saveModelFile(experiment: Experiment): Promise<void> {
  const bytes = await experiment.saveModel();
  if (!bytes) return;
  saveFile(new Blob([bytes as Uint8Array<ArrayBuffer>]), 'autoencoder.safetensors');
}

/** The events of panels that an experiment alone answers. */
export function experimentHandlers(experiment: () => Experiment) {
  return {
    'pace-choose': (pace) => experiment().choosePace(pace),
    'stop-choose': (epoch) => experiment().chooseStop(epoch),
    'replay-choose': (id) => experiment().replay.choose(id),
    'runs-clear': () => experiment().clearRuns(),
    'configuration-choose': (chosen) => void experiment().chooseConfiguration(chosen),
    'configuration-revert': () => experiment().revertConfiguration(),
    'classes-choose': (classes) => void experiment().chooseClasses(classes),
    'weights-answer': (model) => void experiment().answerWeights(model),
    'model-save': () => void saveModelFile(experiment()),
    'playground-message': (message) => experiment().reportFromPanel(message),
    'engine-restart': () => void experiment().startAgain(),
    'change-undo': () => void experiment().undo(),
    'change-redo': () => void experiment().redo(),
  } satisfies Partial<PlaygroundHandlers>;
}
