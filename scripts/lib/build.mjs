import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { findEmscripten } from '../setup/emscripten.mjs';
import { inProject } from './paths.mjs';
import { run } from './run.mjs';
import { hashOf, once, readIfThere, writeAtomically } from './stamp.mjs';
import { Stop } from './stop.mjs';

/** @typedef {import('../setup/package-names.mjs').Purpose} Purpose */

/** The presets, with what the set-up brings for each. @type {Record<string, Purpose>} */
const purposes = {
  native: 'native',
  sanitize: 'sanitize',
  'thread-sanitize': 'sanitize',
  fuzz: 'sanitize',
  tidy: 'tidy',
  neon: 'neon',
  wasm: 'wasm',
  'wasm-threads': 'wasm',
};
export const presets = Object.keys(purposes);

/**
 * @param {string} preset one of `presets`
 * @returns {Purpose} what the set-up has to bring before it is built
 */
export function purposeOf(preset) {
  const purpose = purposes[preset];
  if (purpose !== undefined) return purpose;
  throw new Stop(`There is no preset '${preset}'; the presets are ${presets.join(', ')}.`, 2);
}

/** @param {string} preset */
export const isWasm = (preset) => purposeOf(preset) === 'wasm';

/** The WebAssembly presets: one thread, and several. */
const wasmPresets = presets.filter(isWasm);

/**
 * Configures a CMake preset and builds it in `build/PRESET`; what is up to date is left alone.
 * Whatever the tools print goes to standard error.
 * @param {string} preset one of `presets`
 * @param {{ target?: string, quiet?: boolean }} [options] quiet: show the output of a failure only
 */
export async function buildPreset(preset, { target, quiet = false } = {}) {
  // Programs that Emscripten links for Node are CommonJS unless they are named .mjs.
  const manifest = inProject('build/package.json');
  const text = '{ "type": "commonjs" }\n';
  if (readIfThere(manifest) !== text) writeAtomically(manifest, text);
  const options = { env: environmentOf(preset), quiet };
  const settings = readFileSync(inProject('CMakePresets.json'));
  const inputs = hashOf(settings, inProject(), options.env.AE_EMSCRIPTEN ?? '');
  const rules = inProject('build', preset, 'build.ninja');
  await once(`configure-${preset}`, inputs, rules, async () => {
    await run('cmake', ['--fresh', '--preset', preset], { ...options, quiet: true });
  });
  const targets = target === undefined ? [] : ['--target', target];
  await run('cmake', ['--build', '--preset', preset, '-j2', ...targets], options);
}

/** @param {string} preset */
function environmentOf(preset) {
  if (!isWasm(preset)) return process.env;
  const { folder, environment } = findEmscripten();
  return { ...environment, AE_EMSCRIPTEN: folder, AE_NODE: process.execPath };
}

const generated = inProject('web/engine/generated');

/**
 * Builds WebAssembly modules and puts them where the page imports them from, beside the generated
 * files that are committed.
 * @param {string[]} [from] the presets whose modules it builds; those of all four by default
 */
export async function buildEngineModules(from = wasmPresets) {
  mkdirSync(generated, { recursive: true });
  for (const preset of from) {
    await buildPreset(preset, { target: 'autoencoder_modules' });
    const built = inProject('build', preset, 'modules');
    for (const name of readdirSync(built).filter((name) => /\.(js|wasm)$/.test(name))) {
      copyFileSync(`${built}/${name}`, `${generated}/${name}`);
    }
  }
}

/** What each WebAssembly module weighs on its way to a page, a line each. */
export function moduleSizes() {
  /** @param {string} name */
  const kilobytes = (name) =>
    (gzipSync(readFileSync(`${generated}/${name}`), { level: 9 }).length / 1000).toFixed(1);
  return readdirSync(generated)
    .filter((name) => name.endsWith('.wasm'))
    .map((name) => name.replace(/\.wasm$/, ''))
    .map((name) => `${name}: ${kilobytes(`${name}.wasm`)} kB, script ${kilobytes(`${name}.js`)} kB`)
    .map((line) => `${line} (gzipped)\n`)
    .join('');
}
