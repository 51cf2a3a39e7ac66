import { parseOptions } from '../lib/arguments.mjs';
import { buildEngineModules } from '../lib/build.mjs';
import { buildSite } from '../lib/site.mjs';
import { runMain } from '../lib/stop.mjs';
import { serveAsHost } from '../lighthouse/host.mjs';
import { setUp } from '../setup/steps.mjs';
import { article, measureArticle } from './article.mjs';

// `npm run bench:article` measures what articles with one and with three playgrounds take while none of
// them is in sight.
await runMain(async () => {
  parseOptions(process.argv.slice(2), []);
  await setUp('wasm', 'browser');
  await buildEngineModules();
  await buildSite();
  const counts = [1, 3];
  const pages = counts.map((count) => [`/${count}.html`, article(count)]);
  const host = await serveAsHost(Object.fromEntries(pages));
  try {
    for (const count of counts) {
      const { megabytes, cores, reports } = await measureArticle(`${host.address}${count}.html`);
      process.stdout.write(
        `${count} in the article, none in sight: ${megabytes.toFixed(0)} MB, ` +
          `${(100 * cores).toFixed(1)} % of a core, ${reports} reports of training\n`,
      );
    }
  } finally {
    host.close();
  }
});
