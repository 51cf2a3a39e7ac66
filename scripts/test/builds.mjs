import { buildEngineModules, buildPreset } from '../lib/build.mjs';
import { buildSite } from '../lib/site.mjs';

/** @type {Map<string, Promise<void>>} */
const started = new Map();

/**
 * Builds something once in a run, however many stages use it.
 * @param {string} name
 * @param {() => Promise<void>} build
 */
function shared(name, build) {
  const running = started.get(name) ?? build();
  started.set(name, running);
  return running;
}

/** Everything of a CMake preset. @param {string} preset */
export const sharedPreset = (preset) => shared(preset, () => buildPreset(preset, { quiet: true }));

/** The WebAssembly modules for one thread, which the unit tests of the engine load. */
export const sharedModules = () => shared('modules', () => buildEngineModules(['wasm']));

/** The static site, with all four modules. */
export const sharedSite = () =>
  shared('site', async () => {
    await buildEngineModules();
    await buildSite();
  });
