import { execFileSync } from 'node:child_process';
import { buildPreset } from '../lib/build.mjs';
import { inProject } from '../lib/paths.mjs';
import { writeAtomically } from '../lib/stamp.mjs';
import { runMain } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';
import { configurationTypes } from './typescript.mjs';

// `npm run generate` writes what is made from the rows of src/autoencoder/fields.hpp: the
// configuration's JSON Schema and its types, defaults and limits for TypeScript.
await runMain(async () => {
  await setUp('native');
  await buildPreset('native', { target: 'autoencoder', quiet: true });
  const schema = execFileSync(inProject('build/native/autoencoder'), ['schema'], {
    encoding: 'utf8',
  });
  writeAtomically(inProject('schema/configuration.schema.json'), schema);
  const types = configurationTypes(JSON.parse(schema));
  writeAtomically(inProject('web/engine/generated/configuration.ts'), types);
});
