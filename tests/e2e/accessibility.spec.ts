import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

/** What axe finds on the page, or in a part of the playground, a line for each element. */
async function findings(page: Page, part?: string, rules?: string[]): Promise<string[]> {
  // A frame's content would be judged in a window of its own; there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (rules) axe.withRules(rules);
  if (part) axe.include({ fromShadowDom: ['autoencoder-playground', part] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => {
      const reason = failureSummary?.split('\n').at(1)?.trim();
      return `${id}: ${help}: ${target.flat().join(' ')}: ${reason}`;
    }),
  );
}

const SCHEMES = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'active' },
] as const;

/** Expects that axe finds nothing, in light, in dark and in the system's colours. */
async function expectNothing(page: Page, name: string, part?: string): Promise<void> {
  for (const scheme of SCHEMES) {
    await page.emulateMedia(scheme);
    const { colorScheme, forcedColors } = scheme;
    const where = `${name}, ${forcedColors === 'active' ? 'forced colours' : colorScheme}`;
    // What the colours change is their contrast alone.
    const rules = colorScheme === 'light' ? undefined : ['color-contrast'];
    expect.soft(await findings(page, part, rules), where).toEqual([]);
  }
}

for (const [width, height] of [
  [320, 640],
  [390, 844],
  [768, 1024],
  [1280, 720],
  [2560, 1440],
] as const) {
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height }, hasTouch: width < 1000 });
    // A judgement takes about a second, and there are more than thirty.
    test.setTimeout(300_000);

    test('axe finds nothing on the page, in any drawer, panel and dialog, in any colours', async ({
      playground,
    }) => {
      const { page } = playground;
      await playground.useFewDigits();
      await expectNothing(page, 'untrained');
      await playground.trainFor(2);
      for (const tab of await page.locator('playground-drawers').getByRole('tab').all()) {
        const name = await tab.innerText();
        const id = (await tab.getAttribute('id'))?.replace('tab-', '');
        await tab.click();
        const drawer = page.locator(`[slot="${id}"]`);
        await drawer.scrollIntoViewIfNeeded();
        // A drawer's content comes once it is seen.
        await expect(drawer.locator('section').first()).toBeVisible();
        await expectNothing(page, name, 'playground-drawers');
      }
      await playground.openSettings();
      await expectNothing(page, 'settings');
      await page.getByRole('button', { name: 'Close: Settings' }).click();
      await playground.showWholeHeader();
      await page.getByRole('button', { name: 'Share' }).click();
      await expectNothing(page, 'Share', 'playground-share-button');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Data details/ }).click();
      await expect(page.getByRole('dialog', { name: 'Choose data' })).toBeVisible();
      await expectNothing(page, 'data', 'playground-data-bar');
    });
  });
}

test('axe finds nothing on the page for embedding', async ({ page }) => {
  await page.goto('embed.html#data=digits:1000');
  await expect(page.getByRole('region', { name: 'Latent map' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('axe finds nothing on a locked frame with a caption and the author’s colours', async ({
  page,
}) => {
  await page.goto(
    'embed.html#data=digits:600&panels=train,network,map,walk&lock=1&allow=train&caption=A%20caption&accent=%23b3261e',
  );
  await expect(page.getByText('A caption')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Eleven steps of the walk' })).toBeVisible();
  await expectNothing(page, 'locked');
});
