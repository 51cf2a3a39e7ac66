import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * A path inside the project's folder.
 * @param {...string} parts
 */
export const inProject = (...parts) => path.join(projectFolder, ...parts);

/**
 * A path inside `.toolchain/`, which holds everything the set-up fetches.
 * @param {...string} parts
 */
export const inToolchain = (...parts) => inProject('.toolchain', ...parts);
