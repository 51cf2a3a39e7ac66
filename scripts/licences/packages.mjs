import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../lib/paths.mjs';
import { Stop } from '../lib/stop.mjs';

/**
 * An npm package with its licence.
 * @typedef {object} Package
 * @property {string} name
 * @property {string} version
 * @property {string} [home] its page on the web
 * @property {string} licence an SPDX expression
 * @property {string} text
 */

/**
 * The npm package that a bundled module is from; nothing for the project's own.
 * @param {string} module its path, or its name after a NUL where a bundler made it up
 * @returns {string | undefined}
 */
export function packageOf(module) {
  // What the bundlers add of their own: the loader of modules, and what modules share.
  const madeUp = /^\0(vite|rolldown)\//.exec(module)?.[1];
  if (madeUp !== undefined) return madeUp;
  return /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/'))?.[1];
}

/**
 * An installed npm package, with the text of its licence.
 * @param {string} name
 * @returns {Package}
 * @throws {Stop} if it has no licence, or none with a text
 */
export function installedPackage(name) {
  const folder = inProject('node_modules', name);
  /** @type {{ version: string, license?: string, homepage?: string }} */
  const { version, license, homepage } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
  if (license === undefined || file === undefined) {
    throw new Stop(
      `The npm package '${name}' is in the site, but has no licence that can be told.`,
    );
  }
  const text = readFileSync(path.join(folder, file), 'utf8');
  return {
    name,
    version,
    ...(homepage === undefined ? {} : { home: homepage }),
    licence: license,
    text: ownLicence(text).replaceAll('\r\n', '\n'),
  };
}

/**
 * Without the licences of what is bundled into the package's own tools, none of which are in a site.
 * @param {string} text
 */
function ownLicence(text) {
  const [own = ''] = text.split(/^# Licenses of bundled dependencies$/m);
  return own;
}
