import { chromiumArguments, findChromium } from '../lib/chromium.mjs';
import { Stop } from '../lib/stop.mjs';
import { serveBenchmark } from './server.mjs';

/**
 * @typedef {import('./options.mjs').BenchOptions} BenchOptions
 * @typedef {import('./report.mjs').BuildBenchmark} BuildBenchmark
 * @typedef {import('./worker.mjs').StartRequest | import('./worker.mjs').BenchmarkRequest} Request
 */

/** The seconds that a browser may take for everything that is not measured. */
const patience = 60;

/**
 * Measures the builds in turn, round after round, each time in a fresh page of headless Chromium.
 * @param {BenchOptions} options
 * @param {(line: string) => void} log takes a line before each turn
 * @returns {Promise<{ browser: string, threads: number, rounds: BuildBenchmark[][] }>} `threads` is
 * the number of threads that the machine runs at a time
 */
export async function measureBuilds(options, log) {
  // The set-up installs this package, so it may be missing when this file is loaded.
  const { chromium } = await import('@playwright/test');
  const executablePath = findChromium();
  if (!executablePath) throw new Stop("'chromium' is not on PATH; please install it.");
  const plain = await serveBenchmark(false);
  const isolated = await serveBenchmark(true);
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  try {
    const rounds = [];
    let threads = 1;
    for (let round = 1; round <= options.rounds; ++round) {
      /** @type {BuildBenchmark[]} */
      const found = [];
      for (const build of options.builds) {
        log(`Round ${round} of ${options.rounds}: ${build}`);
        const page = await browser.newPage();
        const { address } = build.endsWith('-threads') ? isolated : plain;
        await page.goto(address);
        threads = await page.evaluate(() => navigator.hardwareConcurrency);
        found.push(...(await measureBuild(page, build, options)));
        await page.close();
      }
      rounds.push(found);
    }
    return { browser: `Chromium ${browser.version()}`, threads, rounds };
  } finally {
    await browser.close();
    plain.close();
    isolated.close();
  }
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} build
 * @param {BenchOptions} options
 */
async function measureBuild(page, build, { workloads, batchSizes, windows, seconds }) {
  const worker = await page.evaluateHandle(() => new Worker('worker.mjs', { type: 'module' }));
  /** @param {Request} request */
  const ask = (request) =>
    withinTime(patience + 10 * windows * seconds, build, worker.evaluate(askWorker, request));
  await ask({ kind: 'start', build });
  /** @type {BuildBenchmark[]} */
  const found = [];
  for (const workload of workloads) {
    for (const batchSize of batchSizes) {
      /** @type {Request} */
      const request = { kind: 'benchmark', workload, batchSize, windows, seconds };
      // The browser compiles the module for speed only after it has run for a while.
      if (found.length === 0) await ask({ ...request, windows: 1 });
      found.push({ build, ...(await ask(request)) });
    }
  }
  return found;
}

/**
 * Sends the worker a request and waits for its answer; runs in the page.
 * @param {Worker} worker
 * @param {Request} request
 * @returns {Promise<any>}
 */
function askWorker(worker, request) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) =>
      'error' in data ? reject(new Error(data.error)) : resolve(data.result);
    worker.onerror = (event) =>
      reject(new Error(event.message || 'its worker could not be loaded.'));
    worker.postMessage(request);
  });
}

/**
 * Waits for a promise, but not longer than this number of seconds.
 * @template Value
 * @param {number} seconds
 * @param {string} build
 * @param {Promise<Value>} promise
 * @returns {Promise<Value>}
 * @throws {Stop} with the build's name, if the promise is rejected or takes longer
 */
async function withinTime(seconds, build, promise) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const limit = new Promise((_, reject) => {
    const error = new Error(`there was no answer for ${seconds} seconds.`);
    timer = setTimeout(() => reject(error), 1000 * seconds);
  });
  try {
    return await /** @type {Promise<Value>} */ (Promise.race([promise, limit]));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const sentence = message.split('\n')[0]?.replace(/^.*?\bError: /, '');
    throw new Stop(`The build '${build}' could not be measured: ${sentence}`);
  } finally {
    clearTimeout(timer);
  }
}
