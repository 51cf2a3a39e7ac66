import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Stop } from '../lib/stop.mjs';

/** The most bytes that are read, packed or unpacked; every file of these data sets is smaller. */
const largestFile = 256 * 1024 * 1024;
/** The time in milliseconds after which a mirror that sends nothing is given up. */
const patience = 30_000;

/**
 * Fetches gzip files into a folder, each from the first mirror that gives the right content. Files
 * that exist and are right are left alone; a file gets its name only after it is complete and
 * checked.
 * @param {object} options
 * @param {string[]} options.mirrors addresses of folders, each ending in '/'
 * @param {Record<string, string>} options.files name without `.gz` to SHA-256 of the unpacked file
 * @param {string} options.folder the folder for the `.gz` files
 * @param {(line: string) => void} options.log takes one sentence at a time
 * @param {(name: string, received: number, size: number) => void} [options.progress] in bytes; the
 *   size is 0 where the mirror does not tell it
 * @throws {Stop} if no mirror gives the right content of a file
 */
export async function fetchFiles({ mirrors, files, folder, log, progress = () => {} }) {
  mkdirSync(folder, { recursive: true });
  for (const [name, sha256] of Object.entries(files)) {
    const file = path.join(folder, `${name}.gz`);
    if (isRight(file, sha256)) {
      log(`${name}.gz is there already.`);
      continue;
    }
    await fetchFile(file, sha256, mirrors, log, progress);
    log(`${name}.gz is fetched and its SHA-256 is right.`);
  }
}

/**
 * Whether a folder has all of the files, each as .gz with the right content.
 * @param {string} folder
 * @param {Record<string, string>} files as `fetchFiles` takes them
 */
export function areRight(folder, files) {
  return Object.entries(files).every(([name, sha256]) =>
    isRight(path.join(folder, `${name}.gz`), sha256),
  );
}

/**
 * @param {string} file
 * @param {string} sha256
 */
function isRight(file, sha256) {
  try {
    return sha256OfUnpacked(readFileSync(file)) === sha256;
  } catch {
    return false;
  }
}

/**
 * @param {string} file
 * @param {string} sha256
 * @param {string[]} mirrors
 * @param {(line: string) => void} log
 * @param {(name: string, received: number, size: number) => void} progress
 */
async function fetchFile(file, sha256, mirrors, log, progress) {
  const name = path.basename(file);
  for (const mirror of mirrors) {
    const address = new URL(name, mirror);
    try {
      const content = await download(address, (received, size) => progress(name, received, size));
      const found = sha256OfUnpacked(content);
      if (found !== sha256) throw new Error(`its SHA-256 unpacked is ${found}, not ${sha256}`);
      const temporary = `${file}.${process.pid}.part`;
      try {
        writeFileSync(temporary, content);
        renameSync(temporary, file);
      } finally {
        rmSync(temporary, { force: true });
      }
      return;
    } catch (error) {
      log(`${name} from ${address.host} is no good: ${reasonOf(error)}.`);
    }
  }
  throw new Stop(`No mirror gave the right ${name}; see the lines above, and try again later.`);
}

/**
 * @param {URL} address
 * @param {(received: number, size: number) => void} progress
 */
async function download(address, progress) {
  const abort = new AbortController();
  const giveUp = () => abort.abort(new Error(`nothing came for ${patience / 1000} seconds`));
  let timer = setTimeout(giveUp, patience);
  try {
    const response = await fetch(address, { signal: abort.signal });
    if (!response.ok || !response.body) throw new Error(`the answer was HTTP ${response.status}`);
    const size = Number(response.headers.get('content-length') ?? 0);
    const chunks = [];
    let received = 0;
    for await (const chunk of response.body) {
      clearTimeout(timer);
      timer = setTimeout(giveUp, patience);
      received += chunk.length;
      if (received > largestFile) throw new Error(`it is larger than ${largestFile} bytes`);
      chunks.push(chunk);
      progress(received, size);
    }
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Buffer} content gzip */
function sha256OfUnpacked(content) {
  const unpacked = gunzipSync(content, { maxOutputLength: largestFile });
  return createHash('sha256').update(unpacked).digest('hex');
}

/** @param {unknown} error */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  // fetch says 'fetch failed' and keeps the reason in its cause.
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
