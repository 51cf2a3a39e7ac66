import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { inToolchain } from '../lib/paths.mjs';
import { hashOf, once, readIfThere } from '../lib/stamp.mjs';
import { Stop } from '../lib/stop.mjs';
import { unpackDebian13 } from './debian13.mjs';
import { libraryPackages } from './package-names.mjs';
import { isDebian } from './system-packages.mjs';

/** Header folders, or the one header, by library, as `#include` names them. */
const libraries = {
  Eigen: ['eigen3/Eigen', 'Eigen'],
  unsupported: ['eigen3/unsupported', 'unsupported'],
  xsimd: ['xsimd'],
  boost: ['boost'],
  nlohmann: ['nlohmann'],
  CLI: ['CLI'],
  doctest: ['doctest'],
  'xxhash.h': ['xxhash.h'],
};
const oldestXsimd = [13, 2];

/**
 * Sees to it that `.toolchain/headers` holds a link for each header-only library, so that native
 * and WebAssembly builds alike find them there and nothing else of the system's.
 */
export async function ensureHeaders() {
  const unpacked = inToolchain('libraries');
  const headers = inToolchain('headers');
  if (isDebian()) {
    await once('libraries', hashOf(unpacked, ...libraryPackages), unpacked, () =>
      unpackDebian13(libraryPackages, unpacked),
    );
  }
  const roots = isDebian()
    ? [path.join(unpacked, 'usr/include')]
    : ['/usr/local/include', '/opt/homebrew/include', '/usr/include'];
  await once('headers', hashOf(JSON.stringify(libraries), ...roots), headers, () => {
    const links = `${headers}.part`;
    rmSync(links, { recursive: true, force: true });
    mkdirSync(links, { recursive: true });
    for (const [name, places] of Object.entries(libraries)) {
      symlinkSync(findLibrary(name, places, roots), path.join(links, name));
    }
    checkXsimd(path.join(links, 'xsimd'));
    rmSync(headers, { recursive: true, force: true });
    renameSync(links, headers);
  });
}

/**
 * @param {string} name
 * @param {string[]} places folders below an include folder
 * @param {string[]} roots include folders
 */
function findLibrary(name, places, roots) {
  const candidates = roots.flatMap((root) => places.map((place) => path.join(root, place)));
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found !== undefined) return found;
  throw new Stop(
    `The headers of '${name}' are in none of ${roots.join(', ')}; please install that library ` +
      `and run this again.`,
  );
}

/** @param {string} folder */
function checkXsimd(folder) {
  const text = readIfThere(path.join(folder, 'config/xsimd_config.hpp')) ?? '';
  const [major = 0, minor = 0] = ['MAJOR', 'MINOR'].map((part) =>
    Number(new RegExp(`#define XSIMD_VERSION_${part} (\\d+)`).exec(text)?.[1] ?? 0),
  );
  const [oldestMajor = 0, oldestMinor = 0] = oldestXsimd;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Stop(
    `xsimd ${major}.${minor} has no WebAssembly kernels; please install ${oldestXsimd.join('.')} ` +
      `or newer and run this again.`,
  );
}
