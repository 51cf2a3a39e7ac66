// The files of public data sets: kept from another visit, beside the page, or from a mirror.

import type { NamedBytes } from './dataset-reader/read-files.ts';
import { EngineError } from './engine-error.ts';
import type { PublicDataset } from './public-datasets.ts';

/** What of the browser is used; a test has its own. */
export interface BrowserParts {
  fetch: typeof fetch;
  /** Browsers refuse storage in private windows, and lack these two on pages without https. */
  caches: CacheStorage | undefined;
  subtle: Pick<SubtleCrypto, 'digest'> | undefined;
}

/** A frame in a sandbox may not even ask whether there is a storage. */
function storage(): CacheStorage | undefined {
  try {
    return globalThis.caches;
  } catch {
    return undefined;
  }
}

function browserParts(): BrowserParts {
  const { crypto } = globalThis as { crypto?: Crypto };
  return { fetch: (...values) => fetch(...values), caches: storage(), subtle: crypto?.subtle };
}

/** Files are kept under one address, whichever mirror they came from. */
function cacheKey({ mirrors }: PublicDataset, name: string): string {
  return mirrors[0] + name;
}

/** The four files as an earlier visit downloaded them, or nothing. */
export async function cachedFiles(
  dataset: PublicDataset,
  { caches } = browserParts() as Pick<BrowserParts, 'caches'>,
): Promise<File[] | undefined> {
  try {
    const cache = await caches?.open(dataset.cache);
    if (!cache) return undefined;
    const files: File[] = [];
    for (const { name } of dataset.files) {
      const response = await cache.match(cacheKey(dataset, name));
      if (!response) return undefined;
      files.push(new File([await response.blob()], name));
    }
    return files;
  } catch {
    return undefined;
  }
}

async function keep(
  dataset: PublicDataset,
  caches: CacheStorage | undefined,
  files: readonly File[],
): Promise<void> {
  try {
    const cache = await caches?.open(dataset.cache);
    for (const file of files) await cache?.put(cacheKey(dataset, file.name), new Response(file));
  } catch {
    // Refused, or no room: the files are there for this visit.
  }
}

/** Whether the data set lies below `baseUrl`, which ends in a slash. */
export async function isBeside(
  { files: [first] }: PublicDataset,
  baseUrl: string,
  { fetch } = browserParts() as Pick<BrowserParts, 'fetch'>,
): Promise<boolean> {
  const name = first?.name ?? '';
  for (const address of [baseUrl + name, baseUrl + name.replace(/\.gz$/, '')]) {
    try {
      const { status, headers } = await fetch(address, { method: 'HEAD' });
      // Some hosts answer any address with a page, and this project's server with nothing.
      if (status === 200 && !headers.get('content-type')?.startsWith('text/html')) return true;
      if (status === 204) return false;
    } catch {
      // Not to be reached is not there.
    }
  }
  return false;
}

async function fetchFirst(
  { name, command }: PublicDataset,
  addresses: string[],
): Promise<NamedBytes> {
  const answers: string[] = [];
  for (const address of addresses) {
    try {
      const response = await fetch(address);
      if (response.ok) {
        const file = new URL(address).pathname.split('/').at(-1) ?? address;
        return { name: file, bytes: new Uint8Array(await response.arrayBuffer()) };
      }
      answers.push(`${address} answered ${response.status}`);
    } catch {
      answers.push(`${address} could not be reached`);
    }
  }
  throw new EngineError(
    'bad-input',
    `${name} is not there: ${answers.join('; ')}. "${command}" puts it beside the page.`,
  );
}

/** The four files from below `baseUrl`, which ends in a slash; each .gz or not. */
export function fetchBeside(dataset: PublicDataset, baseUrl: string): Promise<NamedBytes[]> {
  return Promise.all(
    dataset.files.map(({ name }) =>
      fetchFirst(dataset, [baseUrl + name, baseUrl + name.replace(/\.gz$/, '')]),
    ),
  );
}

async function readAll(
  response: Response,
  report: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  for (const reader = response.body?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    report(value.length);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** What is in a gzip file, or nothing where it is damaged or none. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer | undefined> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return await new Response(stream).arrayBuffer();
  } catch {
    return undefined;
  }
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The four files from the first mirror that has them all, checked where the browser can, and kept in
 * its cache if it lets us. `report` is called with the bytes that have come.
 * Rejects with `bad-input`, naming each address that failed and how, or with the signal's reason.
 */
export async function downloadFiles(
  dataset: PublicDataset,
  report: (bytes: number) => void,
  signal: AbortSignal,
  { fetch, caches, subtle } = browserParts(),
): Promise<File[]> {
  const fetchChecked = async (address: string, sha256: string, count: (bytes: number) => void) => {
    const response = await fetch(address, { signal }).catch((error: unknown) => {
      if (signal.aborted) throw error;
      throw new Error(`${address} could not be reached`);
    });
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    const bytes = await readAll(response, count).catch((error: unknown) => {
      if (signal.aborted) throw error;
      throw new Error(`${address} broke off`);
    });
    if (subtle) {
      const content = await unpacked(bytes);
      if (!content || hex(await subtle.digest('SHA-256', content)) !== sha256) {
        throw new Error(`${address} is not the file that was expected, by its SHA-256`);
      }
    }
    return bytes;
  };

  const failures: string[] = [];
  for (const mirror of dataset.mirrors) {
    let received = 0;
    report(0);
    try {
      const files: File[] = [];
      for (const { name, sha256 } of dataset.files) {
        const bytes = await fetchChecked(mirror + name, sha256, (count) => {
          received += count;
          report(received);
        });
        files.push(new File([bytes], name));
      }
      await keep(dataset, caches, files);
      return files;
    } catch (error) {
      signal.throwIfAborted();
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  const sentence = `${dataset.name} could not be downloaded: ${failures.join('; ')}.`;
  throw new EngineError('bad-input', sentence);
}
