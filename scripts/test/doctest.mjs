import { availableParallelism } from 'node:os';
import { isWasm } from '../lib/build.mjs';
import { inProject } from '../lib/paths.mjs';
import { tryRun } from '../lib/run.mjs';
import { sharedPreset } from './builds.mjs';
import { addShares, judge, parseDoctestCounts, parseTestNames } from './counts.mjs';
import { doctestFailures } from './failures.mjs';

/** Each process may hold hundreds of megabytes, and some tests use several processors themselves. */
const mostProcesses = 4;

/**
 * Builds a preset and runs its doctest executable, a share of the tests in each of some processes.
 * @param {string} preset
 * @param {NodeJS.ProcessEnv} [environment] what the tests get besides this process's own
 * @returns {Promise<import('./counts.mjs').Outcome>}
 */
export async function runDoctest(preset, environment = {}) {
  await sharedPreset(preset);
  const tests = inProject('build', preset, 'tests/autoencoder_tests');
  const env = { ...process.env, ...environment };
  const [program = tests, ...args] = await commandOf(preset, tests);
  const { output } = await tryRun(program, [...args, '--list-test-cases'], { env, quiet: true });
  const names = parseTestNames(output);
  // Tests of one name are run together, by one filter.
  const filters = [...new Set(names)].map(asFilter);
  const processes = Math.min(mostProcesses, availableParallelism());
  /** @type {string[]} */
  const failures = [];
  const ended = await Promise.all(
    Array.from({ length: processes }, async (_, index) => {
      // In turn, so that no process has all the long tests of one file.
      const share = filters.filter((_, i) => i % processes === index);
      const chosen = [...args, `--test-case=${share.join()}`];
      const result = await tryRun(program, chosen, { env, quiet: true });
      process.stderr.write(result.output);
      failures.push(...doctestFailures(result.output));
      return judge(result.exitCode, parseDoctestCounts(result.output));
    }),
  );
  return { ...addShares(ended, names.length), failures };
}

/**
 * The name of a test as a filter, in which a comma would end it.
 * @param {string} name
 */
const asFilter = (name) => name.replace(/[\\,]/g, '\\$&');

/**
 * @param {string} preset
 * @param {string} tests its doctest executable
 * @returns {Promise<string[]>} the command that runs it
 */
async function commandOf(preset, tests) {
  if (isWasm(preset)) return [process.execPath, ...(await relaxedSimdFlags()), `${tests}.js`];
  return preset === 'neon' ? ['qemu-aarch64', '-L', '/usr/aarch64-linux-gnu', tests] : [tests];
}

/** What makes Node run relaxed SIMD, where it does not do so by itself. */
async function relaxedSimdFlags() {
  // The set-up brings this package, so it may not be there when this file is read.
  const { relaxedSimd } = await import('wasm-feature-detect');
  return (await relaxedSimd()) ? [] : ['--experimental-wasm-relaxed-simd'];
}
