import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findEmscripten } from '../setup/emscripten.mjs';
import { buildPreset } from './build.mjs';
import { inProject } from './paths.mjs';
import { readIfThere } from './stamp.mjs';
import { Stop } from './stop.mjs';

/** The types that the TypeScript code is checked with; all modules have the same ones. */
const committed = 'web/engine/generated/autoencoder-simd.d.ts';
const built = inProject('build/wasm/modules/autoencoder-simd.d.ts');

/** The version of Emscripten that the committed types are written with, Debian 13's. */
const writer = '3.1.69';

/** Builds the module and commits to the types that come with it; the rest is left to git. */
export async function updateModuleTypes() {
  await buildPreset('wasm', { target: 'ae_module_simd' });
  mkdirSync(path.dirname(inProject(committed)), { recursive: true });
  copyFileSync(built, inProject(committed));
}

/**
 * Compares the committed types of the module with those of the module that was built.
 * @throws {Stop} where they differ
 */
export function checkModuleTypes() {
  const version = readIfThere(`${findEmscripten().folder}/emscripten-version.txt`);
  const found = version?.match(/\d+\.\d+\.\d+/)?.[0] ?? 'unknown';
  if (found !== writer) {
    process.stderr.write(
      `'${committed}' was not compared with the bindings: it is written by Emscripten ${writer}, ` +
        `and Emscripten ${found} may write the same types otherwise.\n`,
    );
    return;
  }
  if (readIfThere(inProject(committed)) === readFileSync(built, 'utf8')) return;
  throw new Stop(
    `'${committed}' is not what the bindings say any more; please run 'npm run update-types' and ` +
      `commit the file.`,
  );
}
