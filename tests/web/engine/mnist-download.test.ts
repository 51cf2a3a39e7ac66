import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import {
  type BrowserParts,
  cachedMnist,
  downloadMnist,
  hasMnist,
  MNIST_FILES,
  MNIST_MIRRORS,
  MNIST_SIZE,
} from '../../../web/engine/mnist-download.ts';

const [first, second] = MNIST_MIRRORS as [string, string];
const goOn = () => new AbortController().signal;

/** A browser's cache that keeps what it is given. */
function memoryCaches(): CacheStorage {
  const kept = new Map<string, Response>();
  const cache = {
    match: async (address: string) => kept.get(address)?.clone(),
    put: async (address: string, response: Response) => void kept.set(address, response),
  };
  return { open: async () => cache } as unknown as CacheStorage;
}

/** Answers as `answer` says; files hold their own names. */
function browser(
  answer: (address: string) => Response | undefined = () => undefined,
): BrowserParts & { asked: string[] } {
  const asked: string[] = [];
  const fetch = async (address: string | URL | Request, options?: RequestInit) => {
    options?.signal?.throwIfAborted();
    asked.push(String(address));
    return answer(String(address)) ?? new Response(String(address).split('/').at(-1));
  };
  return { fetch, caches: memoryCaches(), subtle: undefined, asked };
}

async function contents(files: File[] | undefined) {
  return files && Promise.all(files.map(async (file) => [file.name, await file.text()]));
}
const wholeContents = MNIST_FILES.map(({ name }) => [name, name]);

it('is 11.6 MB', () => {
  expect((MNIST_SIZE / 1e6).toFixed(1)).toBe('11.6');
});

describe('downloading MNIST', () => {
  it('takes the four files of the first mirror, and says what has come', async () => {
    const parts = browser();
    const report = vi.fn();
    const files = await downloadMnist(report, goOn(), parts);
    expect(await contents(files)).toEqual(wholeContents);
    expect(parts.asked).toEqual(MNIST_FILES.map(({ name }) => first + name));
    const sizes = report.mock.calls.map(([bytes]) => bytes);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(sizes.at(-1)).toBe(MNIST_FILES.reduce((sum, { name }) => sum + name.length, 0));
  });

  it('is there without a download from then on', async () => {
    const parts = browser();
    expect(await cachedMnist(parts)).toBeUndefined();
    await downloadMnist(() => {}, goOn(), parts);
    expect(await contents(await cachedMnist(parts))).toEqual(wholeContents);
    expect(parts.asked).toHaveLength(4);
  });

  it('works where storage is refused, or is not there at all', async () => {
    const refuse = async () => {
      throw new DOMException('no', 'SecurityError');
    };
    for (const caches of [{ open: refuse } as unknown as CacheStorage, undefined]) {
      const parts = { ...browser(), caches };
      expect(await cachedMnist(parts)).toBeUndefined();
      expect(await contents(await downloadMnist(() => {}, goOn(), parts))).toEqual(wholeContents);
    }
  });

  it('goes on to the next mirror where one fails', async () => {
    const parts = browser((address) => {
      if (address.startsWith(first)) return new Response('', { status: 503 });
      return undefined;
    });
    expect(await contents(await downloadMnist(() => {}, goOn(), parts))).toEqual(wholeContents);
    expect(parts.asked).toHaveLength(5);
  });

  it('names every address that failed, and how', async () => {
    const parts = browser((address) => {
      if (address.startsWith(first)) return new Response('', { status: 404 });
      if (address.startsWith(second)) throw new TypeError('Failed to fetch');
      return new Response(
        new ReadableStream({ pull: (stream) => stream.error(new TypeError('cut')) }),
      );
    });
    const name = MNIST_FILES[0].name;
    await expect(downloadMnist(() => {}, goOn(), parts)).rejects.toThrow(
      `MNIST could not be downloaded: ${first}${name} answered 404; ${second}${name} could not be reached; ${MNIST_MIRRORS[2]}${name} broke off.`,
    );
  });

  it('refuses files that are not the expected ones', async () => {
    const subtle = {
      digest: async (_: AlgorithmIdentifier, bytes: BufferSource) => {
        const hash = createHash('sha256')
          .update(bytes as Uint8Array)
          .digest();
        return new Uint8Array(hash).buffer;
      },
    };
    const parts = { ...browser(), subtle };
    await expect(downloadMnist(() => {}, goOn(), parts)).rejects.toThrow(
      `${first}${MNIST_FILES[0].name} is not the file that was expected, by its SHA-256`,
    );
    expect(await cachedMnist(parts)).toBeUndefined();
  });

  it('stops when it is cancelled, asking no other mirror', async () => {
    const cancel = new AbortController();
    const parts = browser((address) => {
      if (address.endsWith(MNIST_FILES[1].name)) cancel.abort();
      return undefined;
    });
    const aborted = expect.objectContaining({ name: 'AbortError' });
    await expect(downloadMnist(() => {}, cancel.signal, parts)).rejects.toEqual(aborted);
    expect(parts.asked).toHaveLength(2);
    expect(await cachedMnist(parts)).toBeUndefined();
  });
});

describe('MNIST beside the page', () => {
  it('is found packed or not', async () => {
    expect(await hasMnist('here/', browser())).toBe(true);
    const unpacked = browser((address) =>
      address.endsWith('.gz') ? new Response('', { status: 404 }) : undefined,
    );
    expect(await hasMnist('here/', unpacked)).toBe(true);
  });

  it('is not what a host answers to everything, an error, or nothing', async () => {
    const page = browser(() => new Response('', { headers: { 'content-type': 'text/html' } }));
    expect(await hasMnist('here/', page)).toBe(false);
    expect(
      await hasMnist(
        'here/',
        browser(() => new Response('', { status: 404 })),
      ),
    ).toBe(false);
    const offline = browser(() => {
      throw new TypeError('Failed to fetch');
    });
    expect(await hasMnist('here/', offline)).toBe(false);
  });
});
