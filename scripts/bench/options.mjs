import { parseOptions } from '../lib/arguments.mjs';
import { Stop } from '../lib/stop.mjs';

/** The engine's builds, by the names of their modules. */
export const builds = ['simd', 'relaxed', 'simd-threads', 'relaxed-threads'];

/**
 * The builds and workloads to measure, and how.
 * @typedef {object} BenchOptions
 * @property {string[]} builds
 * @property {string[]} workloads by the core's names
 * @property {number[]} batchSizes
 * @property {number} windows how often each figure is measured in a round
 * @property {number} seconds the length of one of these windows
 * @property {number} rounds how often each build has its turn
 * @property {boolean} json
 */

/**
 * @param {string[]} args
 * @returns {BenchOptions}
 * @throws {Stop} with exit code 2 for anything that is not allowed
 */
export function parseBenchOptions(args) {
  const names = /** @type {const} */ ([
    'builds',
    'workloads',
    'batch-sizes',
    'windows',
    'seconds',
    'rounds',
  ]);
  const given = parseOptions(args, [...names], ['json']);
  return {
    builds: given.builds?.split(',').map(knownBuild) ?? builds,
    workloads: (given.workloads ?? 'W1,W2,W3,W4').split(','),
    batchSizes: (given['batch-sizes'] ?? '128,256')
      .split(',')
      .map((text) => wholeNumber('batch-sizes', text, 2560)),
    windows: wholeNumber('windows', given.windows ?? '3', 1000),
    seconds: positiveNumber('seconds', given.seconds ?? '0.3', 60),
    rounds: wholeNumber('rounds', given.rounds ?? '3', 1000),
    json: given.json ?? false,
  };
}

/** @param {string} name */
function knownBuild(name) {
  if (builds.includes(name)) return name;
  throw new Stop(`--builds has '${name}', but the builds are ${builds.join(', ')}.`, 2);
}

/**
 * @param {string} option
 * @param {string} text
 * @param {number} most
 */
function wholeNumber(option, text, most) {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= 1 && number <= most) return number;
  throw new Stop(`--${option} has '${text}', but must be whole numbers from 1 to ${most}.`, 2);
}

/**
 * @param {string} option
 * @param {string} text
 * @param {number} most
 */
function positiveNumber(option, text, most) {
  const number = Number(text);
  if (number > 0 && number <= most) return number;
  throw new Stop(`--${option} is '${text}', but must be above 0 and at most ${most}.`, 2);
}
