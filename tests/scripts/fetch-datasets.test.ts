import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchFiles } from '../../scripts/datasets/fetch.mjs';

const contents = { pictures: Buffer.from('28 by 28'), labels: Buffer.from('3 1 4 1 5') };
const files = Object.fromEntries(
  Object.entries(contents).map(([name, content]) => [
    name,
    createHash('sha256').update(content).digest('hex'),
  ]),
);

const refuses: RequestListener = (_, response) => response.writeHead(503).end('closed');
const corrupts: RequestListener = (_, response) => response.end(gzipSync('something else'));
const cutsShort: RequestListener = (request, response) =>
  response.end(packed(request.url).subarray(0, -4));
const isRight: RequestListener = (request, response) => {
  const content = packed(request.url);
  response.writeHead(200, { 'content-length': content.length }).end(content);
};

function packed(address = ''): Buffer {
  const name = path.basename(address, '.gz') as keyof typeof contents;
  return gzipSync(contents[name]);
}

describe('fetchFiles', () => {
  let folder: string;
  let servers: Server[];
  let lines: string[];
  let requests: number;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fetch-datasets-'));
    servers = [];
    lines = [];
    requests = 0;
  });

  afterEach(() => {
    for (const server of servers) server.close();
    rmSync(folder, { recursive: true });
  });

  async function mirror(listener: RequestListener): Promise<string> {
    const server = createServer((request, response) => {
      requests += 1;
      listener(request, response);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    return `http://127.0.0.1:${address.port}/mnist/`;
  }

  const fetchFrom = (mirrors: string[]) =>
    fetchFiles({ mirrors, files, folder, log: (line) => lines.push(line) });

  it('goes on to the next mirror when one refuses, one corrupts and one cuts short', async () => {
    const mirrors = [
      await mirror(refuses),
      await mirror(corrupts),
      await mirror(cutsShort),
      await mirror(isRight),
    ];
    await fetchFrom(mirrors);
    expect(readdirSync(folder).sort()).toEqual(['labels.gz', 'pictures.gz']);
    expect(readFileSync(path.join(folder, 'pictures.gz'))).toEqual(packed('pictures'));
    expect(lines.filter((line) => line.startsWith('pictures.gz'))).toEqual([
      expect.stringContaining('HTTP 503'),
      expect.stringContaining('SHA-256'),
      expect.stringContaining('unexpected end of file'),
      expect.stringContaining('is right'),
    ]);
  });

  it('goes on when nothing listens at the first mirror', async () => {
    const closed = await mirror(isRight);
    await new Promise((resolve) => servers[0]?.close(resolve));
    await fetchFrom([closed, await mirror(isRight)]);
    expect(lines[0]).toContain('ECONNREFUSED');
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('leaves files that are right alone and replaces those that are not', async () => {
    const right = await mirror(isRight);
    await fetchFrom([right]);
    expect(requests).toBe(2);
    await fetchFrom([right]);
    expect(requests).toBe(2);
    writeFileSync(path.join(folder, 'labels.gz'), 'broken');
    await fetchFrom([right]);
    expect(requests).toBe(3);
    expect(readFileSync(path.join(folder, 'labels.gz'))).toEqual(packed('labels'));
  });

  it('leaves no file behind and says so when every mirror fails', async () => {
    const mirrors = [await mirror(refuses), await mirror(corrupts)];
    await expect(fetchFrom(mirrors)).rejects.toThrow('No mirror gave the right pictures.gz');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('reports progress in bytes up to the size of the file', async () => {
    const seen: number[][] = [];
    await fetchFiles({
      mirrors: [await mirror(isRight)],
      files: { labels: files.labels ?? '' },
      folder,
      log: () => {},
      progress: (_, received, size) => seen.push([received, size]),
    });
    const size = packed('labels').length;
    expect(seen.at(-1)).toEqual([size, size]);
  });
});
