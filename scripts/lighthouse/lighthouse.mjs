import { parseOptions } from '../lib/arguments.mjs';
import { buildEngineModules } from '../lib/build.mjs';
import { buildSite } from '../lib/site.mjs';
import { runMain, Stop } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';
import { serveAsHost } from './host.mjs';
import { judgePage } from './judge.mjs';

const LEAST = 95;

// `npm run lighthouse` lets Lighthouse judge the built page, as a phone and as a desktop computer
// see it, and fails where a score is below 95.
await runMain(async () => {
  parseOptions(process.argv.slice(2), []);
  await setUp('wasm', 'browser');
  await buildEngineModules();
  await buildSite();
  const host = await serveAsHost();
  const low = [];
  try {
    for (const device of /** @type {const} */ (['mobile', 'desktop'])) {
      const { scores, findings } = await judgePage(host.address, device);
      for (const [category, score] of Object.entries(scores)) {
        process.stdout.write(`${device} ${category}: ${score}\n`);
        if (score < LEAST) low.push(`${device} ${category} ${score}`);
      }
      for (const finding of findings) process.stdout.write(`  ${finding}\n`);
    }
  } finally {
    host.close();
  }
  if (low.length > 0) throw new Stop(`Below ${LEAST}: ${low.join(', ')}.`);
});
