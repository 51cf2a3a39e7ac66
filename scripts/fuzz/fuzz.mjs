import { parseOptions } from '../lib/arguments.mjs';
import { inProject } from '../lib/paths.mjs';
import { runMain, Stop } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';
import { buildFuzzing, chooseTargets, fuzzAll } from './targets.mjs';

// `npm run fuzz -- --minutes N [--target NAME]` fuzzes every reader of files, or one, for N minutes
// each, two at a time, and goes on where it ended the last time: what it learns is kept in
// build/fuzz/corpus.
await runMain(async () => {
  const { minutes, target } = parseOptions(process.argv.slice(2), ['minutes', 'target']);
  const seconds = Math.round(60 * Number(minutes));
  if (!(seconds >= 1 && seconds <= 1e6)) {
    throw new Stop(
      `--minutes is '${minutes ?? ''}', but minutes for each target were expected.`,
      2,
    );
  }
  await setUp('sanitize');
  await buildFuzzing();
  const targets = chooseTargets(target);
  const corpusOf = (/** @type {string} */ name) => inProject('build/fuzz/corpus', name);
  const failures = await fuzzAll(targets, corpusOf, [`-max_total_time=${seconds}`]);
  if (failures > 0) throw new Stop(`${failures} of ${targets.length} targets have a finding.`);
});
