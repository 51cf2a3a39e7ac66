import { describe, expect, it } from 'vitest';
import { type FetchParts, fetchFile } from '../../../../web/components/data/fetch-file.ts';
import { FetchedFiles } from '../../../../web/components/data/fetched-files.ts';

const address = 'https://models.example/a%20b/digits%201.safetensors?v=2';

function parts(answer: () => Response | Promise<Response>, most = 100): FetchParts {
  return { fetch: async () => answer(), origin: 'https://page.example', most };
}

const failing = (answer: () => Response | Promise<Response>, most?: number) =>
  expect(fetchFile(address, parts(answer, most))).rejects;

describe('a file of an address', () => {
  it('comes with its name', async () => {
    const file = await fetchFile(
      address,
      parts(() => new Response('abc')),
    );
    expect(file.name).toBe('digits 1.safetensors');
    expect(await file.text()).toBe('abc');
  });

  it('is refused in a sentence where it is not there', async () => {
    await failing(() => new Response('', { status: 404 })).toThrow(
      `The file is not there: ${address} answered 404.`,
    );
  });

  it('is refused with the header that its host lacks, which a browser does not tell from silence', async () => {
    const silent = () => Promise.reject(new TypeError('Failed to fetch'));
    await failing(silent).toThrow('models.example must send Access-Control-Allow-Origin.');
    const own = { ...parts(silent), origin: 'https://models.example' };
    await expect(fetchFile(address, own)).rejects.toThrow(`${address} could not be reached.`);
  });

  it('is refused where it is too large, as it says or as it turns out', async () => {
    const headers = { 'Content-Length': '101' };
    await failing(() => new Response('a', { headers })).toThrow('is larger than 0.0 MB');
    await failing(() => new Response('a'.repeat(101))).toThrow('is larger than 0.0 MB');
    const file = await fetchFile(
      address,
      parts(() => new Response('a'.repeat(100))),
    );
    expect(file.size).toBe(100);
  });

  it('is refused where it breaks off', async () => {
    const stream = new ReadableStream({ pull: (controller) => controller.error(new Error('x')) });
    await failing(() => new Response(stream)).toThrow(`${address} broke off.`);
  });
});

describe('files of addresses', () => {
  it('are fetched once, and again after a failure', async () => {
    const asked: string[] = [];
    let fails = true;
    const files = new FetchedFiles(async (one) => {
      asked.push(one);
      if (fails) throw new Error('no');
      return new File(['x'], one);
    });
    await expect(files.file('a')).rejects.toThrow('no');
    fails = false;
    const source = { kind: 'files', files: [], addresses: ['a', 'b'] } as const;
    const [first, second] = [await files.source(source), await files.source({ ...source })];
    // The same object, so that the same data are not loaded again.
    expect(second).toBe(first);
    expect(first).toMatchObject({ addresses: ['a', 'b'], files: [{ name: 'a' }, { name: 'b' }] });
    expect(asked).toEqual(['a', 'a', 'b']);
    const digits = { kind: 'digits', count: 6, seed: 1 } as const;
    expect(await files.source(digits)).toBe(digits);
  });
});
