import { expect } from '@playwright/test';
import { test } from './plain-host.ts';
import { PlaygroundPage } from './playground-page.ts';

test('the built site works below a path, without the headers that threads need', async ({
  page,
  plainHost,
}) => {
  const missing: string[] = [];
  page.on('response', (response) => {
    if (!response.ok()) missing.push(response.url());
  });
  const playground = new PlaygroundPage(page);
  await playground.open(plainHost);
  expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(false);
  await expect(playground.build).toHaveText('relaxed SIMD, 1 thread');
  await playground.trainFor(0.5);
  expect(missing).toEqual([]);
});

test('threads asked for where the host lacks those headers are refused with a sentence', async ({
  page,
  plainHost,
}) => {
  await page.goto(`${plainHost}?threads=2`);
  await expect(new PlaygroundPage(page).alert).toHaveText(
    /threads is 2, but .*Cross-Origin-Opener-Policy and Cross-Origin-Embedder-Policy\./,
  );
});
