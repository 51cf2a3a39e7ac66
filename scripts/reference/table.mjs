import { referenceSource } from './rows.mjs';

/** @typedef {import('./measure.mjs').Measurement} Measurement */

/**
 * The tolerance after the last epoch: no figure may be worse than the reference's mean by more than
 * this share of it, and an area under the ROC curve may differ from the reference's by at most
 * this.
 */
const tolerance = 0.02;

/**
 * Returns the mean and, if there are at least two values, the sample standard deviation.
 * @param {number[]} values at least one
 * @returns {{ mean: number, deviation?: number }}
 */
export function spread(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 2) return { mean };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}

/**
 * Returns by how much our mean exceeds the reference's, as a share of the reference's.
 * @param {Measurement} measurement
 */
export function difference({ ours, reference }) {
  return spread(ours).mean / reference.mean - 1;
}

/**
 * Returns the figures that are worse than the reference after the last epoch by more than the
 * tolerance.
 * @param {Measurement[]} measurements
 */
export function worse(measurements) {
  return measurements.filter((one) => one.last && isWorse(one));
}

/** @param {Measurement} one */
function isWorse(one) {
  switch (one.better) {
    case 'less':
      return difference(one) > tolerance;
    case 'more':
      return difference(one) < -tolerance;
    case 'near':
      return Math.abs(spread(one.ours).mean - one.reference.mean) > tolerance;
    default:
      return false;
  }
}

/**
 * @param {{ mean: number, deviation?: number }} spread
 * @param {number} digits
 */
function shown({ mean, deviation }, digits) {
  const text = mean.toFixed(digits);
  return deviation === undefined ? text : `${text} ± ${deviation.toFixed(digits)}`;
}

/** @param {number} share */
const percent = (share) => `${share < 0 ? '-' : '+'}${Math.abs(100 * share).toFixed(1)} %`;

/**
 * Makes a Markdown table with a line for each figure, and below it the figures that are worse than
 * the reference.
 * @param {Measurement[]} measurements
 * @param {number[]} seeds
 */
export function referenceTable(measurements, seeds) {
  const lines = measurements.map((one, i) => {
    const { model, epoch, figure, digits, ours, reference } = one;
    const before = measurements[i - 1];
    const isNew = before?.model !== model;
    return [
      isNew ? model : '',
      isNew || before?.epoch !== epoch ? String(epoch) : '',
      figure,
      shown(spread(ours), digits),
      shown(reference, digits),
      percent(difference(one)),
    ];
  });
  const head = ['model', 'epoch', 'on the test images', 'ours', referenceSource, 'difference'];
  const table = [head, head.map(() => '---'), ...lines].map(
    (cells) => `| ${cells.join(' | ')} |\n`,
  );
  return `${table.join('')}\nOurs: mean ± standard deviation over seeds ${seeds.join(', ')}.\n${verdict(measurements)}`;
}

/** @param {Measurement[]} measurements */
function verdict(measurements) {
  const failing = worse(measurements);
  if (failing.length === 0) {
    return `After the last epoch no figure is worse than the reference's mean by more than ${100 * tolerance} %.\n`;
  }
  return failing
    .map(
      (one) =>
        `Worse than the reference: ${one.model}, ${one.figure}, ${percent(difference(one))}.\n`,
    )
    .join('');
}

/**
 * Makes the table as an object for scripts, with the figures of every seed.
 * @param {Measurement[]} measurements
 * @param {number[]} seeds
 */
export function referenceReport(measurements, seeds) {
  const failing = worse(measurements);
  return {
    reference: referenceSource,
    seeds,
    figures: measurements.map((one) => ({
      ...{ row: one.row, model: one.model, epoch: one.epoch, figure: one.figure },
      ours: { ...spread(one.ours), by_seed: one.ours },
      reference: one.reference,
      difference: difference(one),
      worse: failing.includes(one),
    })),
  };
}
