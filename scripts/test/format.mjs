import { inProject } from '../lib/paths.mjs';
import { findProgram, run } from '../lib/run.mjs';
import { cppFiles } from '../lib/sources.mjs';
import { runMain } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';

// `npm run format` writes every source file the way the checks want it.
await runMain(async () => {
  await setUp('lint');
  await run(inProject('node_modules/.bin/biome'), ['check', '--write', '.']);
  await run(findProgram('clang-format-19', 'clang-format') ?? 'clang-format', [
    '-i',
    ...cppFiles(),
  ]);
});
