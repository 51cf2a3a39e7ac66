import { parseOptions } from '../lib/arguments.mjs';
import { buildEngineModules } from '../lib/build.mjs';
import { inProject } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { buildSite } from '../lib/site.mjs';
import { runMain } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';

// `npm run screenshots` leaves pictures of the page and its panels in test-results/screenshots.
await runMain(async () => {
  parseOptions(process.argv.slice(2), []);
  await setUp('wasm', 'browser');
  await buildEngineModules();
  await buildSite();
  await run(inProject('node_modules/.bin/playwright'), ['test', 'screenshots.spec.ts'], {
    env: { ...process.env, AE_SCREENSHOTS: '1' },
  });
});
