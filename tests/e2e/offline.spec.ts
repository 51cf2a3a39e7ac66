import type { Page } from '@playwright/test';
import { keptAddresses } from './kept-files.ts';
import { test as plainTest } from './plain-host.ts';
import { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './watched-test.ts';

/** Opens the page again without a network, and trains there. */
async function trainOffline(page: Page): Promise<PlaygroundPage> {
  const playground = new PlaygroundPage(page);
  await page.context().setOffline(true);
  await page.reload();
  await expect(playground.trainButton).toBeEnabled();
  await playground.stepButton.click();
  await expect.poll(() => playground.figure('Test loss')).toBeGreaterThan(0);
  return playground;
}

test.use({ serviceWorkers: 'allow' });
plainTest.use({ serviceWorkers: 'allow' });

test('after the first visit the page works without a network, threads included', async ({
  page,
}) => {
  await new PlaygroundPage(page).openAsItIs();
  const kept = await keptAddresses(page);
  // One of the engine's builds is enough, beside the reader of files.
  const modules = kept.map((address) => /autoencoder-([a-z]+)[a-z-]*\.wasm$/.exec(address)?.[1]);
  expect(modules.filter(Boolean).sort()).toEqual(['reader', 'relaxed']);
  expect(kept.filter((address) => address.includes('/data/'))).toEqual([]);
  const playground = await trainOffline(page);
  expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
  await expect(playground.build).toHaveText(/relaxed SIMD/);
});

plainTest(
  'so it does below a path of a plain host, whose page is isolated by then, with the module of the first visit',
  async ({ page, plainHost }) => {
    await new PlaygroundPage(page).openAsItIs(plainHost);
    await keptAddresses(page);
    const playground = await trainOffline(page);
    expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
    // The module with threads has never been fetched.
    await expect(playground.build).toHaveText('relaxed SIMD, 1 thread');
    // What was never kept is not there.
    await playground.page.getByLabel('Data', { exact: true }).selectOption('mnist:70000');
    const dialog = playground.page.getByRole('dialog', { name: 'Download MNIST?' });
    await dialog.getByRole('button', { name: /^Download/ }).click();
    await expect(playground.alert).toContainText('MNIST');
  },
);

test('where the browser refuses service workers the page works as it is', async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const thrown: Error[] = [];
  page.on('pageerror', (error) => thrown.push(error));
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.trainFor(0.2);
  expect(thrown).toEqual([]);
  await context.close();
});
