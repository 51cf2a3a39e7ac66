import { mkdirSync } from 'node:fs';
import { inToolchain } from '../lib/paths.mjs';
import { ensureEmscripten } from './emscripten.mjs';
import { ensureHeaders } from './headers.mjs';
import { ensureNodeModules } from './npm.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/**
 * Brings everything a purpose needs into place; each step is skipped when it is done already.
 * @param {import('./package-names.mjs').Purpose} purpose
 */
export async function setUp(purpose) {
  mkdirSync(inToolchain(), { recursive: true });
  await ensureSystemPackages(purpose);
  await ensureHeaders();
  if (purpose === 'native') return;
  await ensureNodeModules();
  await ensureEmscripten();
}
