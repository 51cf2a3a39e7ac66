import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inProject, projectFolder } from '../lib/paths.mjs';
import { ask, findProgram, tryRun } from '../lib/run.mjs';
import { hashOf, readIfThere, writeAtomically } from '../lib/stamp.mjs';

/**
 * Runs clang-tidy over the sources in `src/`, two at a time. A source that was clean with the same
 * content, headers, flags and settings before is not looked at again.
 * @returns {Promise<{ looked: number, bad: number }>} sources looked at now, and those with findings
 */
export async function runTidy() {
  const tidy = findProgram('clang-tidy-19', 'clang-tidy') ?? 'clang-tidy';
  const common = hashOf(ask(tidy, ['--version']) ?? '', readFileSync(inProject('.clang-tidy')));
  const todo = compileCommands()
    .map(({ file, command }) => ({
      file,
      key: hashOf(common, command, ...contentsWithHeaders(file)),
    }))
    .filter(({ key }) => !existsSync(cacheFile(key)));
  const looked = todo.length;
  let bad = 0;
  const worker = async () => {
    for (let next = todo.shift(); next; next = todo.shift()) {
      const { file, key } = next;
      const args = ['--quiet', '-p', inProject('build/native'), file];
      const { exitCode, output } = await tryRun(tidy, args, { quiet: true });
      if (exitCode === 0) writeAtomically(cacheFile(key), '');
      else {
        bad += 1;
        process.stderr.write(output);
      }
    }
  };
  await Promise.all([worker(), worker()]);
  return { looked, bad };
}

/** @param {string} key */
const cacheFile = (key) => inProject('build/tidy', key);

/** @returns {{ file: string, command: string }[]} for the sources in `src/` */
function compileCommands() {
  /** @type {{ file: string, command: string }[]} */
  const all = JSON.parse(readFileSync(inProject('build/native/compile_commands.json'), 'utf8'));
  const sources = `${inProject('src')}${path.sep}`;
  const byFile = new Map(all.map((entry) => [entry.file, entry]));
  return [...byFile.values()].filter(({ file }) => file.startsWith(sources));
}

/**
 * The contents of a source and of every header of the project's that it includes, however deep.
 * @param {string} source
 * @returns {string[]}
 */
function contentsWithHeaders(source) {
  const waiting = [source];
  const seen = new Set(waiting);
  const contents = [];
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    const text = readIfThere(file) ?? '';
    contents.push(path.relative(projectFolder, file), text);
    for (const [, included = ''] of text.matchAll(/^\s*#\s*include\s*"([^"]+)"/gm)) {
      const header = inProject('src', included);
      if (seen.has(header) || !existsSync(header)) continue;
      seen.add(header);
      waiting.push(header);
    }
  }
  return contents;
}
