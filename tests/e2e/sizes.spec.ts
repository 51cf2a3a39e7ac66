import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ArticleHost } from './article-host.ts';
import { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './watched-test.ts';

const site = path.resolve(import.meta.dirname, '../../dist/site');
const LARGEST_SCRIPT = 170_000;
const LARGEST_MODULE = 200_000;
/** What may come before an element in someone's article shows its first part. */
const LARGEST_BEFORE_ANYTHING = 90_000;

/** On its way to the browser, and said so. */
function gzippedSize(name: string, content: Buffer): number {
  const size = gzipSync(content, { level: 9 }).length;
  process.stdout.write(`  ${name}, gzipped: ${(size / 1000).toFixed(1)} kB\n`);
  return size;
}

test('the script that the page loads is small', async ({ page }) => {
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    // What its workers load is not the page's: they have modules of their own.
    const name = new URL(response.url()).pathname.split('/').at(-1) ?? '';
    const isWorkers = /^(worker|autoencoder-(simd|relaxed|reader))/.test(name);
    if (name.endsWith('.js') && !isWorkers) scripts.set(name, response.body());
  });
  await new PlaygroundPage(page).open();
  let total = 0;
  for (const [name, body] of scripts) total += gzippedSize(name, await body);
  expect(total).toBeGreaterThan(10_000);
  expect(total).toBeLessThanOrEqual(LARGEST_SCRIPT);
});

test('an element of another origin shows its train bar before much has come', async ({
  page,
  baseURL,
}) => {
  const host = await ArticleHost.start();
  const body = `<script src="${baseURL}autoencoder-playground.js"></script>
    <autoencoder-playground></autoencoder-playground>`;
  await page.goto(host.add({ body }), { waitUntil: 'commit' });
  const addresses = await page.evaluate(async () => {
    const bar = () =>
      document
        .querySelector('autoencoder-playground')
        ?.shadowRoot?.querySelector('playground-train-bar')
        ?.shadowRoot?.querySelector('button');
    while (!bar()?.checkVisibility()) await new Promise(requestAnimationFrame);
    return performance.getEntriesByType('resource').map(({ name }) => name);
  });
  const files = addresses.map((address) => new URL(address).pathname.slice(1));
  expect(files).toContain('autoencoder-playground.js');
  let total = 0;
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    total += gzippedSize(path.basename(file), readFileSync(path.join(site, file)));
  }
  process.stdout.write(`  all of it before the train bar: ${(total / 1000).toFixed(1)} kB\n`);
  expect(files.filter((name) => name.endsWith('.wasm'))).toEqual([]);
  expect(total).toBeLessThanOrEqual(LARGEST_BEFORE_ANYTHING);
  host.close();
});

test('each build of the engine is small, and so is the reader of files', () => {
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' });
  const modules = files.filter((name) => name.endsWith('.wasm'));
  expect(modules).toHaveLength(5);
  for (const name of modules) {
    const size = gzippedSize(path.basename(name), readFileSync(path.join(site, name)));
    expect.soft(size, name).toBeLessThanOrEqual(LARGEST_MODULE);
  }
});
