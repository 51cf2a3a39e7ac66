import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { isolation } from '../lib/http-headers.mjs';
import { inProject } from '../lib/paths.mjs';

/** @type {Record<string, string>} */
const types = { '.html': 'text/html', '.mjs': 'text/javascript', '.js': 'text/javascript' };

/**
 * Returns the file for an address: the benchmark's page and worker, and the engine's modules.
 * @param {string} address
 * @returns {string | undefined}
 */
function fileOf(address) {
  const own = /^\/(page\.html|worker\.mjs)$/.exec(address)?.[1];
  if (own) return inProject('scripts/bench', own);
  const module = /^\/generated\/([a-z-]+\.(?:js|wasm))$/.exec(address)?.[1];
  return module && inProject('web/engine/generated', module);
}

/**
 * Serves the benchmark's page to this machine only.
 * @param {boolean} isolated whether to send the headers that threads need
 * @returns {Promise<{ address: string, close: () => void }>} the page's address
 */
export async function serveBenchmark(isolated) {
  const server = createServer((request, response) => {
    const file = fileOf(new URL(request.url ?? '', 'http://localhost').pathname);
    if (!file) return response.writeHead(404).end();
    const type = types[path.extname(file)] ?? 'application/wasm';
    const headers = { 'Content-Type': type, ...(isolated ? isolation : {}) };
    return response.writeHead(200, headers).end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : 0;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${port}/page.html`, close };
}
