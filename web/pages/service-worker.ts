// The site as it is kept for visits without a network, and isolated where its host does not do it. The build
// puts three values before this script: the site's files, each with the SHA-256 of what is in it, a hash of
// all of them, and the headers that isolate a page from other origins.
declare const SITE_FILES: Readonly<Record<string, string>>;
declare const SITE_VERSION: string;
declare const ISOLATION: Readonly<Record<string, string>>;

/** What a page asks for: the engine's module that it runs, by its name without an ending. */
export interface KeepMessage {
  keep: string;
}

// `self` is typed as a window's, which has none of these.
interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Waiting {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface WorkerScope {
  readonly clients: { claim(): Promise<void> };
}

const site = new URL('./', self.location.href).href;
/** Caches are an origin's, and there may be another such site below another of its paths. */
const ours = `autoencoder-playground ${site} `;
/** Each version has a cache of its own, so that files of two are never mixed. */
const cacheName = ours + SITE_VERSION;

/** Named after what is in it, so what is kept of it stays true. */
const isHashed = (file: string) => file.startsWith('assets/');
/** The engine's modules, of which a browser needs only one, and the reader of people's files. */
const isModule = (file: string) => /\/autoencoder-[a-z-]+\.(js|wasm)$/.test(file);
const baseName = (address: string) => address.split('/').at(-1) ?? '';
const addressOf = (file: string) => new URL(file, site).href;

/** The site's file that an address means, whatever stands behind a ? in it; none where it is no file. */
function fileAt(address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  if (!`${origin}${pathname}`.startsWith(site)) return undefined;
  const path = `${origin}${pathname}`.slice(site.length);
  const file = path === '' || path === 'index.html' ? './' : path;
  return Object.hasOwn(SITE_FILES, file) ? file : undefined;
}

/** What a browser takes for a page, a script or a style sheet alone; other files may have any type. */
function hasRightType(file: string, type: string | null): boolean {
  if (file.endsWith('.js')) return type?.includes('javascript') ?? false;
  if (file.endsWith('.css')) return type?.includes('css') ?? false;
  if (file === './' || file.endsWith('.html')) return type?.includes('html') ?? false;
  return true;
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Keeps an answer if it is the very file: an error's page or a captive portal's is none. */
async function keepIfRight(file: string, response: Response): Promise<boolean> {
  const headers = new Headers(response.headers);
  if (response.status !== 200 || !hasRightType(file, headers.get('Content-Type'))) return false;
  const content = await response.arrayBuffer();
  if (hex(await crypto.subtle.digest('SHA-256', content)) !== SITE_FILES[file]) return false;
  // It is unpacked by now, and the same for every request.
  for (const name of ['Content-Encoding', 'Content-Length', 'Vary']) headers.delete(name);
  const cache = await caches.open(cacheName);
  // A new response, since one that has been redirected may not answer for a page.
  await cache.put(addressOf(file), new Response(content, { headers }));
  return true;
}

async function kept(file: string): Promise<Response | undefined> {
  const cache = await caches.open(cacheName);
  return cache.match(addressOf(file));
}

async function fetchAndKeep(file: string): Promise<void> {
  if (await kept(file)) return;
  // What the browser's own cache has may be of another version.
  for (const cache of ['default', 'reload'] as const) {
    if (await keepIfRight(file, await fetch(addressOf(file), { cache }))) return;
  }
  throw new Error(`${file} is not the one of version ${SITE_VERSION}`);
}

const keep = (files: readonly string[]) => Promise.all(files.map(fetchAndKeep));

/** The names of the caches of other versions. */
async function otherCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(ours) && name !== cacheName);
}

/** All but the modules, and those modules that are kept of another version: it is to work as well. */
async function filesToInstall(): Promise<string[]> {
  const others = await Promise.all((await otherCaches()).map((name) => caches.open(name)));
  const requests = await Promise.all(others.map((cache) => cache.keys()));
  const known = new Set(requests.flat().map(({ url }) => baseName(url)));
  return Object.keys(SITE_FILES).filter((file) => !isModule(file) || known.has(baseName(file)));
}

/** The network's answer as it is; it is kept beside. */
async function fromNetwork(event: Fetching, file: string, options?: RequestInit) {
  const response = await fetch(event.request, options);
  event.waitUntil(keepIfRight(file, response.clone()).catch(() => false));
  return response;
}

async function keptOrFetched(event: Fetching, file: string): Promise<Response> {
  return (await kept(file)) ?? fromNetwork(event, file);
}

/** The newest there is: from the network, else as it was kept. */
async function newest(event: Fetching, file: string): Promise<Response> {
  try {
    // An older page in the browser's own cache would ask for files that are no longer there.
    const response = await fromNetwork(event, file, { cache: 'no-cache' });
    return response.status < 500 ? response : ((await kept(file)) ?? response);
  } catch (error) {
    const known = await kept(file);
    if (known) return known;
    throw error;
  }
}

/** An answer with the headers by which a page may have threads, where its host sends none of them. */
function isolated(response: Response, address: string): Response {
  const names = Object.keys(ISOLATION);
  const isRefused = new URL(address).searchParams.get('isolate') === '0';
  if (isRefused || !response.ok || names.some((name) => response.headers.has(name)))
    return response;
  const headers = new Headers(response.headers);
  for (const name of names) headers.set(name, ISOLATION[name] as string);
  return new Response(response.body, { headers });
}

// It is whole or not installed; it then waits until no page is open that has the files of the version
// before, whose cache ends when this one begins.
self.addEventListener('install', (event) => {
  (event as Waiting).waitUntil(filesToInstall().then(keep));
});

self.addEventListener('activate', (event) => {
  const forgetOthers = async () => {
    await Promise.all((await otherCaches()).map((name) => caches.delete(name)));
    // So that the next version waits for the page of the first visit, too. It is not waited for:
    // Firefox asks the workers of the engine's threads, which sleep and don't answer, and until then
    // no other page would be loaded.
    void (self as unknown as WorkerScope).clients.claim();
  };
  (event as Waiting).waitUntil(forgetOthers());
});

self.addEventListener('message', (event) => {
  const { keep: engine } = event.data as KeepMessage;
  const modules = [engine, 'autoencoder-reader'].flatMap((name) => [`${name}.js`, `${name}.wasm`]);
  const files = Object.keys(SITE_FILES).filter((file) => modules.includes(baseName(file)));
  (event as unknown as Waiting).waitUntil(keep(files).catch(() => undefined));
});

/**
 * Whether it is the script of a worker of the site, which is isolated as its page is: a browser runs no other
 * in such a page. It may be of a newer version.
 */
function isWorker({ destination, url }: Request): boolean {
  return destination === 'worker' && url.startsWith(site);
}

self.addEventListener('fetch', (event) => {
  const { request } = event as Fetching;
  if (request.method !== 'GET') return;
  const file = fileAt(request.url);
  const respond = (answer: Promise<Response>) =>
    (event as Fetching).respondWith(answer.then((response) => isolated(response, request.url)));
  if (file !== undefined)
    respond((isHashed(file) ? keptOrFetched : newest)(event as Fetching, file));
  // Everything else, such as MNIST or a newer version's file, is none of the service worker's business.
  else if (isWorker(request)) respond(fetch(request));
});
