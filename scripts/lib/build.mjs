import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { findEmscripten } from '../setup/emscripten.mjs';
import { inProject } from './paths.mjs';
import { run } from './run.mjs';
import { hashOf, once, readIfThere, writeAtomically } from './stamp.mjs';
import { Stop } from './stop.mjs';

export const presets = ['native', 'sanitize', 'thread-sanitize', 'wasm'];

/**
 * Configures a CMake preset and builds it in `build/PRESET`; what is up to date is left alone.
 * Whatever the tools print goes to standard error.
 * @param {string} preset one of `presets`
 * @param {{ target?: string, quiet?: boolean }} [options] quiet: show the output of a failure only
 */
export async function buildPreset(preset, { target, quiet = false } = {}) {
  if (!presets.includes(preset)) {
    throw new Stop(`There is no preset '${preset}'; the presets are ${presets.join(', ')}.`, 2);
  }
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
  if (preset !== 'wasm') return process.env;
  const { folder, environment } = findEmscripten();
  return { ...environment, AE_EMSCRIPTEN: folder, AE_NODE: process.execPath };
}

/** Builds the WebAssembly module and puts it where the page imports it from. */
export async function buildEngineModule() {
  await buildPreset('wasm', { target: 'autoencoder' });
  const generated = inProject('web/engine/generated');
  mkdirSync(generated, { recursive: true });
  for (const name of ['autoencoder.js', 'autoencoder.wasm', 'autoencoder.d.ts']) {
    copyFileSync(inProject('build/wasm', name), `${generated}/${name}`);
  }
}
