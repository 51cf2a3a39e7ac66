/**
 * A figure that was measured several times.
 * @typedef {{ median: number, min: number, max: number }} Spread
 *
 * What the core measures of one workload, as it writes it.
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
 * @property {Record<string, number>} phases each one's share of a training step
 *
 * The same, of one of the engine's builds.
 * @typedef {{ build: string } & Benchmark} BuildBenchmark
 */

/**
 * What several rounds found of the same builds and workloads, as one: of each figure the median of
 * the rounds' medians, and the least and the most of all.
 * @param {BuildBenchmark[][]} rounds in each the same builds and workloads, in any order
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
 * @param {BuildBenchmark} wanted
 * @param {BuildBenchmark[]} round
 * @returns {BuildBenchmark} what that round found of the same build and workload
 */
function theSame({ build, workload, batch_size }, round) {
  const found = round.find(
    (one) => one.build === build && one.workload === workload && one.batch_size === batch_size,
  );
  if (found) return found;
  throw new Error(`A round lacks ${workload} of ${build} with batches of ${batch_size}.`);
}

/**
 * @param {BuildBenchmark} first
 * @param {BuildBenchmark[]} all of the same build and workload
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

/** @param {number[]} values at least one; of an even number of them, the upper of the middle two */
function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** @param {number} rate */
const wholeRate = (rate) => Math.round(rate).toLocaleString('en-US');
/** @param {number} share */
const percent = (share) => `${Math.round(100 * share)} %`;

/**
 * "-3 +2 %": how far the slowest and the fastest window are from the median.
 * @param {Spread} spread
 */
function spreadAround({ median, min, max }) {
  const [below, above] = [1 - min / median, max / median - 1].map((part) => Math.round(100 * part));
  return `-${below} +${above} %`;
}

/**
 * The columns of the table: two lines of heading, and what stands below.
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
 * A line for each, under two lines that name the columns; the phases have a column each.
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
