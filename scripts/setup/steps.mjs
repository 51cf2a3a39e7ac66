import { mkdirSync } from 'node:fs';
import { inToolchain } from '../lib/paths.mjs';
import { ensureEmscripten } from './emscripten.mjs';
import { ensureHeaders } from './headers.mjs';
import { ensureMnistSample } from './mnist.mjs';
import { ensureNodeModules } from './npm.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/** @typedef {import('./package-names.mjs').Purpose} Purpose */

/** Every purpose, with whether it compiles C++. @type {Record<Purpose, boolean>} */
const compiles = {
  lint: false,
  native: true,
  wasm: true,
  tidy: true,
  sanitize: true,
  neon: true,
  browser: false,
  engines: false,
  data: false,
};
export const allPurposes = /** @type {Purpose[]} */ (Object.keys(compiles));

/**
 * Brings everything that these purposes need into place; each step is skipped when it is done
 * already. The native build alone needs nothing from npm.
 * @param {Purpose[]} purposes
 */
export async function setUp(...purposes) {
  mkdirSync(inToolchain(), { recursive: true });
  await ensureSystemPackages(purposes);
  if (purposes.some((purpose) => compiles[purpose])) await ensureHeaders();
  if (purposes.every((purpose) => purpose === 'native')) return;
  await ensureNodeModules();
  // The site holds MNIST's 10,000 images.
  if (purposes.includes('data') || purposes.includes('wasm')) await ensureMnistSample();
  if (purposes.includes('wasm')) await ensureEmscripten();
}
