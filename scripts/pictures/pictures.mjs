import { writeFileSync } from 'node:fs';
import { parseOptions } from '../lib/arguments.mjs';
import { buildEngineModules } from '../lib/build.mjs';
import { inProject } from '../lib/paths.mjs';
import { buildSite } from '../lib/site.mjs';
import { runMain } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';
import { recordTraining } from './record.mjs';

// `npm run pictures` makes the README's pictures from the running page: docs/page.png and
// docs/training.gif.
await runMain(async () => {
  parseOptions(process.argv.slice(2), []);
  await setUp('wasm', 'browser');
  await buildEngineModules();
  await buildSite();
  // It imports npm packages, which the set-up has brought only now.
  const { serveSite } = await import('../serve/server.mjs');
  const { picture, animation } = await recordTraining(await serveSite(undefined));
  writeFileSync(inProject('docs/page.png'), picture);
  writeFileSync(inProject('docs/training.gif'), animation);
  process.stderr.write(
    `docs/page.png: ${picture.length} bytes; docs/training.gif: ${animation.length} bytes\n`,
  );
  // The server would keep the process alive.
  process.exit(0);
});
