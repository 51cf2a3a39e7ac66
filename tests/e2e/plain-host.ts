import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { test as base } from '@playwright/test';

const site = path.resolve(import.meta.dirname, '../../dist/site');
const below = '/some/path/';
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.npz': 'application/octet-stream',
  '.txt': 'text/plain',
};

/** Serves the built site below a path, as many a web host does: with no header but the type. */
function servePlainly(): Promise<Server> {
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

/** A test that is given the page's address on a plain static host. */
export const test = base.extend<{ plainHost: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it that nothing is needed
  plainHost: async ({}, use) => {
    const server = await servePlainly();
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await use(`http://127.0.0.1:${port}${below}`);
    server.close();
    server.closeAllConnections();
  },
});
