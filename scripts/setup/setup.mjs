import { runMain } from '../lib/stop.mjs';
import { allPurposes, setUp } from './steps.mjs';

// `node scripts/setup/setup.mjs` brings in place all that the builds and the tests need.
await runMain(() => setUp(...allPurposes));
