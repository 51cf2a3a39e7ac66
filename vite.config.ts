import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Connect, defineConfig, type Plugin } from 'vite';
import { hashOf } from './scripts/lib/stamp.mjs';

/** A page must be isolated from other origins before a browser lets it share memory with threads. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

const dataFolder = path.resolve(import.meta.dirname, 'data');

/** Serves the data sets that `npm run fetch-mnist` and `fetch-fashion` left in `data` beside the page. */
const serveData: Connect.NextHandleFunction = (request, response, next) => {
  const asked = /^\/data\/((?:mnist|fashion)\/[a-z0-9-]+(?:\.gz)?)(?:\?|$)/.exec(request.url ?? '');
  const name = asked?.[1];
  if (!name) return next();
  const file = path.join(dataFolder, name);
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (!size) {
    if (request.method !== 'HEAD') return next();
    // The page asks whether the file is there; a 404 would be an error in the browser's console.
    response.writeHead(204, isolation);
    response.end();
    return;
  }
  // The page unpacks a .gz itself, so the browser must not be told of a content encoding.
  response.writeHead(200, {
    ...isolation,
    'Content-Type': name.endsWith('.gz') ? 'application/gzip' : 'application/octet-stream',
    'Content-Length': size,
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
};

const data: Plugin = {
  name: 'data',
  configureServer: (server) => void server.middlewares.use(serveData),
  configurePreviewServer: (server) => void server.middlewares.use(serveData),
};

/** Puts the license of MNIST's 10,000 images beside the page, under the address that it links to. */
const license: Plugin = {
  name: 'license',
  apply: 'build',
  generateBundle() {
    const source = readFileSync(path.join(dataFolder, 'mnist-10000/LICENSE.txt'));
    this.emitFile({ type: 'asset', fileName: 'mnist-license.txt', source });
  },
};

/**
 * Where an asset of the engine's worker goes. Emscripten's scripts find each other and their .wasm by
 * name, so it is not each file but the folder of all of them that is named after what is in it.
 */
function engineAsset({ names }: { names: string[] }): string {
  if (names.some((name) => name.endsWith('.npz'))) return 'assets/[name]-[hash][extname]';
  const folder = path.resolve(import.meta.dirname, 'web/engine/generated');
  const modules = readdirSync(folder).filter((name) => /\.(js|wasm)$/.test(name));
  const contents = modules.map((name) => readFileSync(path.join(folder, name)));
  return `assets/engine-${hashOf(...contents).slice(0, 8)}/[name][extname]`;
}

/** Tells the service worker which files the built site has; their hash is its version. */
const offline: Plugin = {
  name: 'offline',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    handler: ({ dir = '' }) => {
      const files = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'service-worker.js')
        .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)))
        .map((name) => name.replaceAll(path.sep, '/'))
        .sort();
      const worker = path.join(dir, 'service-worker.js');
      const script = readFileSync(worker, 'utf8');
      const version = hashOf(script, ...files.map((name) => readFileSync(path.join(dir, name))));
      // The page at the folder's own address is the one that is opened.
      const list = files.map((name) => (name === 'index.html' ? './' : name));
      const values = `const SITE_FILES=${JSON.stringify(list)},SITE_VERSION="${version.slice(0, 12)}";`;
      writeFileSync(worker, `${values}\n${script}`);
    },
  },
};

/** What is fetched by a name that stays: the element for other pages, and the service worker. */
const scripts = ['autoencoder-playground', 'service-worker'];

export default defineConfig({
  root: path.resolve(import.meta.dirname, 'web/pages'),
  // Relative addresses let the site live below any path.
  base: './',
  // A file that is not there is a 404: the page asks so whether MNIST is there.
  appType: 'mpa',
  plugins: [data, license, offline],
  build: {
    outDir: path.resolve(import.meta.dirname, 'dist/site'),
    emptyOutDir: true,
    target: 'es2022',
    // The first browsers that know light-dark(), which would be rewritten for older ones.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // Without this a small module would become a data: address, which a worker may not load.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: path.resolve(import.meta.dirname, 'web/pages/index.html'),
        embed: path.resolve(import.meta.dirname, 'web/pages/embed.html'),
        'autoencoder-playground': path.resolve(import.meta.dirname, 'web/pages/element.ts'),
        'service-worker': path.resolve(import.meta.dirname, 'web/pages/service-worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) =>
          scripts.includes(name) ? '[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
  worker: { format: 'es', rolldownOptions: { output: { assetFileNames: engineAsset } } },
  server: { headers: isolation },
  preview: { headers: isolation },
});
