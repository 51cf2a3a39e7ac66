import { parseOptions } from '../lib/arguments.mjs';

/**
 * @param {string[]} args
 * @returns {{ only?: string, changed?: string }} `changed` is '' where `--changed` names no commit
 * @throws {import('../lib/stop.mjs').Stop} with exit code 2 for anything else
 */
export function parseTestOptions(args) {
  const written = args.map((arg, i) => {
    const alone = args[i + 1] === undefined || args[i + 1]?.startsWith('-');
    return arg === '--changed' && alone ? '--changed=' : arg;
  });
  return parseOptions(written, ['only', 'changed']);
}
