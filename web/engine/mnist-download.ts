import { EngineError } from './engine-error.ts';

/** MNIST's files as they are distributed, the smallest first, and the SHA-256 of each. */
export const MNIST_FILES = [
  {
    name: 't10k-labels-idx1-ubyte.gz',
    size: 4542,
    sha256: 'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
  },
  {
    name: 'train-labels-idx1-ubyte.gz',
    size: 28_881,
    sha256: '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
  },
  {
    name: 't10k-images-idx3-ubyte.gz',
    size: 1_648_877,
    sha256: '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
  },
  {
    name: 'train-images-idx3-ubyte.gz',
    size: 9_912_422,
    sha256: '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
  },
] as const;

/** In bytes. */
export const MNIST_SIZE = MNIST_FILES.reduce((sum, { size }) => sum + size, 0);

/** Public places that hold the files, each as a folder's address. */
export const MNIST_MIRRORS: readonly [string, ...string[]] = [
  'https://storage.googleapis.com/cvdf-datasets/mnist/',
  'https://raw.githubusercontent.com/fgnt/mnist/master/',
  'https://ossci-datasets.s3.amazonaws.com/mnist/',
];

const cacheName = 'autoencoder-mnist';

/** What of the browser is used; a test has its own. */
export interface BrowserParts {
  fetch: typeof fetch;
  /** Browsers refuse storage in private windows, and lack these two on pages without https. */
  caches: CacheStorage | undefined;
  subtle: Pick<SubtleCrypto, 'digest'> | undefined;
}

function browserParts(): BrowserParts {
  const { caches, crypto } = globalThis as { caches?: CacheStorage; crypto?: Crypto };
  return { fetch: (...values) => fetch(...values), caches, subtle: crypto?.subtle };
}

/** Files are kept under one address, whichever mirror they came from. */
function cacheKey(name: string): string {
  return MNIST_MIRRORS[0] + name;
}

/** The four files as an earlier visit downloaded them, or nothing. */
export async function cachedMnist(
  { caches } = browserParts() as Pick<BrowserParts, 'caches'>,
): Promise<File[] | undefined> {
  try {
    const cache = await caches?.open(cacheName);
    if (!cache) return undefined;
    const files: File[] = [];
    for (const { name } of MNIST_FILES) {
      const response = await cache.match(cacheKey(name));
      if (!response) return undefined;
      files.push(new File([await response.blob()], name));
    }
    return files;
  } catch {
    return undefined;
  }
}

async function keep(caches: CacheStorage | undefined, files: readonly File[]): Promise<void> {
  try {
    const cache = await caches?.open(cacheName);
    for (const file of files) await cache?.put(cacheKey(file.name), new Response(file));
  } catch {
    // Refused, or no room: the files are there for this visit.
  }
}

/** Whether MNIST lies below `baseUrl`, which ends in a slash. */
export async function hasMnist(
  baseUrl: string,
  { fetch } = browserParts() as Pick<BrowserParts, 'fetch'>,
): Promise<boolean> {
  const [{ name }] = MNIST_FILES;
  for (const address of [baseUrl + name, baseUrl + name.replace(/\.gz$/, '')]) {
    try {
      const { ok, headers } = await fetch(address, { method: 'HEAD' });
      // Some hosts answer any address with a page.
      if (ok && !headers.get('content-type')?.startsWith('text/html')) return true;
    } catch {
      // Not to be reached is not there.
    }
  }
  return false;
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

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * MNIST's four files from the first mirror that has them all, checked where the browser can, and kept
 * in its cache if it lets us. `report` is called with the bytes that have come of `MNIST_SIZE`.
 * Rejects with `bad-input`, naming each address that failed and how, or with the signal's reason.
 */
export async function downloadMnist(
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
    if (subtle && hex(await subtle.digest('SHA-256', bytes)) !== sha256) {
      throw new Error(`${address} is not the file that was expected, by its SHA-256`);
    }
    return bytes;
  };

  const failures: string[] = [];
  for (const mirror of MNIST_MIRRORS) {
    let received = 0;
    report(0);
    try {
      const files: File[] = [];
      for (const { name, sha256 } of MNIST_FILES) {
        const bytes = await fetchChecked(mirror + name, sha256, (count) => {
          received += count;
          report(received);
        });
        files.push(new File([bytes], name));
      }
      await keep(caches, files);
      return files;
    } catch (error) {
      signal.throwIfAborted();
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new EngineError('bad-input', `MNIST could not be downloaded: ${failures.join('; ')}.`);
}
