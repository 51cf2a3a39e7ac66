import type { Preset } from '../settings/presets.ts';
import type { PlaygroundSession } from './playground-session.ts';

/** Has the session take up a preset: what it says and, of the rest, the data's size and the seed. */
export function choosePreset(
  session: PlaygroundSession,
  { configuration, classes = [] }: Preset,
): void {
  const { model, data } = session;
  if (!model || !data.source) return;
  const { input } = model.configuration.model;
  const { seed } = model.configuration.training;
  const chosen = {
    model: { ...configuration.model, input },
    training: { ...configuration.training, seed },
  };
  if (classes.join() === data.classes.join()) void session.chooseConfiguration(chosen);
  else void session.start(data.source, chosen, classes, data.selection);
}
