import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

/** What a word on the page opens. */
const meaning = (page: Page, term: string) => page.getByRole('dialog', { name: term, exact: true });

/** A word of the glossary, as it stands on the page. */
const word = (page: Page, id: string) => page.locator(`playground-word[word="${id}"]`).first();

/** Whether all of something is within the window. */
async function isWithinWindow(page: Page, shown: Locator): Promise<boolean> {
  const box = await shown.boundingBox();
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  return (
    box !== null &&
    box.x >= 0 &&
    box.y >= 0 &&
    box.x + box.width <= width &&
    box.y + box.height <= height
  );
}

test.describe('a dotted word', () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test('opens what it means under the pointer, and a click elsewhere closes it', async ({
    playground: { page },
  }) => {
    await word(page, 'latent-space').click();
    const opened = meaning(page, 'Latent space');
    await expect(opened).toBeVisible();
    await expect(opened).toContainText('The space of all codes');
    await expect(opened.locator('math')).toBeVisible();
    expect(await isWithinWindow(page, opened)).toBe(true);
    await page.mouse.click(640, 330);
    await expect(opened).toBeHidden();
  });

  test('is a button for keys; Escape closes it and gives the focus back', async ({
    playground: { page },
  }) => {
    const button = page.getByRole('button', { name: 'Latent map', exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    const opened = meaning(page, 'Latent space');
    await expect(opened).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(opened).toBeHidden();
    await expect(button).toBeFocused();
  });

  test('is closed by whoever goes on by Tab', async ({ playground: { page } }) => {
    await page.getByRole('button', { name: 'Latent map', exact: true }).press('Enter');
    const opened = meaning(page, 'Latent space');
    await expect(opened).toBeFocused();
    for (let i = 0; i < 6; i++) await page.keyboard.press('Tab');
    await expect(opened).toBeHidden();
  });

  test('leads on to other words', async ({ playground: { page } }) => {
    await word(page, 'latent-space').click();
    await meaning(page, 'Latent space').getByRole('button', { name: 'Code', exact: true }).click();
    const code = meaning(page, 'Code');
    await expect(code).toBeFocused();
    await expect(code).toContainText('that the encoder f makes of an image');
    await page.keyboard.press('Escape');
    await word(page, 'latent-space').click();
    await expect(meaning(page, 'Latent space')).toBeVisible();
  });

  test('closes the one that was open before', async ({ playground: { page } }) => {
    await word(page, 'latent-space').click();
    await expect(meaning(page, 'Latent space')).toBeVisible();
    await word(page, 'bce').click();
    await expect(meaning(page, 'Binary cross-entropy (BCE)')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(1);
    await word(page, 'bce').click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test('is not cut by a drawer that scrolls', async ({ playground }) => {
    const { page } = playground;
    await playground.useFewDigits();
    await playground.openDrawer('Compare');
    const mse = playground.panel('Compare').locator('playground-word[word="mse"]');
    await mse.scrollIntoViewIfNeeded();
    await mse.click();
    const opened = meaning(page, 'Mean squared error (MSE)');
    await expect(opened).toBeVisible();
    expect(await isWithinWindow(page, opened)).toBe(true);
    const isOnTop = await opened.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const corners = [
        [left + 2, top + 12],
        [left + width - 2, top + height - 12],
      ] as const;
      const root = element.getRootNode() as ShadowRoot;
      return corners.every(([x, y]) => element.contains(root.elementFromPoint(x, y)));
    });
    expect(isOnTop).toBe(true);
  });
});

for (const width of [390, 320]) {
  test.describe(`a dotted word at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 568 }, hasTouch: true });

    test('opens at a tap, within the window, and closes at one elsewhere', async ({
      playground: { page },
    }) => {
      for (const [id, term] of [
        ['latent-space', 'Latent space'],
        ['bce', 'Binary cross-entropy (BCE)'],
      ] as const) {
        const button = word(page, id).getByRole('button').first();
        await button.scrollIntoViewIfNeeded();
        await button.tap();
        const opened = meaning(page, term);
        await expect(opened).toBeVisible();
        expect(await isWithinWindow(page, opened), term).toBe(true);
        for (const part of [opened, opened.locator('math')]) {
          const isCut = await part.evaluate(
            ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
          );
          expect(isCut, term).toBe(false);
        }
        const box = await opened.boundingBox();
        // A finger is taken to mean what it all but hits, so it is well away.
        const [top, bottom] = [box?.y ?? 0, (box?.y ?? 0) + (box?.height ?? 0)];
        await page.touchscreen.tap(4, top > 56 ? top - 48 : bottom + 48);
        await expect(opened).toBeHidden();
      }
    });
  });
}
