import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { inProject } from '../lib/paths.mjs';

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.npz': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/**
 * Serves `dist/site` to this machine only, as a usual static host does: compressed, with hashed
 * files kept for a year, and without the headers that isolate a page.
 * @param {Record<string, string>} [pages] pages beside it, by their paths
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function serveAsHost(pages = {}) {
  const site = inProject('dist/site');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const page = pages[pathname];
    if (page !== undefined) {
      return response.writeHead(200, { 'Content-Type': types['.html'] }).end(page);
    }
    const file = path.join(site, pathname === '/' ? 'index.html' : path.normalize(pathname));
    const type = types[path.extname(file)];
    if (!type || !file.startsWith(site) || !existsSync(file) || !statSync(file).isFile()) {
      return response.writeHead(404).end();
    }
    const lasting = pathname.startsWith('/assets/');
    response.writeHead(200, {
      'Content-Type': type,
      'Content-Encoding': 'gzip',
      'Cache-Control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    return response.end(gzipSync(readFileSync(file)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${port}/`, close };
}
