import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inProject, inToolchain } from '../lib/paths.mjs';
import { unpackDebian13 } from '../setup/debian13.mjs';
import { isDebian } from '../setup/system-packages.mjs';
import { areRight, fetchFiles } from './fetch.mjs';

/**
 * Puts a public data set into its folder below `data/`, where the page and `--data` find it: from
 * Debian's package where apt is, else from its mirrors.
 * @param {import('./files.mjs').PublicDataset} dataset
 */
export async function fetchDataset({ name, folder: below, files, mirrors, package: source }) {
  const folder = inProject('data', below);
  const terminal = process.stderr.isTTY;
  if (source && isDebian() && !areRight(folder, files)) await fromPackage(source, folder, files);
  await fetchFiles({
    mirrors,
    files,
    folder,
    log: (line) => process.stderr.write(terminal ? `\r\x1b[K${line}\n` : `${line}\n`),
    progress: (file, received, size) => {
      if (!terminal) return;
      const part = size > 0 ? `${Math.round((100 * received) / size)}%` : `${received} bytes`;
      process.stderr.write(`\r\x1b[K${file}: ${part}`);
    },
  });
  process.stdout.write(`${name} is in '${folder}'.\n`);
}

/**
 * Copies the files out of a Debian package; where that fails, a line says so and the mirrors are
 * left.
 * @param {{ name: string, folder: string }} source
 * @param {string} folder
 * @param {Record<string, string>} files
 */
async function fromPackage(source, folder, files) {
  const unpacked = inToolchain(source.name);
  try {
    await unpackDebian13([source.name], unpacked);
    mkdirSync(folder, { recursive: true });
    for (const name of Object.keys(files)) {
      const temporary = path.join(folder, `${name}.gz.${process.pid}.part`);
      copyFileSync(path.join(unpacked, source.folder, `${name}.gz`), temporary);
      renameSync(temporary, path.join(folder, `${name}.gz`));
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`Debian's package ${source.name} is no good: ${reason}\n`);
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
}
