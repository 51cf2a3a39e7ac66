import { Stop } from '../lib/stop.mjs';

/**
 * How a suite went.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * How a suite went, what else went wrong with it, and which of its tests failed.
 * @typedef {Counts & { problem?: string, failures?: string[] }} Outcome
 */

/**
 * doctest colours what it prints where it takes its output for a terminal.
 * @param {string} output
 */
export function withoutColours(output) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they begin what sets a colour
  return output.replace(/\x1b\[[0-9;]*m/g, '');
}

/**
 * @param {string} output what a doctest executable printed
 * @returns {Counts | undefined} undefined if its summary is not there, as after a crash
 */
export function parseDoctestCounts(output) {
  const summary =
    /^\[doctest\] test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed\s*\|\s*(\d+) skipped/m;
  const match = summary.exec(withoutColours(output));
  if (!match) return undefined;
  const [passed = 0, failed = 0, skipped = 0] = match.slice(1).map(Number);
  return { passed, failed, skipped };
}

/**
 * @param {string} output what a doctest executable printed when it was asked for its tests
 * @returns {string[]} their names, without those of tests that are always left out
 */
export function parseTestNames(output) {
  const [, list] = withoutColours(output).split(/^=+$/m);
  const names = list?.split('\n').filter(Boolean);
  if (!names) throw new Stop(`The tests cannot be listed:\n${output}`);
  return names;
}

/**
 * What shares of a suite come to together.
 * @param {Outcome[]} shares how the processes ended, each with a share of the
 *   tests; each counts those of the other shares as skipped
 * @param {number} count the number of tests that all of them have, without those that are always left out
 * @returns {Outcome}
 */
export function addShares(shares, count) {
  const { passed, failed } = sum(shares);
  const leftOut = shares.map((share) => share.passed + share.failed + share.skipped - count);
  const counts = { passed, failed, skipped: Math.max(0, ...leftOut) };
  const problem = shares.map((share) => share.problem).find((text) => text !== undefined);
  if (problem !== undefined) return { ...counts, problem };
  const ran = passed + failed;
  if (ran === count) return counts;
  return { ...counts, failed: failed + 1, problem: `it ran ${ran} tests instead of ${count}` };
}

/**
 * @param {string} json the report of Vitest's json reporter
 * @returns {Counts}
 */
export function parseVitestCounts(json) {
  const report = JSON.parse(json);
  const failedFiles = report.testResults.filter(
    /** @param {{ status: string, assertionResults: unknown[] }} file */
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + failedFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {string} json the report of Playwright's json reporter
 * @returns {Counts}
 */
export function parsePlaywrightCounts(json) {
  const { stats } = JSON.parse(json);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  };
}

/**
 * What a run of a suite's program means: a program that ended badly, left no summary or ran nothing
 * counts as a failure even where no single test failed.
 * @param {number} exitCode
 * @param {Counts | undefined} counts
 * @returns {Outcome}
 */
export function judge(exitCode, counts) {
  if (!counts) {
    const problem = `it ended with exit code ${exitCode} and no summary`;
    return { passed: 0, failed: 1, skipped: 0, problem };
  }
  if (counts.failed > 0) return counts;
  if (exitCode !== 0) {
    const problem = `every test passed, yet it ended with exit code ${exitCode}`;
    return { ...counts, failed: 1, problem };
  }
  if (counts.passed + counts.skipped === 0)
    return { ...counts, failed: 1, problem: 'it ran no tests' };
  return counts;
}

/**
 * The very last line of `npm test`.
 * @param {Counts[]} all
 */
export function lastLine(all) {
  const { passed, failed, skipped } = sum(all);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  /** @param {keyof Counts} key */
  const total = (key) => all.reduce((subtotal, counts) => subtotal + counts[key], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}

/**
 * A table of stages, one line each.
 * @param {{ title: string, seconds: number, counts: Counts }[]} results
 */
export function table(results) {
  const width = Math.max(...results.map(({ title }) => title.length));
  const lines = results.map(({ title, seconds, counts }) => {
    const cells = [counts.passed, counts.failed, counts.skipped].map((n) => String(n).padStart(8));
    return `${title.padEnd(width)}${cells.join('')}${seconds.toFixed(1).padStart(9)} s`;
  });
  const head = ['passed', 'failed', 'skipped'].map((name) => name.padStart(8)).join('');
  return [`${' '.repeat(width)}${head}${'time'.padStart(11)}`, ...lines].join('\n');
}
