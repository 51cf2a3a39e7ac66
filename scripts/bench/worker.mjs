// Runs one build of the core in a worker, as the page's engine does. It answers each request, a
// message, with `{ result }` or `{ error }`.

/**
 * @typedef {object} StartRequest
 * @property {'start'} kind
 * @property {string} build the module to load; a build with threads uses as many as the machine has
 *
 * @typedef {object} BenchmarkRequest
 * @property {'benchmark'} kind
 * @property {string} workload
 * @property {number} batchSize
 * @property {number} windows
 * @property {number} seconds
 *
 * The members that Emscripten adds to the module and leaves out of its generated types.
 * @typedef {object} Extras
 * @property {Promise<unknown>} [pthreadPoolReady]
 * @property {(exception: object) => [type: string, message: string]} getExceptionMessage
 *
 * @typedef {import('../../web/engine/generated/autoencoder-simd.js').MainModule & Extras} Core
 */

/** @type {Core | undefined} */
let core;

/** @param {StartRequest} request */
async function start({ build }) {
  const threads = build.endsWith('-threads') ? Math.min(navigator.hardwareConcurrency, 64) : 1;
  const { default: createModule } = await import(`./generated/autoencoder-${build}.js`);
  /** @type {Core} */
  const loaded = await createModule({ threadPoolSize: threads - 1 });
  await loaded.pthreadPoolReady;
  loaded.setThreads(threads);
  core = loaded;
  return threads;
}

/** @param {BenchmarkRequest} request */
function benchmark({ workload, batchSize, windows, seconds }) {
  if (!core) throw new Error('The core was not started.');
  const [measured] = JSON.parse(core.benchmark(workload, batchSize, windows, seconds));
  return measured;
}

/** @param {unknown} thrown */
function messageOf(thrown) {
  if (thrown instanceof Error) return thrown.message;
  if (core && typeof thrown === 'object' && thrown) return core.getExceptionMessage(thrown)[1];
  return String(thrown);
}

addEventListener('message', async ({ data }) => {
  /** @type {StartRequest | BenchmarkRequest} */
  const request = data;
  try {
    const result = request.kind === 'start' ? await start(request) : benchmark(request);
    postMessage({ result });
  } catch (thrown) {
    postMessage({ error: messageOf(thrown) });
  }
});
