import { buildPreset, presets, purposeOf } from '../lib/build.mjs';
import { runMain, Stop } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';

// `node scripts/build/build.mjs PRESET [TARGET]` builds one CMake preset in build/PRESET.
await runMain(async () => {
  const [preset, target, ...rest] = process.argv.slice(2);
  if (preset === undefined || rest.length > 0) {
    throw new Stop(`Usage: node scripts/build/build.mjs ${presets.join('|')} [TARGET]`, 2);
  }
  await setUp(purposeOf(preset));
  await buildPreset(preset, { target });
});
