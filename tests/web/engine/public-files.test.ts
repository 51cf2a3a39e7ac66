import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import {
  downloadSize,
  PUBLIC_DATASETS,
  type PublicFile,
} from '../../../web/engine/public-datasets.ts';
import {
  type BrowserParts,
  cachedFiles,
  downloadFiles,
  isBeside,
} from '../../../web/engine/public-files.ts';

const { mnist, fashion } = PUBLIC_DATASETS;
const [first, second, third] = mnist.mirrors as unknown as [string, string, string];
const [firstFile, secondFile] = mnist.files as unknown as [PublicFile, PublicFile];
const goOn = () => new AbortController().signal;

/** A browser's cache that keeps what it is given. */
function memoryCaches(): CacheStorage {
  const kept = new Map<string, Response>();
  const open = async (name: string) => ({
    match: async (address: string) => kept.get(name + address)?.clone(),
    put: async (address: string, response: Response) => void kept.set(name + address, response),
  });
  return { open } as unknown as CacheStorage;
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
const wholeContents = mnist.files.map(({ name }) => [name, name]);

it('MNIST is 11.6 MB, and Fashion-MNIST 30.9 MB', () => {
  const sizes = [mnist, fashion].map((dataset) => (downloadSize(dataset) / 1e6).toFixed(1));
  expect(sizes).toEqual(['11.6', '30.9']);
});

describe('downloading a public data set such as MNIST', () => {
  it('takes the four files of the first mirror, and says what has come', async () => {
    const parts = browser();
    const report = vi.fn();
    const files = await downloadFiles(mnist, report, goOn(), parts);
    expect(await contents(files)).toEqual(wholeContents);
    expect(parts.asked).toEqual(mnist.files.map(({ name }) => first + name));
    const sizes = report.mock.calls.map(([bytes]) => bytes);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(sizes.at(-1)).toBe(mnist.files.reduce((sum, { name }) => sum + name.length, 0));
  });

  it('is there without a download from then on', async () => {
    const parts = browser();
    expect(await cachedFiles(mnist, parts)).toBeUndefined();
    await downloadFiles(mnist, () => {}, goOn(), parts);
    expect(await contents(await cachedFiles(mnist, parts))).toEqual(wholeContents);
    expect(parts.asked).toHaveLength(4);
  });

  it('keeps each data set by itself', async () => {
    const parts = browser();
    await downloadFiles(fashion, () => {}, goOn(), parts);
    expect(await cachedFiles(fashion, parts)).toHaveLength(4);
    expect(await cachedFiles(mnist, parts)).toBeUndefined();
  });

  it('works where storage is refused, or is not there at all', async () => {
    const refuse = async () => {
      throw new DOMException('no', 'SecurityError');
    };
    for (const caches of [{ open: refuse } as unknown as CacheStorage, undefined]) {
      const parts = { ...browser(), caches };
      expect(await cachedFiles(mnist, parts)).toBeUndefined();
      expect(await contents(await downloadFiles(mnist, () => {}, goOn(), parts))).toEqual(
        wholeContents,
      );
    }
  });

  it('goes on to the next mirror where one fails', async () => {
    const parts = browser((address) => {
      if (address.startsWith(first)) return new Response('', { status: 503 });
      return undefined;
    });
    expect(await contents(await downloadFiles(mnist, () => {}, goOn(), parts))).toEqual(
      wholeContents,
    );
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
    const name = firstFile.name;
    await expect(downloadFiles(mnist, () => {}, goOn(), parts)).rejects.toThrow(
      `MNIST could not be downloaded: ${first}${name} answered 404; ${second}${name} could not be reached; ${third}${name} broke off.`,
    );
  });

  const subtle = {
    digest: async (_: AlgorithmIdentifier, bytes: BufferSource) => {
      const hash = createHash('sha256')
        .update(new Uint8Array(bytes as ArrayBuffer))
        .digest();
      return new Uint8Array(hash).buffer;
    },
  };

  it('takes files that hold what is expected, however they are packed', async () => {
    const sha256 = createHash('sha256').update('labels').digest('hex');
    const dataset = { ...mnist, files: [{ ...firstFile, sha256 }] };
    for (const level of [1, 9]) {
      const packed = new Uint8Array(gzipSync('labels', { level }));
      const parts = { ...browser(() => new Response(packed)), subtle };
      const [file] = await downloadFiles(dataset, () => {}, goOn(), parts);
      expect(new Uint8Array((await file?.arrayBuffer()) ?? [])).toEqual(packed);
    }
  });

  it('refuses files that are not the expected ones', async () => {
    const parts = { ...browser(), subtle };
    await expect(downloadFiles(mnist, () => {}, goOn(), parts)).rejects.toThrow(
      `${first}${firstFile.name} is not the file that was expected, by its SHA-256`,
    );
    expect(await cachedFiles(mnist, parts)).toBeUndefined();
  });

  it('stops when it is cancelled, asking no other mirror', async () => {
    const cancel = new AbortController();
    const parts = browser((address) => {
      if (address.endsWith(secondFile.name)) cancel.abort();
      return undefined;
    });
    const aborted = expect.objectContaining({ name: 'AbortError' });
    await expect(downloadFiles(mnist, () => {}, cancel.signal, parts)).rejects.toEqual(aborted);
    expect(parts.asked).toHaveLength(2);
    expect(await cachedFiles(mnist, parts)).toBeUndefined();
  });
});

describe('a data set beside the page', () => {
  it('is found packed or not', async () => {
    expect(await isBeside(mnist, 'here/', browser())).toBe(true);
    const unpacked = browser((address) =>
      address.endsWith('.gz') ? new Response('', { status: 404 }) : undefined,
    );
    expect(await isBeside(mnist, 'here/', unpacked)).toBe(true);
  });

  it('is not what a host answers to everything, an error, or nothing', async () => {
    const page = browser(() => new Response('', { headers: { 'content-type': 'text/html' } }));
    expect(await isBeside(mnist, 'here/', page)).toBe(false);
    expect(
      await isBeside(
        mnist,
        'here/',
        browser(() => new Response('', { status: 404 })),
      ),
    ).toBe(false);
    const empty = browser(() => new Response(null, { status: 204 }));
    expect(await isBeside(mnist, 'here/', empty)).toBe(false);
    expect(empty.asked).toHaveLength(1);
    const offline = browser(() => {
      throw new TypeError('Failed to fetch');
    });
    expect(await isBeside(mnist, 'here/', offline)).toBe(false);
  });
});
