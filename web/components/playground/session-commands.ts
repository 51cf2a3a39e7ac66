import { merge } from '../../engine/merge.ts';
import type { PlaygroundHandlers } from '../base/events.ts';
import { saveFile } from '../base/save-file.ts';
import type { Preset } from '../settings/presets.ts';
import type { TrainCommand } from '../training/training-events.ts';
import type { PlaygroundSession } from './playground-session.ts';

/** Trains, pauses or resets as a button says. */
export function obey(session: PlaygroundSession, command: TrainCommand): void {
  if (command === 'train') void session.train();
  else if (command === 'step') void session.train({ steps: 1 });
  else if (command === 'epoch') void session.train({ epochs: 1 });
  else if (command === 'pause') void session.pause();
  else void session.reset();
}

/** Has the session take up a preset: what it says and, of the rest, the data's size and the seed. */
export function choosePreset(
  session: PlaygroundSession,
  { configuration, classes = [] }: Preset,
): void {
  const { model, data } = session;
  if (!model || !data.source) return;
  const { input } = model.configuration.model;
  const { seed } = model.configuration.training;
  const chosen = merge(configuration, { model: { input }, training: { seed } });
  if (classes.join() === data.classes.join()) void session.chooseConfiguration(chosen);
  else void session.start(data.source, chosen, classes, data.selection);
}

/** Saves the model as a file. */
async function saveModelFile(session: PlaygroundSession): Promise<void> {
  const bytes = await session.saveModel();
  if (!bytes) return;
  saveFile(new Blob([bytes as Uint8Array<ArrayBuffer>]), 'autoencoder.safetensors');
}

/** What a session does of itself with what the panels tell. */
export function sessionHandlers(session: () => PlaygroundSession) {
  return {
    'speed-choose': (stepsPerSecond) => session().chooseSpeed(stepsPerSecond),
    'stop-choose': (epoch) => session().chooseStop(epoch),
    'replay-choose': (id) => session().replay.choose(id),
    'runs-clear': () => session().clearRuns(),
    'configuration-choose': (chosen) => void session().chooseConfiguration(chosen),
    'configuration-revert': () => session().revertConfiguration(),
    'classes-choose': (classes) => void session().chooseClasses(classes),
    'model-save': () => void saveModelFile(session()),
    'playground-message': (message) => session().reportFromPanel(message),
    'engine-restart': () => void session().startAgain(),
  } satisfies Partial<PlaygroundHandlers>;
}
