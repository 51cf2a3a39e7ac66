import { updateModuleTypes } from '../lib/module-types.mjs';
import { runMain } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';

// `npm run update-types` writes the WebAssembly module's TypeScript types, which are committed.
await runMain(async () => {
  await setUp('wasm');
  await updateModuleTypes();
});
