import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './paths.mjs';

/**
 * The project's C++ sources and headers, as paths relative to the project's folder.
 * @returns {string[]}
 */
export function cppFiles() {
  return ['src', 'bindings', 'tests']
    .filter((folder) => existsSync(path.join(projectFolder, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(cpp|hpp)$/.test(file))
        .map((file) => path.join(folder, file)),
    )
    .sort();
}
