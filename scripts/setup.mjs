import { runMain } from './lib/stop.mjs';
import { setUp } from './setup/setup.mjs';

// `node scripts/setup.mjs` brings in place all that the builds and the tests need.
await runMain(() => setUp('test'));
