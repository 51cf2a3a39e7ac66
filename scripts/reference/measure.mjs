import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { inProject } from '../lib/paths.mjs';
import { Stop } from '../lib/stop.mjs';
import { anomaly, figures, rows } from './rows.mjs';

/** @typedef {import('./rows.mjs').Row} Row */
/** @typedef {import('./rows.mjs').FigureName} FigureName */
/** @typedef {import('./rows.mjs').Evaluation} Evaluation */

/**
 * One figure of one model: our values in the order of the seeds, and the reference's.
 * @typedef {object} Measurement
 * @property {string} row
 * @property {string} model
 * @property {number} epoch
 * @property {boolean} last whether this is the last epoch
 * @property {string} figure
 * @property {import('./rows.mjs').Better} better
 * @property {number} digits
 * @property {number[]} ours
 * @property {{ mean: number, deviation?: number }} reference
 */

const execute = promisify(execFile);
const common = ['--batch-size', '128', '--optimizer', 'adam', '--learning-rate', '0.001'];

/**
 * Trains and evaluates everything that the options ask for.
 * @param {import('./options.mjs').ReferenceOptions} options
 * @param {(line: string) => void} log
 * @returns {Promise<Measurement[]>}
 */
export async function measureReference(options, log) {
  const folder = mkdtempSync(path.join(tmpdir(), 'reference-table-'));
  try {
    const program = new Program(folder, options.data);
    const measurements = [];
    for (const row of rows.filter(({ name }) => options.rows.includes(name))) {
      measurements.push(...(await measureRow(program, row, options.seeds, log)));
    }
    if (options.rows.includes(anomaly.name)) {
      measurements.push(...(await measureAnomalies(program, options.seeds, log)));
    }
    return measurements;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The native command line, run on one data set. */
class Program {
  /** @param {string} folder for the models @param {string} data */
  constructor(folder, data) {
    this.folder = folder;
    this.data = data;
  }

  /**
   * @param {string[]} args
   * @returns {Promise<unknown>} the JSON object that it printed
   */
  async run(args) {
    const words = [...args, '--data', this.data, '--json'];
    try {
      const options = { cwd: this.folder, maxBuffer: 1 << 26 };
      const { stdout } = await execute(inProject('build/native/autoencoder'), words, options);
      return JSON.parse(stdout);
    } catch (error) {
      const { stderr, message } = /** @type {Error & { stderr?: string }} */ (error);
      throw new Stop(`'autoencoder ${words.join(' ')}' failed: ${(stderr ?? message).trim()}`);
    }
  }
}

/**
 * @param {Program} program
 * @param {Row} row
 * @param {number[]} seeds
 * @param {(line: string) => void} log
 */
async function measureRow(program, row, seeds, log) {
  /** @type {Map<number, Evaluation>[]} */
  const runs = [];
  for (const seed of seeds) runs.push(await runRow(program, row, seed, log));
  const epochs = epochsOf(row);
  return epochs.flatMap((epoch) => {
    const reference = Object.entries(row.reference[epoch] ?? {});
    return reference.map(([name, [mean = Number.NaN, deviation]]) => {
      const { title, better, digits = 4 } = figure(name);
      const last = epoch === epochs.at(-1);
      const ours = runs.map((run) => numberIn(run, epoch, name));
      const { name: short, model } = row;
      const theirs = deviation === undefined ? { mean } : { mean, deviation };
      return {
        row: short,
        model,
        epoch,
        last,
        figure: title,
        better,
        digits,
        ours,
        reference: theirs,
      };
    });
  });
}

/** @param {Row} row */
const epochsOf = (row) => Object.keys(row.reference).map(Number);

/** @param {string} name @returns {import('./rows.mjs').Figure} */
const figure = (name) => figures[/** @type {FigureName} */ (name)];

/**
 * @param {Map<number, Evaluation>} run
 * @param {number} epoch
 * @param {string} name
 */
function numberIn(run, epoch, name) {
  const evaluation = run.get(epoch);
  const value = evaluation && figure(name).of(evaluation);
  if (value === undefined) throw new Error(`'autoencoder evaluate' told nothing of ${name}.`);
  return value;
}

/**
 * Trains with one seed, and evaluates after each epoch for which the reference has figures.
 * @param {Program} program
 * @param {Row} row
 * @param {number} seed
 * @param {(line: string) => void} log
 * @returns {Promise<Map<number, Evaluation>>} by epoch
 */
async function runRow(program, row, seed, log) {
  const epochs = epochsOf(row);
  const evaluations = new Map();
  for (const [stage, epoch] of epochs.entries()) {
    log(`${row.model}: seed ${seed}, to epoch ${epoch}`);
    const begin = ['--seed', String(seed), ...common, ...row.options];
    const how = stage === 0 ? begin : ['--resume', 'checkpoint'];
    const files = ['--checkpoint', 'checkpoint', '--out', 'model.safetensors'];
    await program.run(['train', ...how, '--epochs', String(epoch), ...files]);
    const more = epoch === epochs.at(-1) ? (row.evaluation ?? []) : [];
    const evaluation = await program.run(['evaluate', '--model', 'model.safetensors', ...more]);
    evaluations.set(epoch, evaluation);
  }
  return evaluations;
}

/**
 * @param {Program} program
 * @param {number[]} seeds
 * @param {(line: string) => void} log
 * @returns {Promise<Measurement[]>}
 */
async function measureAnomalies(program, seeds, log) {
  const { name, model, epochs, options, reference } = anomaly;
  const areas = reference.map(() => /** @type {number[]} */ ([]));
  for (const seed of seeds) {
    for (const digit of reference.keys()) {
      log(`${model}: seed ${seed}, without ${digit}`);
      const how = ['--seed', String(seed), ...common, ...options, '--epochs', String(epochs)];
      const files = ['--out', 'model.safetensors'];
      await program.run(['train', ...how, '--except', String(digit), ...files]);
      const found = await program.run([
        'anomaly',
        '--model',
        files[1] ?? '',
        '--anomalous',
        `${digit}`,
      ]);
      areas[digit]?.push(/** @type {{ auc: number }} */ (found).auc);
    }
  }
  /**
   * @param {string} figure
   * @param {import('./rows.mjs').Better} better
   * @param {number[]} ours
   * @param {number} mean
   * @returns {Measurement}
   */
  const measurement = (figure, better, ours, mean) => ({
    ...{ row: name, model, epoch: epochs, last: true, figure, better },
    ...{ digits: 3, ours, reference: { mean } },
  });
  const ofSeed = seeds.map((_, i) => average(areas.map((area) => area[i] ?? Number.NaN)));
  return [
    ...areas.map((ours, digit) =>
      measurement(`AUC without ${digit}`, 'neither', ours, reference[digit] ?? 0),
    ),
    measurement('mean AUC', 'near', ofSeed, average(reference)),
  ];
}

/** @param {number[]} values */
const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
