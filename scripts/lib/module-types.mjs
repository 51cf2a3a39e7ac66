import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findEmscripten } from '../setup/emscripten.mjs';
import { buildPreset } from './build.mjs';
import { inProject } from './paths.mjs';
import { readIfThere } from './stamp.mjs';
import { Stop } from './stop.mjs';

/** The modules whose types the TypeScript code is checked with; those of all engines are the same. */
const modules = ['simd', 'reader'];

/** @param {string} module */
const committedTypes = (module) => `web/engine/generated/autoencoder-${module}.d.ts`;
/** @param {string} module */
const builtTypes = (module) => inProject(`build/wasm/modules/autoencoder-${module}.d.ts`);

/** The version of Emscripten that the committed types are written with, Debian 13's. */
const writer = '3.1.69';

/** Builds the modules and commits to the types that come with them; the rest is left to git. */
export async function updateModuleTypes() {
  for (const module of modules) {
    await buildPreset('wasm', { target: `ae_module_${module}` });
    const committed = inProject(committedTypes(module));
    mkdirSync(path.dirname(committed), { recursive: true });
    copyFileSync(builtTypes(module), committed);
  }
}

/**
 * Compares the committed types of the modules with those of the modules that were built.
 * @throws {Stop} where they differ
 */
export function checkModuleTypes() {
  const version = readIfThere(`${findEmscripten().folder}/emscripten-version.txt`);
  const found = version?.match(/\d+\.\d+\.\d+/)?.[0] ?? 'unknown';
  if (found !== writer) {
    process.stderr.write(
      `The modules' committed types were not compared with the bindings: they are written by ` +
        `Emscripten ${writer}, and Emscripten ${found} may write the same types otherwise.\n`,
    );
    return;
  }
  for (const module of modules) {
    const committed = committedTypes(module);
    if (readIfThere(inProject(committed)) === readFileSync(builtTypes(module), 'utf8')) continue;
    throw new Stop(
      `'${committed}' is not what the bindings say any more; please run 'npm run update-types' and ` +
        `commit the file.`,
    );
  }
}
