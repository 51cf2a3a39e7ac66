import { createHash } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

/** What is kept for visits without a network: each file's address and the SHA-256 of what is in it. */
export function keptFiles(page: Page): Promise<Map<string, string>> {
  const read = async () => {
    const all: [string, string][] = [];
    for (const name of await window.caches.keys()) {
      if (!name.startsWith('autoencoder-playground ')) continue;
      const cache = await window.caches.open(name);
      for (const { url } of await cache.keys()) {
        const content = await (await cache.match(url))?.arrayBuffer();
        const digest = await crypto.subtle.digest('SHA-256', content ?? new ArrayBuffer(0));
        const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0'));
        all.push([url, hex.join('')]);
      }
    }
    return all;
  };
  return page.evaluate(read).then((files) => new Map(files));
}

/** The addresses that are kept, once the engine's module is among them. */
export async function keptAddresses(page: Page): Promise<string[]> {
  const addresses = async () => [...(await keptFiles(page)).keys()];
  await expect.poll(async () => (await addresses()).join()).toMatch(/autoencoder-(simd|relaxed)/);
  return addresses();
}

/** What a host's files would be like if they were kept: their addresses and SHA-256. */
export function digestsOf(files: ReadonlyMap<string, Buffer>, address: string) {
  return new Map(
    [...files].map(([name, content]) => [
      address + (name === 'index.html' ? '' : name),
      createHash('sha256').update(content).digest('hex'),
    ]),
  );
}
