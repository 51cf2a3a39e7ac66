import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

/** What axe finds on the page, or in a part of the playground, a line for each element. */
async function findings(page: Page, part?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (part) axe.include({ fromShadowDom: ['autoencoder-playground', part] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const reason = failureSummary?.split('\n').at(1)?.trim();
      return `${id}: ${help}: ${target.flat().join(' ')}: ${reason}`;
    }),
  );
}

for (const [width, height] of [
  [1280, 900],
  [390, 844],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`at ${width} pixels, ${colorScheme}`, () => {
      test.use({ viewport: { width, height }, hasTouch: width === 390, colorScheme });

      test('axe finds nothing on the page, in any drawer and in the dialog', async ({
        playground,
      }) => {
        const { page } = playground;
        await playground.useFewDigits();
        expect.soft(await findings(page), 'untrained').toEqual([]);
        await playground.trainFor(2);
        for (const tab of await page.getByRole('tab').all()) {
          const name = await tab.innerText();
          const id = (await tab.getAttribute('id'))?.replace('tab-', '');
          await tab.click();
          const drawer = page.locator(`[slot="${id}"]`);
          await drawer.scrollIntoViewIfNeeded();
          // A drawer's content comes once it is seen.
          await expect(drawer.locator('section').first()).toBeVisible();
          expect.soft(await findings(page, 'playground-drawers'), name).toEqual([]);
        }
        await page.getByRole('button', { name: 'Share' }).click();
        expect.soft(await findings(page, 'playground-share-button'), 'Share').toEqual([]);
      });
    });
  }
}

test('axe finds nothing on the page for embedding', async ({ page }) => {
  await page.goto('embed.html#data=digits:1000');
  await expect(page.getByRole('region', { name: 'Latent map' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});
