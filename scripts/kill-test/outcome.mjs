import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The files of a run in its folder. */
export const files = { out: 'model', checkpoint: 'checkpoint', metrics: 'metrics.jsonl' };

/** What no two runs have alike. */
const timings = ['seconds', 'samples_per_second'];

/** @param {Record<string, unknown>} object */
const withoutTimings = (object) =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !timings.includes(key)));

/**
 * All that a file of this program holds, but for the time that it took.
 * @param {string} file a model or a checkpoint
 */
function contentOf(file) {
  const bytes = readFileSync(file);
  const end = 8 + Number(bytes.readBigUInt64LE(0));
  const { __metadata__: metadata, ...tensors } = JSON.parse(bytes.toString('utf8', 8, end));
  const history = JSON.parse(metadata.history).map(withoutTimings);
  const trainer = metadata.trainer && withoutTimings(JSON.parse(metadata.trainer));
  const numbers = bytes.subarray(end).toString('base64');
  return { tensors, metadata: { ...metadata, history, trainer }, numbers };
}

/**
 * What a finished run left in its folder, as text that is equal where the runs are: weights, the
 * optimizer's moments, counters, history and metrics, and the names of all files.
 * @param {string} folder
 * @returns {Record<string, string>} by what it is of
 */
export function outcomeOf(folder) {
  const metrics = readFileSync(path.join(folder, files.metrics), 'utf8').trim().split('\n');
  return {
    model: JSON.stringify(contentOf(path.join(folder, files.out))),
    checkpoint: JSON.stringify(contentOf(path.join(folder, files.checkpoint))),
    metrics: JSON.stringify(metrics.map((line) => withoutTimings(JSON.parse(line)))),
    files: readdirSync(folder).sort().join(', '),
  };
}

/** @param {string} folder */
export const hasCheckpoint = (folder) => existsSync(path.join(folder, files.checkpoint));
