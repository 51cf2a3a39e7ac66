import { systemPackages } from '../setup/package-names.mjs';
import { findProgram } from './run.mjs';

/**
 * The browser that the tests drive: the one the environment variable CHROMIUM names, otherwise the
 * first on PATH.
 * @returns {string | undefined}
 */
export function findChromium() {
  const { programs = [] } = systemPackages.test.find(({ name }) => name === 'chromium') ?? {};
  return process.env.CHROMIUM || findProgram(...programs);
}
