import { ask } from '../lib/run.mjs';
import { Stop } from '../lib/stop.mjs';

/** @typedef {import('./stages.mjs').Stage} Stage */

/** What is changed without any stage's looking at it. */
export const untested = ['.ci/*', '.editorconfig', 'SECURITY.md', 'docs/*'];

/**
 * The stages that a change can make fail. A path that no stage names the start of, such as a new
 * folder's, may matter to any of them.
 * @param {string[]} paths what changed, relative to the project's folder
 * @param {Stage[]} stages
 * @returns {Stage[]} some of `stages`, in their order
 */
export function affectedStages(paths, stages) {
  const named = [...stages.flatMap((stage) => stage.paths), ...untested].filter(
    (pattern) => !pattern.startsWith('*'),
  );
  if (!paths.every((path) => named.some((pattern) => matches(path, pattern)))) return stages;
  return stages.filter((stage) =>
    paths.some((path) => stage.paths.some((pattern) => matches(path, pattern))),
  );
}

/**
 * @param {string} path
 * @param {string} pattern a path in which one `*` stands for any characters, also for slashes
 */
function matches(path, pattern) {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return path === pattern;
  return path.length >= start.length + end.length && path.startsWith(start) && path.endsWith(end);
}

/**
 * The files that were changed, added, deleted or renamed, committed or not, since this branch left
 * another.
 * @param {string} base that branch or commit; where it is '', main or, without one, the last commit
 * @returns {string[]} relative to the project's folder, the names before and after a renaming
 * @throws {Stop} with exit code 2 if there is no such commit
 */
export function changedPaths(base) {
  const candidates = base === '' ? ['main', 'origin/main', 'HEAD'] : [base];
  const common = candidates
    .map((name) => ask('git', ['merge-base', 'HEAD', name])?.trim())
    .find(Boolean);
  if (common === undefined) {
    const sentence =
      base === ''
        ? 'This folder has no git history to compare with.'
        : `--changed is '${base}', but git knows no such commit that this branch comes from.`;
    throw new Stop(sentence, 2);
  }
  const changed = ask('git', ['diff', '--name-only', '--no-renames', '-z', common]) ?? '';
  const added = ask('git', ['ls-files', '--others', '--exclude-standard', '-z']) ?? '';
  return `${changed}${added}`.split('\0').filter(Boolean);
}
