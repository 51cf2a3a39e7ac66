import { buildEngineModules } from '../lib/build.mjs';
import { runMain } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';
import { measureBuilds } from './measure.mjs';
import { parseBenchOptions } from './options.mjs';
import { benchmarkTable, mergeRounds } from './report.mjs';

// `npm run bench:web` measures the engine's builds in headless Chromium.
await runMain(async () => {
  const options = parseBenchOptions(process.argv.slice(2));
  await setUp('wasm', 'browser');
  await buildEngineModules();
  const log = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);
  const { browser, threads, rounds } = await measureBuilds(options, log);
  const benchmarks = mergeRounds(rounds);
  const { windows, seconds } = options;
  if (options.json) {
    const settings = { rounds: rounds.length, windows, seconds_per_window: seconds };
    const report = { browser, machine_threads: threads, ...settings, benchmarks };
    process.stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  process.stdout.write(
    `${browser}; this machine runs ${threads} threads at a time; rounds: ${rounds.length}, each ` +
      `with windows of ${seconds} s: ${windows}; shown are medians.\n\n${benchmarkTable(benchmarks)}`,
  );
});
