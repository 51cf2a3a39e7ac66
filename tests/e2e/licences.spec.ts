import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import project from '../../package.json' with { type: 'json' };
import { components } from '../../scripts/licences/components.mjs';
import { PlaygroundPage } from './playground-page.ts';

test('the foot of the page links to the licences, which leaves the page as it is', async ({
  page,
}) => {
  await new PlaygroundPage(page).open();
  const opened = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Licences' }).click();
  const licences = await opened;
  await expect(licences.getByRole('heading', { level: 1 })).toHaveText('Licences');
  await licences.getByRole('link', { name: 'Eigen', exact: true }).click();
  await expect(licences.getByRole('region', { name: 'Eigen' })).toBeInViewport();
  await licences.getByRole('link', { name: '← Autoencoder Playground' }).click();
  await expect(licences).toHaveURL(/\/$/);
});

test('an embedded playground without its header has no foot either', async ({ page }) => {
  await page.goto('embed.html#data=digits');
  await expect(new PlaygroundPage(page).trainButton).toBeEnabled();
  await expect(page.getByRole('link', { name: 'Licences' })).toHaveCount(0);
});

test('the licences are those of every part of the site, with their texts', async ({ page }) => {
  await page.goto('licences.html');
  const ofSite = components.filter(({ site }) => site).map(({ name }) => name);
  // What these are made of, and what bundling adds.
  const bundled = ['lit-html', 'lit-element', '@lit/reactive-element', 'vite', 'mnist'];
  for (const name of [...ofSite, ...Object.keys(project.dependencies), ...bundled]) {
    const heading = page.getByRole('heading', { level: 2 }).filter({
      hasText: new RegExp(`^${name.replaceAll(/[+/]/g, '\\$&')}( \\d+\\.\\d+\\.\\d+.*)?$`),
    });
    await expect(heading, name).toHaveCount(1);
  }
  const texts = await page.locator('pre').allInnerTexts();
  expect(texts).toHaveLength(await page.locator('h2[id$="-name"]').count());
  for (const text of texts) expect(text).toMatch(/copyright|licen[cs]e/i);
});

test('a development tool is none of them', async ({ page }) => {
  await page.goto('licences.html');
  const names = await page.getByRole('heading', { level: 2 }).allInnerTexts();
  expect(names.filter((name) => /vitest|playwright|biome|libpng/i.test(name))).toEqual([]);
});

for (const [width, colorScheme] of [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const) {
  test.describe(`at ${width} pixels, ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 844 }, colorScheme });

    test('axe finds nothing among the licences, and nothing is wider than the window', async ({
      page,
    }) => {
      await page.goto('licences.html');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    });
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the licences are there all the same', async ({ page }) => {
    await page.goto('licences.html#musl');
    await expect(page.getByRole('region', { name: 'musl' })).toBeInViewport();
  });
});
