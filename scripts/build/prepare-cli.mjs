import { buildPreset } from '../lib/build.mjs';
import { runMain } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';

// Brings the native command line up to date. `npm run cli` then replaces itself by that program, so
// that signals, exit codes and standard output are the program's own.
await runMain(async () => {
  await setUp('native', 'data');
  await buildPreset('native', { target: 'autoencoder', quiet: true });
});
