import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inToolchain } from './paths.mjs';

/**
 * SHA-256 over some texts, as hexadecimal digits.
 * @param {...(string | Buffer)} parts
 */
export function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** @param {string} name */
const stampFile = (name) => inToolchain('stamps', name);

/**
 * Runs a step of the set-up unless it ran to its end before with the same inputs and its result is
 * still there.
 * @param {string} name the step's name, used as its stamp's file name
 * @param {string} inputs a hash of all that the step's result depends on
 * @param {string} result the file or folder that the step makes
 * @param {() => Promise<void> | void} step
 */
export async function once(name, inputs, result, step) {
  if (readIfThere(stampFile(name)) === inputs && existsSync(result)) return;
  rmSync(stampFile(name), { force: true });
  await step();
  writeAtomically(stampFile(name), inputs);
}

/**
 * A file's text, or undefined if there is no such file.
 * @param {string} file
 */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Writes a file so that it is there whole or not at all; makes its folder if needed.
 * @param {string} file
 * @param {string} text
 */
export function writeAtomically(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.part`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}
