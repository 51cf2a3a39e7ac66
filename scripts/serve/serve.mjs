import { parseOptions, parsePort } from '../lib/arguments.mjs';
import { runMain } from '../lib/stop.mjs';
import { serveSite } from './server.mjs';

// `node scripts/serve/serve.mjs [--port N]` serves the site in dist/site without building anything.
await runMain(async () => {
  const port = parsePort(parseOptions(process.argv.slice(2), ['port']).port);
  process.stdout.write(`Serving at ${await serveSite(port)}\n`);
});
