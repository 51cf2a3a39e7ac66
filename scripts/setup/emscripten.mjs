import { readdirSync } from 'node:fs';
import path from 'node:path';
import { inProject, inToolchain } from '../lib/paths.mjs';
import { ask, findProgram, run } from '../lib/run.mjs';
import { hashOf, once, writeAtomically } from '../lib/stamp.mjs';
import { Stop } from '../lib/stop.mjs';
import { unpackDebian13 } from './debian13.mjs';
import { emscriptenPackages } from './package-names.mjs';
import { isDebian } from './system-packages.mjs';

const oldest = [3, 1, 69];
const prefix = inToolchain('prefix');
const configFile = inToolchain('emscripten.config.py');

/**
 * Where Emscripten is, and the environment that it runs in.
 * @typedef {{ folder: string, environment: NodeJS.ProcessEnv }} Emscripten
 */

/**
 * Sees to it that there is an Emscripten of version 3.1.69 or newer: the one on PATH if it is new
 * enough, otherwise Debian 13's, unpacked into `.toolchain/prefix`.
 */
export async function ensureEmscripten() {
  if (onPath() !== undefined) return;
  if (!isDebian()) {
    throw new Stop(
      `'emcc' ${oldest.join('.')} or newer is not on PATH; please install the Emscripten SDK ` +
        `(emsdk, see emscripten.org) and run this again.`,
    );
  }
  const config = configText();
  const inputs = hashOf(prefix, config, ...emscriptenPackages);
  await once('emscripten', inputs, prefix, async () => {
    await unpackDebian13(emscriptenPackages, prefix, makeUsable);
    writeAtomically(configFile, config);
  });
}

/**
 * Emscripten as `ensureEmscripten` left it.
 * @returns {Emscripten}
 */
export function findEmscripten() {
  const binaries = inProject('node_modules', '.bin');
  /** @param {string} folder */
  const withTools = (folder) =>
    [folder, binaries, path.dirname(process.execPath), process.env.PATH].join(path.delimiter);
  const found = onPath();
  if (found !== undefined) {
    return { folder: found, environment: { ...process.env, PATH: withTools(found) } };
  }
  const folder = path.join(prefix, 'usr/share/emscripten');
  return {
    folder,
    environment: { ...process.env, PATH: withTools(folder), EM_CONFIG: configFile },
  };
}

/** @returns {string | undefined} the folder of the Emscripten on PATH, if it is new enough */
function onPath() {
  const emcc = findProgram('emcc');
  if (emcc === undefined) return undefined;
  const version = parseEmscriptenVersion(ask(emcc, ['--version']) ?? '');
  if (version === undefined || compareVersions(version, oldest) < 0) return undefined;
  return ask('em-config', ['EMSCRIPTEN_ROOT'])?.trim() || path.dirname(emcc);
}

/**
 * @param {string} text what `emcc --version` printed
 * @returns {number[] | undefined}
 */
export function parseEmscriptenVersion(text) {
  const match = /^emcc .*? (\d+)\.(\d+)\.(\d+)/m.exec(text);
  return match?.slice(1).map(Number);
}

/**
 * Negative, zero or positive as `a` is older than, the same as or newer than `b`.
 * @param {number[]} a
 * @param {number[]} b
 */
export function compareVersions(a, b) {
  const index = a.findIndex((part, i) => part !== b[i]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

/**
 * Makes Binaryen's programs use the C and C++ libraries of the prefix, because Debian 12's own are
 * older than those they were linked with, and Node read Emscripten's scripts as what they are.
 * @param {string} unpacked the prefix before it has its final name
 */
async function makeUsable(unpacked) {
  // Emscripten's own scripts are CommonJS, which the project's package.json would say otherwise of.
  writeAtomically(path.join(unpacked, 'package.json'), '{ "type": "commonjs" }\n');
  const triple = readdirSync(path.join(unpacked, 'usr/lib')).find((name) =>
    /-linux-gnu/.test(name),
  );
  const libraries = path.join('usr/lib', triple ?? '');
  const loader = readdirSync(path.join(unpacked, libraries)).find((name) => /^ld-linux/.test(name));
  if (triple === undefined || loader === undefined) {
    throw new Stop("Debian 13's C library has no loader for programs of this machine.");
  }
  const programs = readdirSync(path.join(unpacked, 'usr/bin')).filter((name) => /^wasm/.test(name));
  for (const program of programs) {
    await run(
      'patchelf',
      [
        ...['--set-interpreter', path.join(prefix, libraries, loader)],
        ...['--set-rpath', path.join(prefix, libraries)],
        path.join(unpacked, 'usr/bin', program),
      ],
      { quiet: true },
    );
  }
}

/** The text of the file that `EM_CONFIG` names. */
function configText() {
  const settings = {
    LLVM_ROOT: '/usr/bin',
    LLVM_ADD_VERSION: '19',
    CLANG_ADD_VERSION: '19',
    BINARYEN_ROOT: path.join(prefix, 'usr'),
    NODE_JS: process.execPath,
  };
  const lines = Object.entries(settings).map(
    ([key, value]) => `${key} = ${JSON.stringify(value)}\n`,
  );
  return `${lines.join('')}FROZEN_CACHE = True\n`;
}
