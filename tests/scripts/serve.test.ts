import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { headersFile, siteHeaders } from '../../scripts/lib/http-headers.mjs';
import { createSiteServer, listenLocally } from '../../scripts/serve/server.mjs';

const headers = siteHeaders();
const IMAGES = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251));
const LARGE = 8_000_000;

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'serve-'));
  const write = (name: string, content: string | Buffer) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  write('secret.txt', 'not for you');
  write('site/_headers', headersFile(headers));
  write('site/index.html', '<!doctype html><title>Site</title>');
  write('site/embed.html', '<!doctype html><title>Frame</title>');
  write('site/assets/engine.wasm', 'wasm');
  write('site/.hidden', 'hidden');
  write('site/large.bin', Buffer.alloc(LARGE));
  write('data/secret.gz', 'not for you');
  write('data/mnist/train-images-idx3-ubyte.gz', IMAGES);
  write('data/mnist/t10k-labels-idx1-ubyte', IMAGES);
  write('data/mnist/train-labels-idx1-ubyte.gz/inside', 'a folder with a file name');
  write('data/mnist/empty.gz', '');
  symlinkSync(path.join(folder, 'data/mnist'), path.join(folder, 'data/fashion'));
  server = createSiteServer({ site: path.join(folder, 'site'), data: path.join(folder, 'data') });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const port = () => (server.address() as AddressInfo).port;

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: Buffer;
}

/** Asks for an address exactly as it is written, which `fetch` would tidy up before. */
function ask(address: string, method = 'GET', sent: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: port(), path: address, method, headers: sent },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response;
          resolve({ status, headers, body: Buffer.concat(chunks) });
        });
      },
    );
    asked.on('error', reject).end();
  });
}

const images = '/data/mnist/train-images-idx3-ubyte.gz';

describe("The site's server", () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/?seed=3', 'text/html; charset=utf-8'],
    ['/embed.html', 'text/html; charset=utf-8'],
    ['/embed', 'text/html; charset=utf-8'],
    ['/assets/engine.wasm', 'application/wasm'],
    [images, 'application/gzip'],
    ['/data/mnist/t10k-labels-idx1-ubyte', 'application/octet-stream'],
  ])(
    'sends a file with its type, its length and the headers of the site: %s',
    async (address, type) => {
      const got = await ask(address);
      expect(got.status).toBe(200);
      expect(got.headers).toMatchObject({
        'content-type': type,
        'content-length': String(got.body.length),
        'cache-control': 'no-cache',
      });
      expect(got.headers['content-encoding']).toBeUndefined();
      for (const [name, value] of Object.entries(headers)) {
        expect(got.headers[name.toLowerCase()]).toBe(value);
      }
    },
  );

  it('sends all of a file for GET, and nothing but the headers for HEAD', async () => {
    expect((await ask(images)).body.equals(IMAGES)).toBe(true);
    const head = await ask(images, 'HEAD');
    expect(head).toMatchObject({ status: 200, headers: { 'content-length': '1000' } });
    expect(head.body).toHaveLength(0);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s', async (method) => {
    for (const address of ['/', images, '/none']) {
      const got = await ask(address, method);
      expect(got).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
      expect(got.body.equals(IMAGES)).toBe(false);
    }
  });

  it.each([
    ['bytes=0-9', 0, 9],
    ['bytes=990-', 990, 999],
    ['bytes=-10', 990, 999],
    ['bytes=995-5000', 995, 999],
  ])('sends the part of a file that Range names: %s', async (range, from, to) => {
    const got = await ask(images, 'GET', { Range: range });
    expect(got.status).toBe(206);
    expect(got.headers['content-range']).toBe(`bytes ${from}-${to}/1000`);
    expect(got.body.equals(IMAGES.subarray(from, to + 1))).toBe(true);
  });

  it('refuses a part that the file does not have, and says how long it is', async () => {
    const got = await ask(images, 'GET', { Range: 'bytes=1000-' });
    expect(got.status).toBe(416);
    expect(got.headers['content-range']).toBe('bytes */1000');
    expect(got.headers['content-security-policy']).toBe(headers['Content-Security-Policy']);
  });

  it('sends all of it where Range names no bytes', async () => {
    for (const range of ['lines=1-2', 'bytes']) {
      expect((await ask(images, 'GET', { Range: range })).status).toBe(200);
    }
  });

  it.each([
    '/none.html',
    '/assets',
    '/assets/',
    '/.hidden',
    '/data/mnist/none.gz',
    '/data/mnist/train-labels-idx1-ubyte.gz',
    '/data/mnist/train-labels-idx1-ubyte.gz/inside',
    '/data/mnist/empty.gz',
    '/data/mnist/',
    '/data/secret.gz',
  ])('answers 404 in the headers of the site for what is no file: %s', async (address) => {
    const got = await ask(address);
    expect(got.status).toBe(404);
    expect(got.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(got.headers['content-security-policy']).toBe(headers['Content-Security-Policy']);
  });

  it.each([
    '/data/mnist/none.gz',
    '/data/mnist/train-labels-idx1-ubyte.gz',
    '/data/mnist/empty.gz',
  ])('answers 204 where HEAD asks for data that are not there: %s', async (address) => {
    expect((await ask(address, 'HEAD')).status).toBe(204);
  });

  it('follows a link that stands in the folder of data', async () => {
    const got = await ask('/data/fashion/train-images-idx3-ubyte.gz');
    expect(got.body.equals(IMAGES)).toBe(true);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/data/mnist/../secret.gz',
    '/data/mnist/%2e%2e/secret.gz',
    '/data/../../secret.txt',
    '//secret.txt',
    '//',
    '/%',
    '/%00',
    'http://127.0.0.1/secret.txt',
  ])('lets no path out of its folders: %s', async (address) => {
    const got = await ask(address);
    expect(got.body.toString()).not.toContain('not for you');
    expect((await ask('/')).status).toBe(200);
  });

  it('closes a file whose download is broken off', async () => {
    const large = path.join(folder, 'site/large.bin');
    const openFiles = () =>
      readdirSync('/proc/self/fd').filter((descriptor) => {
        try {
          return readlinkSync(`/proc/self/fd/${descriptor}`) === large;
        } catch {
          return false;
        }
      });
    for (let round = 0; round < 20; round += 1) {
      await new Promise<void>((resolve) => {
        const socket = connect(port(), '127.0.0.1');
        socket.write('GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n');
        socket.once('data', () => socket.destroy()).once('close', () => resolve());
      });
    }
    await expect.poll(openFiles, { timeout: 10_000 }).toEqual([]);
  });

  it('says in a sentence that a port is in use', async () => {
    const second = createSiteServer({ site: path.join(folder, 'site'), data: folder });
    await expect(listenLocally(second, port())).rejects.toThrow(
      `Port ${port()} is already in use; please choose another one with --port N.`,
    );
  });
});
