import { afterEach, describe, expect, it, vi } from 'vitest';
import { isWithheld, withheldSentence } from '../../../web/engine/withheld.ts';

const address = 'https://site.example:8080/assets/element.js';

/** Answers, or not, as a host does to requests of each mode. */
function answering(modes: readonly RequestMode[]): void {
  vi.stubGlobal('origin', 'https://article.example');
  vi.stubGlobal('fetch', (_: string, { mode }: RequestInit) =>
    modes.includes(mode as RequestMode) ? Promise.resolve({}) : Promise.reject(new TypeError()),
  );
}
afterEach(() => void vi.unstubAllGlobals());

describe('a file is kept from pages of other origins', () => {
  it('where its host answers, but not so that they may read it', async () => {
    answering(['no-cors']);
    expect(await isWithheld(address)).toBe(true);
  });

  it('but not where it may be read, nor where there is no network', async () => {
    answering(['cors', 'no-cors']);
    expect(await isWithheld(address)).toBe(false);
    answering([]);
    expect(await isWithheld(address)).toBe(false);
  });

  it("and never from the host's own pages", async () => {
    answering(['no-cors']);
    vi.stubGlobal('origin', 'https://site.example:8080');
    expect(await isWithheld(address)).toBe(false);
  });

  it('which is told with the host and the header that it is to send', () => {
    expect(withheldSentence(address)).toMatch(
      /^This host must send Access-Control-Allow-Origin: site\.example:8080\./,
    );
  });
});
