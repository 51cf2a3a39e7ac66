import { systemPackages } from '../setup/package-names.mjs';
import { findProgram } from './run.mjs';

/** What the tests and the benchmark start it with. */
export const chromiumArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser that the tests drive: the one the environment variable CHROMIUM names, otherwise the
 * first on PATH.
 * @returns {string | undefined}
 */
export function findChromium() {
  const programs = systemPackages.browser.flatMap(({ programs = [] }) => programs);
  return process.env.CHROMIUM || findProgram(...programs);
}
