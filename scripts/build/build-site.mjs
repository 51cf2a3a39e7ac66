import { buildEngineModules, moduleSizes } from '../lib/build.mjs';
import { buildSite } from '../lib/site.mjs';
import { runMain } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';

// `npm run build` makes the static site in dist/site.
await runMain(async () => {
  await setUp('wasm');
  await buildEngineModules();
  await buildSite();
  process.stdout.write(moduleSizes());
  process.stdout.write("The site is in 'dist/site'.\n");
});
