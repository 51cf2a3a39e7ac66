import { existsSync } from 'node:fs';
import { buildPreset } from '../lib/build.mjs';
import { runMain, Stop } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';
import { measureReference } from './measure.mjs';
import { parseReferenceOptions } from './options.mjs';
import { referenceReport, referenceTable } from './table.mjs';

// `npm run reference-table` trains every model of the reference on real MNIST with the native
// command line, and shows its figures beside PyTorch's.
await runMain(async () => {
  const options = parseReferenceOptions(process.argv.slice(2));
  if (!existsSync(options.data)) {
    throw new Stop(
      `There is no folder '${options.data}'; --data names MNIST's, which 'npm run fetch-mnist' makes.`,
      2,
    );
  }
  await setUp('native');
  await buildPreset('native', { target: 'autoencoder', quiet: true });
  const log = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);
  const measurements = await measureReference(options, log);
  const { seeds, json } = options;
  process.stdout.write(
    json
      ? `${JSON.stringify(referenceReport(measurements, seeds))}\n`
      : referenceTable(measurements, seeds),
  );
});
