import { parseOptions } from '../lib/arguments.mjs';
import { runMain, Stop } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';
import { lastLine, sum, table } from './counts.mjs';
import { chooseStages } from './stages.mjs';

// `npm test [-- --only STAGE,STAGE]` sets up, builds and runs every test.
await runMain(async () => {
  const chosen = chooseStages(parseOptions(process.argv.slice(2), ['only']).only);
  await setUp(...new Set(chosen.flatMap(({ needs }) => needs)));
  const results = [];
  for (const { name, title, run } of chosen) {
    process.stderr.write(`\n== ${title} (${name})\n`);
    const start = performance.now();
    const counts = await run().catch((error) => {
      if (!(error instanceof Stop)) throw error;
      return { passed: 0, failed: 1, skipped: 0, problem: error.message };
    });
    const seconds = (performance.now() - start) / 1000;
    const result = { title, seconds, counts: counts ?? { passed: 0, failed: 0, skipped: 0 } };
    if (counts?.problem) process.stderr.write(`${counts.problem}\n`);
    const outcome = counts ? lastLine([counts]) : 'no findings';
    process.stderr.write(`== ${title}: ${outcome} in ${seconds.toFixed(1)} s\n`);
    results.push(result);
  }
  const all = results.map(({ counts }) => counts);
  process.stdout.write(`\n${table(results)}\n\n${lastLine(all)}\n`);
  return sum(all).failed > 0 ? 1 : 0;
});
