import { runMain, Stop } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';
import { affectedStages, changedPaths } from './changes.mjs';
import { lastLine, sum, table } from './counts.mjs';
import { parseTestOptions } from './options.mjs';
import { chooseStages, stages } from './stages.mjs';

// `npm test [-- --only STAGE,STAGE] [--changed [BASE]]` sets up, builds and runs every test, or
// those of some stages, or those that what changed can make fail.
await runMain(async () => {
  const { only, changed } = parseTestOptions(process.argv.slice(2));
  const affected = changed === undefined ? stages : affectedStages(changedPaths(changed), stages);
  const chosen = chooseStages(only).filter((stage) => affected.includes(stage));
  if (chosen.length === 0) {
    process.stdout.write('Nothing has changed that a stage looks at.\n');
    return 0;
  }
  if (changed !== undefined) {
    process.stderr.write(`Stages: ${chosen.map(({ name }) => name).join(', ')}\n`);
  }
  await setUp(...new Set(chosen.flatMap(({ needs }) => needs)));
  const results = [];
  for (const { name, title, run } of chosen) {
    process.stderr.write(`\n== ${title} (${name})\n`);
    const start = performance.now();
    const ended = await run().catch((error) => {
      if (!(error instanceof Stop)) throw error;
      return { passed: 0, failed: 1, skipped: 0, problem: error.message };
    });
    const seconds = (performance.now() - start) / 1000;
    /** @type {import('./counts.mjs').Outcome} */
    const counts = ended ?? { passed: 0, failed: 0, skipped: 0 };
    if (counts.problem) process.stderr.write(`${counts.problem}\n`);
    const outcome = ended ? lastLine([counts]) : 'no findings';
    process.stderr.write(`== ${title}: ${outcome} in ${seconds.toFixed(1)} s\n`);
    results.push({ title, seconds, counts });
  }
  for (const { title, counts } of results) {
    // A long run's output is often cut in the middle, so that what failed is said once more.
    for (const failure of counts.failures ?? []) {
      process.stdout.write(`\n== ${title}, failed: ${failure}\n`);
    }
  }
  const all = results.map(({ counts }) => counts);
  process.stdout.write(`\n${table(results)}\n\n${lastLine(all)}\n`);
  return sum(all).failed > 0 ? 1 : 0;
});
