import type { Page } from '@playwright/test';
import { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './test.ts';

/** Puts a new version in the place of the open one: its scripts are gone, though not what was fetched. */
async function deploy(page: Page): Promise<void> {
  await page.context().route('**/assets/**/*.js', (route) => route.fulfill({ status: 404 }));
  await page.context().route('**/assets/*.js', (route) => route.fulfill({ status: 404 }));
}

test('a drawer whose code is gone asks for a reload, after which the model is there', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open('?data=digits:600&seed=3');
  await playground.trainEpoch();
  await deploy(page);
  await playground.openDrawer('Compare');
  await expect(playground.alert).toContainText('A new version is there');
  await expect(playground.alert).toContainText('Your model is kept.');

  await page.context().unrouteAll();
  await playground.alert.getByRole('button', { name: 'Reload' }).click();
  const offer = page.getByRole('region', { name: 'Your last session' });
  await expect(offer).toContainText('after 1.0 epochs');
  await offer.getByRole('button', { name: 'Go on' }).click();
  await expect(playground.status).toContainText('Gone on where you were');
  expect(await playground.figureText('Epoch')).toBe('1.0');
});

test('so does an engine whose code is gone when it is started again', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open('?data=digits:600');
  await deploy(page);
  await page.evaluate(() => {
    const element = document.querySelector('autoencoder-playground');
    element?.setAttribute('threads', '1');
    element?.setAttribute('variant', 'simd');
  });
  await expect(playground.alert).toContainText('A new version is there');
  await expect(playground.alert.getByRole('button', { name: 'Reload' })).toBeVisible();
});

test('a drawer that cannot be fetched for want of a network does not', async ({ playground }) => {
  const { page } = playground;
  await page.context().setOffline(true);
  await playground.openDrawer('Compare');
  await expect(playground.alert).toContainText('Compare could not be loaded');
  await expect(playground.alert).not.toContainText('new version');
  await expect(playground.alert.getByRole('button', { name: 'Reload' })).toBeHidden();
});
