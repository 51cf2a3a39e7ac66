/**
 * A figure that was measured several times.
 * @typedef {{ median: number, min: number, max: number }} Spread
 *
 * The core's measurements of one workload, in the core's own form.
 * @typedef {object} Benchmark
 * @property {string} workload
 * @property {number} batch_size
 * @property {number} threads
 * @property {string} kernels
 * @property {Spread} training_images_per_second
 * @property {Spread} inference_images_per_second
 * @property {Spread} single_image_milliseconds
 * @property {Spread} products_only_images_per_second
 * @property {number} products_gigaflops
 * @property {number} share_of_products
 * @property {Record<string, number>} phases the share of each phase in a training step
 *
 * The measurements of one workload with one of the engine's builds.
 * @typedef {{ build: string } & Benchmark} BuildBenchmark
 */

/**
 * Merges the benchmarks of several rounds into one list. Each figure becomes the median of the
 * rounds' medians, with the least and the most of all rounds.
 * @param {BuildBenchmark[][]} rounds each with the same builds and workloads, in any order
 * @returns {BuildBenchmark[]} in the order of the first round
 */
export function mergeRounds(rounds) {
  return (rounds[0] ?? []).map((first) =>
    mergeSame(
      first,
      rounds.map((round) => theSame(first, round)),
    ),
  );
}

/**
 * Finds the benchmark of the same build and workload in a round.
 * @param {BuildBenchmark} wanted
 * @param {BuildBenchmark[]} round
 * @returns {BuildBenchmark}
 */
function theSame({ build, workload, batch_size }, round) {
  const found = round.find(
    (one) => one.build === build && one.workload === workload && one.batch_size === batch_size,
  );
  if (found) return found;
  throw new Error(`A round lacks ${workload} of ${build} with batches of ${batch_size}.`);
}

/**
 * Merges the benchmarks of one build and workload.
 * @param {BuildBenchmark} first
 * @param {BuildBenchmark[]} all
 * @returns {BuildBenchmark}
 */
function mergeSame(first, all) {
  const training = mergeSpreads(all.map((one) => one.training_images_per_second));
  const products = mergeSpreads(all.map((one) => one.products_only_images_per_second));
  /** @param {string} phase */
  const meanShare = (phase) =>
    all.reduce((sum, { phases }) => sum + (phases[phase] ?? 0), 0) / all.length;
  return {
    ...first,
    training_images_per_second: training,
    inference_images_per_second: mergeSpreads(all.map((one) => one.inference_images_per_second)),
    single_image_milliseconds: mergeSpreads(all.map((one) => one.single_image_milliseconds)),
    products_only_images_per_second: products,
    products_gigaflops: median(all.map((one) => one.products_gigaflops)),
    share_of_products: training.median / products.median,
    phases: Object.fromEntries(Object.keys(first.phases).map((name) => [name, meanShare(name)])),
  };
}

/**
 * @param {Spread[]} spreads
 * @returns {Spread}
 */
function mergeSpreads(spreads) {
  return {
    median: median(spreads.map((spread) => spread.median)),
    min: Math.min(...spreads.map(({ min }) => min)),
    max: Math.max(...spreads.map(({ max }) => max)),
  };
}

/**
 * Returns the median; for an even number of values, the upper of the middle two.
 * @param {number[]} values at least one
 */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** @param {number} rate */
const wholeRate = (rate) => Math.round(rate).toLocaleString('en-US');
/** @param {number} share */
const percent = (share) => `${Math.round(100 * share)} %`;

/**
 * Returns how far the slowest and the fastest window are from the median, as "-3 +2 %".
 * @param {Spread} spread
 */
function spreadAround({ median, min, max }) {
  const [below, above] = [1 - min / median, max / median - 1].map((part) => Math.round(100 * part));
  return `-${below} +${above} %`;
}

/**
 * The columns of the table: two lines of heading, and the function that makes a cell.
 * @type {[string, string, (benchmark: BuildBenchmark) => string][]}
 */
const columns = [
  ['build', '', ({ build }) => build],
  ['workload', '', ({ workload }) => workload],
  ['batch', '', ({ batch_size }) => String(batch_size)],
  ['threads', '', ({ threads }) => String(threads)],
  ['training', 'images/s', (one) => wholeRate(one.training_images_per_second.median)],
  ['spread', '', (one) => spreadAround(one.training_images_per_second)],
  ['inference', 'images/s', (one) => wholeRate(one.inference_images_per_second.median)],
  ['one image', 'ms', (one) => one.single_image_milliseconds.median.toFixed(4)],
  ['products', 'images/s', (one) => wholeRate(one.products_only_images_per_second.median)],
  ['products', 'GFLOP/s', ({ products_gigaflops }) => products_gigaflops.toFixed(1)],
  ['training', '/ prod.', ({ share_of_products }) => percent(share_of_products)],
];

/**
 * Makes a table with a line for each benchmark, below two lines that name the columns; each phase
 * has a column.
 * @param {BuildBenchmark[]} benchmarks
 */
export function benchmarkTable(benchmarks) {
  const phases = Object.keys(benchmarks[0]?.phases ?? {});
  const rows = [
    [...columns.map(([head]) => head), ...phases],
    [...columns.map(([, unit]) => unit), ...phases.map(() => '')],
    ...benchmarks.map((one) => [
      ...columns.map(([, , cell]) => cell(one)),
      ...phases.map((phase) => percent(one.phases[phase] ?? Number.NaN)),
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  /** @param {string} cell @param {number} i */
  const aligned = (cell, i) =>
    i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0);
  return rows.map((row) => `${row.map(aligned).join('  ').trimEnd()}\n`).join('');
}
