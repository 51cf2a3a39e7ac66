import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { HEADERS_FILE, headersFile, isolation, siteHeaders } from './scripts/lib/http-headers.mjs';
import { SERVICE_WORKER, withSiteFiles } from './scripts/lib/service-worker.mjs';
import { hashOf } from './scripts/lib/stamp.mjs';
import { buildStandaloneScript } from './scripts/lib/standalone-script.mjs';
import { licences } from './scripts/licences/plugin.mjs';
import { dataFiles } from './scripts/serve/static-files.mjs';

const dataFolder = path.resolve(import.meta.dirname, 'data');

/** Serves the data sets beside the page while it is being developed. */
const data: Plugin = {
  name: 'data',
  configureServer: ({ middlewares }) => {
    const handle = dataFiles(dataFolder);
    middlewares.use((request, response, next) => {
      for (const [name, value] of Object.entries(isolation)) response.setHeader(name, value);
      handle(request, response).then((done) => done || next(), next);
    });
  },
};

/** Writes down the headers that every file of the site is to have, for hosts that read such a file. */
const headers: Plugin = {
  name: 'headers',
  apply: 'build',
  generateBundle() {
    const source = headersFile(siteHeaders());
    this.emitFile({ type: 'asset', fileName: HEADERS_FILE, source });
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

/** Writes the scripts that articles of any site load: they import nothing, and keep their names. */
const articleScripts: Plugin = {
  name: 'article-scripts',
  apply: 'build',
  async generateBundle(_, bundle) {
    const element = Object.values(bundle).find(
      (chunk) => chunk.type === 'chunk' && chunk.isEntry && chunk.name === 'element',
    );
    if (!element) this.error('The element was not built.');
    const scripts = {
      'autoencoder-playground.js': 'load-element.ts',
      'embed.js': 'embed-host.ts',
    };
    for (const [fileName, entry] of Object.entries(scripts)) {
      const file = path.resolve(import.meta.dirname, 'web/pages', entry);
      const constants = { ELEMENT_MODULE: `./${element.fileName}` };
      const source = await buildStandaloneScript(file, constants);
      this.emitFile({ type: 'asset', fileName, source });
    }
  },
};

/** svgcanvas has a style attribute tell it a font's parts, which the site's policy refuses. */
const svgcanvasFont: Plugin = {
  name: 'svgcanvas-font',
  apply: 'build',
  transform(code, id) {
    if (!id.includes('/node_modules/svgcanvas/')) return;
    const attribute = `el.setAttribute("style", 'font:' + this.font)`;
    if (!code.includes(attribute)) this.error(`There is no '${attribute}' in it any more.`);
    return code.replace(attribute, 'el.style.font = this.font');
  },
};

/** Tells the service worker which files the built site has. */
const offline: Plugin = {
  name: 'offline',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    handler: ({ dir = '' }) => {
      const files = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map(
          (file) =>
            [path.relative(dir, file).replaceAll(path.sep, '/'), readFileSync(file)] as const,
        );
      const worker = path.join(dir, SERVICE_WORKER);
      writeFileSync(worker, withSiteFiles(readFileSync(worker, 'utf8'), new Map(files)));
    },
  },
};

const { page: licencesOfPage, worker: licencesOfWorkers } = licences();

export default defineConfig({
  root: path.resolve(import.meta.dirname, 'web/pages'),
  // Relative addresses let the site live below any path.
  base: './',
  // A file that is not there is a 404: the page asks so whether MNIST is there.
  appType: 'mpa',
  plugins: [data, licencesOfPage, headers, articleScripts, svgcanvasFont, offline],
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
        licences: path.resolve(import.meta.dirname, 'web/pages/licences.html'),
        element: path.resolve(import.meta.dirname, 'web/pages/element.ts'),
        'service-worker': path.resolve(import.meta.dirname, 'web/pages/service-worker.ts'),
      },
      output: {
        // The service worker is fetched by a name that stays.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? SERVICE_WORKER : 'assets/[name]-[hash].js',
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [licencesOfWorkers],
    rolldownOptions: { output: { assetFileNames: engineAsset } },
  },
  server: { headers: isolation },
});
