import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { PlaygroundPage } from './playground-page.ts';

const site = path.resolve(import.meta.dirname, '../../dist/site');
const below = '/some/path/';
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** A plain static server, as many a web host is: no header but the type. */
function serveBelow(): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const name = pathname === below ? 'index.html' : pathname.slice(below.length);
    const type = types[path.extname(name)];
    try {
      if (!pathname.startsWith(below) || !type) throw new Error('not served');
      const content = readFileSync(path.join(site, name));
      response.writeHead(200, { 'Content-Type': type }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

test('the built site works below a path, without the headers that threads need', async ({
  page,
}) => {
  const server = await serveBelow();
  try {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const missing: string[] = [];
    page.on('response', (response) => {
      if (!response.ok()) missing.push(response.url());
    });
    const playground = new PlaygroundPage(page);
    await playground.open(`http://127.0.0.1:${port}${below}`);
    expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(false);
    await playground.trainFor(0.5);
    expect(missing).toEqual([]);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
