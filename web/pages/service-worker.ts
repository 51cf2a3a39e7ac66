// The site as it is kept for visits without a network. The build puts the list of the site's files
// and a hash of all of them in place of the two names below.
declare const SITE_FILES: readonly string[];
declare const SITE_VERSION: string;

/** What a page asks for: the engine's module that it runs, by its name without an ending. */
export interface KeepMessage {
  keep: string;
}

// `self` is typed as a window's, which has none of these.
interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Event {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const site = new URL('./', self.location.href).href;
/** Caches are an origin's, and there may be another such site below another of its paths. */
const ours = `autoencoder-playground ${site} `;
const cacheName = ours + SITE_VERSION;
/** Named after what is in it, so what is kept of it stays true. */
const isHashed = (address: string) => address.startsWith(`${site}assets/`);
/** The engine's modules, of which a browser needs only one, and the reader of people's files. */
const isModule = (file: string) => /\/autoencoder-[a-z-]+\.(js|wasm)$/.test(file);

async function keep(files: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(files.map((file) => new URL(file, site).href));
}

async function forgetOlder(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== cacheName);
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function keepAnswer(request: Request, address: string): Promise<Response> {
  const response = await fetch(request);
  const worthKeeping = isHashed(address) || response.headers.get('Content-Type')?.includes('html');
  if (response.status === 200 && worthKeeping) {
    const cache = await caches.open(cacheName);
    await cache.put(address, response.clone());
  }
  return response;
}

async function hashed(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(request.url)) ?? keepAnswer(request, request.url);
}

/** The newest page there is: from the network, else as it was kept. */
async function page(request: Request): Promise<Response> {
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  try {
    return await keepAnswer(request, address);
  } catch (error) {
    const cache = await caches.open(cacheName);
    const known = await cache.match(address);
    if (known) return known;
    throw error;
  }
}

self.addEventListener('install', (event) => {
  (event as Waiting).waitUntil(keep(SITE_FILES.filter((file) => !isModule(file))));
});

self.addEventListener('activate', (event) => {
  (event as Waiting).waitUntil(forgetOlder());
});

self.addEventListener('message', (event) => {
  const { keep: engine } = event.data as KeepMessage;
  const modules = [engine, 'autoencoder-reader'].flatMap((name) => [`${name}.js`, `${name}.wasm`]);
  const files = SITE_FILES.filter((file) => modules.includes(file.split('/').at(-1) ?? ''));
  (event as unknown as Waiting).waitUntil(keep(files).catch(() => undefined));
});

self.addEventListener('fetch', (event) => {
  const { request } = event as Fetching;
  if (request.method !== 'GET' || !request.url.startsWith(site)) return;
  // Everything else, such as MNIST, is none of the service worker's business.
  if (isHashed(request.url)) (event as Fetching).respondWith(hashed(request));
  else if (request.mode === 'navigate') (event as Fetching).respondWith(page(request));
});
