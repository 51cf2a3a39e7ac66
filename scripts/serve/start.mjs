import { parseOptions, parsePort } from '../lib/arguments.mjs';
import { buildEngineModules } from '../lib/build.mjs';
import { buildSite } from '../lib/site.mjs';
import { runMain } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';

// `npm start [-- --port N]` sets up, builds and serves the playground.
await runMain(async () => {
  const port = parsePort(parseOptions(process.argv.slice(2), ['port']).port);
  await setUp('wasm');
  await buildEngineModules();
  await buildSite();
  // It imports npm packages, which the set-up has brought only now.
  const { serveSite } = await import('./server.mjs');
  const address = await serveSite(port);
  process.stdout.write(`\nThe playground is at ${address} (ctrl-C stops it)\n`);
});
