import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { PlaygroundPage } from './playground-page.ts';

const LARGEST_SCRIPT = 170_000;
const LARGEST_MODULE = 200_000;

test('the page and what it loads are small', async ({ page }) => {
  const sizes = new Map<string, number>();
  const reading: Promise<void>[] = [];
  page.on('response', (response) => {
    const name = new URL(response.url()).pathname.split('/').at(-1) ?? '';
    if (!/\.(js|wasm)$/.test(name)) return;
    reading.push(
      response.body().then((body) => {
        sizes.set(name, gzipSync(body, { level: 9 }).length);
      }),
    );
  });
  await new PlaygroundPage(page).open();
  await Promise.all(reading);

  const isPageScript = (name: string) => !/^(worker|autoencoder-(simd|relaxed))/.test(name);
  const scripts = [...sizes].filter(([name]) => name.endsWith('.js') && isPageScript(name));
  const total = scripts.reduce((sum, [, size]) => sum + size, 0);
  expect(scripts.length).toBeGreaterThan(0);
  process.stdout.write(`  page script, gzipped: ${(total / 1000).toFixed(1)} kB\n`);
  expect(total).toBeLessThanOrEqual(LARGEST_SCRIPT);
  const modules = [...sizes].filter(([name]) => name.endsWith('.wasm'));
  expect(modules).toHaveLength(1);
  for (const [name, size] of modules) {
    process.stdout.write(`  ${name}, gzipped: ${(size / 1000).toFixed(1)} kB\n`);
    expect(size).toBeLessThanOrEqual(LARGEST_MODULE);
  }
});
