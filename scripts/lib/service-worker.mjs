import { createHash } from 'node:crypto';
import { HEADERS_FILE, isolation } from './http-headers.mjs';
import { hashOf } from './stamp.mjs';

/** The name of the service worker's script, which is no file that it keeps. */
export const SERVICE_WORKER = 'service-worker.js';

/**
 * The service worker's script with the list of the site's files, each with the SHA-256 of what is in
 * it, a hash of all of them, the version, and the headers that isolate a page. The page at the folder's own address is the one that is
 * opened.
 * @param {string} script the script without such a list
 * @param {ReadonlyMap<string, Buffer>} files all of the site's files, by their paths below it
 */
export function withSiteFiles(script, files) {
  const kept = [...files].filter(([name]) => ![SERVICE_WORKER, HEADERS_FILE].includes(name)).sort();
  const digests = kept.map(([name, content]) => [
    name === 'index.html' ? './' : name,
    createHash('sha256').update(content).digest('hex'),
  ]);
  const list = JSON.stringify(Object.fromEntries(digests));
  const version = hashOf(script, list).slice(0, 12);
  const headers = JSON.stringify(isolation);
  return `const SITE_FILES=${list},SITE_VERSION="${version}",ISOLATION=${headers};\n${script}`;
}
