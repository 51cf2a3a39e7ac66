import { buildPreset, isWasm, presets } from '../lib/build.mjs';
import { runMain, Stop } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';

// `node scripts/build/build.mjs PRESET [TARGET]` builds one CMake preset in build/PRESET.
await runMain(async () => {
  const [preset, target, ...rest] = process.argv.slice(2);
  if (preset === undefined || rest.length > 0) {
    throw new Stop(`Usage: node scripts/build/build.mjs ${presets.join('|')} [TARGET]`, 2);
  }
  if (!presets.includes(preset)) {
    throw new Stop(`There is no preset '${preset}'; the presets are ${presets.join(', ')}.`, 2);
  }
  await setUp(preset === 'native' ? 'native' : isWasm(preset) ? 'wasm' : 'test');
  await buildPreset(preset, { target });
});
