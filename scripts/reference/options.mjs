import path from 'node:path';
import { parseOptions } from '../lib/arguments.mjs';
import { inProject } from '../lib/paths.mjs';
import { Stop } from '../lib/stop.mjs';
import { anomaly, rows } from './rows.mjs';

/** The names that `--rows` takes. */
export const rowNames = [...new Set(rows.map(({ name }) => name)), anomaly.name];

/**
 * @typedef {object} ReferenceOptions
 * @property {string} data the folder that holds MNIST
 * @property {number[]} seeds
 * @property {string[]} rows
 * @property {boolean} json
 */

/**
 * @param {string[]} args
 * @param {string} [folder] the folder against which relative paths are resolved
 * @returns {ReferenceOptions}
 * @throws {Stop} with exit code 2 for anything that is not allowed
 */
export function parseReferenceOptions(args, folder = process.env.INIT_CWD ?? process.cwd()) {
  const given = parseOptions(args, ['data', 'seeds', 'rows'], ['json']);
  return {
    data: given.data === undefined ? inProject('data/mnist') : path.resolve(folder, given.data),
    seeds: (given.seeds ?? '1,2,3').split(',').map(seed),
    rows: given.rows?.split(',').map(knownRow) ?? rowNames,
    json: given.json ?? false,
  };
}

/** @param {string} text */
function seed(text) {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new Stop(`--seeds has '${text}', but must be whole numbers from 0.`, 2);
}

/** @param {string} name */
function knownRow(name) {
  if (rowNames.includes(name)) return name;
  throw new Stop(`--rows has '${name}', but the rows are ${rowNames.join(', ')}.`, 2);
}
