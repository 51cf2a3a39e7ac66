import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildPreset } from '../lib/build.mjs';
import { inProject, projectFolder } from '../lib/paths.mjs';
import { ask, findProgram, tryRun } from '../lib/run.mjs';
import { hashOf, readIfThere, writeAtomically } from '../lib/stamp.mjs';

/**
 * Runs clang-tidy over the sources in `src/`, two at a time. Most of what it does with a source it
 * does with the headers' code, so it reads the sources of a room together, as the preset `tidy`
 * would compile them. What was clean with the same content, headers, flags and settings before is
 * not looked at again.
 * @returns {Promise<{ looked: number, bad: number }>} rooms' parts looked at now, and those with
 *   findings
 */
export async function runTidy() {
  // Brings the list of sources up to date and compiles nothing.
  await buildPreset('tidy', { target: 'build.ninja', quiet: true });
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
      const args = ['--quiet', '-p', inProject('build/tidy'), file];
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
const cacheFile = (key) => inProject('build/tidy/clean', key);

/** @returns {{ file: string, command: string }[]} what would be compiled of `src/` */
function compileCommands() {
  /** @type {{ file: string, command: string }[]} */
  const all = JSON.parse(readFileSync(inProject('build/tidy/compile_commands.json'), 'utf8'));
  const folders = ['src', 'build/tidy/src'].map((folder) => `${inProject(folder)}${path.sep}`);
  const byFile = new Map(all.map((entry) => [entry.file, entry]));
  return [...byFile.values()].filter(({ file }) => folders.some((f) => file.startsWith(f)));
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
      const header = path.resolve(inProject('src'), included);
      if (seen.has(header) || !existsSync(header)) continue;
      seen.add(header);
      waiting.push(header);
    }
  }
  return contents;
}
