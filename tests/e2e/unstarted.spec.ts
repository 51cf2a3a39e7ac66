import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './watched-test.ts';

const file = path.resolve(import.meta.dirname, '../../dist/site/index.html');

const advice = (page: Page) => page.getByRole('heading', { name: 'This page has not started' });

test('the page opened as a file says in plain words what to do', async ({ page }) => {
  expect(existsSync(file)).toBe(true);
  await page.goto(pathToFileURL(file).href);
  await expect(advice(page)).toBeVisible();
  await expect(page.getByText('npm start').first()).toBeVisible();
  await expect(page.getByText('Esta página no se ha iniciado')).toBeVisible();
  await expect(page.getByText('Opened by a double click, as a file?')).toBeVisible();
});

test('so does the page without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto('./');
  await expect(advice(page)).toBeVisible();
  await expect(page.getByText('It needs JavaScript')).toBeVisible();
  await context.close();
});

test('the page that starts shows nothing of it, not even at first', async ({ page }) => {
  // Its script comes late, as over a slow network.
  await page.route('**/assets/index-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.goto('./?autostart=0&data=digits:600', { waitUntil: 'commit' });
  await expect(page.locator('.unstarted')).toBeAttached();
  await expect(page.locator('.unstarted')).toBeHidden();
  await expect(new PlaygroundPage(page).trainButton).toBeEnabled();
  await expect(page.locator('.unstarted')).toBeHidden();
});
