import path from 'node:path';
import type { Page } from '@playwright/test';
import { file } from './idx.ts';
import { three } from './strokes.ts';
import { expect, test } from './test.ts';

const folder = path.resolve(import.meta.dirname, '../../test-results/screenshots');
const PANELS = ['Training', 'Network', 'Latent map', 'Loss'];

/**
 * Makes the window as high as the page: panels that are off screen do not draw, and what is fixed to
 * the window's edge is then at the page's.
 */
async function showWholePage(page: Page, width: number): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(600);
}

for (const [width, height] of [
  [1280, 900],
  [390, 844],
] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test.describe(`at ${width} pixels, ${theme}`, () => {
      test.use({
        viewport: { width, height },
        hasTouch: width === 390,
        colorScheme: theme,
      });

      test('every panel is kept as a screenshot', async ({ playground }) => {
        const { page } = playground;
        const name = (what: string) => path.join(folder, `${width}-${theme}-${what}.png`);
        const keepPage = async (what: string) => {
          await showWholePage(page, width);
          await page.screenshot({ path: name(what) });
        };
        const keepPanel = async (panel: string, what = panel) =>
          playground.panel(panel).screenshot({
            path: name(`panel-${what.toLowerCase().replace(' ', '-')}`),
          });

        await keepPage('page-untrained');
        await playground.trainFor(3);
        await playground.draw(three);
        await playground.waitForAnswer();
        await keepPage('page-trained');
        for (const panel of PANELS) await keepPanel(panel);

        await playground.openDrawer('Walk');
        await page.getByRole('slider', { name: 'Position on the walk' }).fill('0.5');
        await keepPage('page-walk');
        await keepPanel('Walk');
        for (const drawer of ['Reconstructions', 'Input', 'New images', 'Anomalies', 'Compare']) {
          await playground.openDrawer(drawer);
          await expect(playground.panel(drawer).getByRole('img').first()).toBeVisible();
          await keepPanel(drawer);
        }

        await playground.fillSetting('Code size', '0');
        await expect(page.getByRole('button', { name: 'Keep the old settings' })).toBeVisible();
        await keepPanel('Settings', 'settings-refused');
        await playground.closeSettings();

        for (const preset of ['Variational', 'Sparse', 'Contractive'] as const) {
          await playground.choosePreset(new RegExp(`^${preset}`));
          await playground.trainEpoch();
          await keepPanel('Network', `network-${preset}`);
        }
        await playground.choosePreset(/^Variational/);
        await playground.trainFor(3);
        await keepPage('page-variational');

        await page.setViewportSize({ width, height });
        await playground.chooseFiles([file('holiday.png', Buffer.from('PNG'))]);
        await expect(playground.alert).toHaveText(/holiday\.png/);
        await page.screenshot({ path: name('message') });
      });
    });
  }
}
