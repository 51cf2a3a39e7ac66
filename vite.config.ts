import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { type Connect, defineConfig, type Plugin } from 'vite';

/** A page must be isolated from other origins before a browser lets it share memory with threads. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const mnistFolder = path.resolve(import.meta.dirname, 'data/mnist');

/** Serves the files that `npm run fetch-mnist` left in `data/mnist` beside the page. */
const serveMnist: Connect.NextHandleFunction = (request, response, next) => {
  const name = /^\/data\/mnist\/([a-z0-9-]+(?:\.gz)?)(?:\?|$)/.exec(request.url ?? '')?.[1];
  const file = name && path.join(mnistFolder, name);
  const size = file && statSync(file, { throwIfNoEntry: false })?.size;
  if (!file || !size) return next();
  // The page unpacks a .gz itself, so the browser must not be told of a content encoding.
  response.writeHead(200, {
    ...isolation,
    'Content-Type': name.endsWith('.gz') ? 'application/gzip' : 'application/octet-stream',
    'Content-Length': size,
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
};

const mnist: Plugin = {
  name: 'mnist',
  configureServer: (server) => void server.middlewares.use(serveMnist),
  configurePreviewServer: (server) => void server.middlewares.use(serveMnist),
};

export default defineConfig({
  root: path.resolve(import.meta.dirname, 'web/pages'),
  // Relative addresses let the site live below any path.
  base: './',
  // A file that is not there is a 404: the page asks so whether MNIST is there.
  appType: 'mpa',
  plugins: [mnist],
  build: {
    outDir: path.resolve(import.meta.dirname, 'dist/site'),
    emptyOutDir: true,
    target: 'es2022',
    // Without this a small module would become a data: address, which a worker may not load.
    assetsInlineLimit: 0,
  },
  // Emscripten's module imports Node's 'module' where it runs in Node, and there only.
  worker: { format: 'es', rolldownOptions: { external: ['module'] } },
  server: { headers: isolation },
  preview: { headers: isolation },
});
