import path from 'node:path';
import { file } from './idx.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { three } from './strokes.ts';
import { expect, test } from './test.ts';

const folder = path.resolve(import.meta.dirname, '../../test-results/screenshots');
const PANELS = ['Network', 'Latent map', 'Loss', 'Reconstructions', 'Draw'];

/** Shows every panel once, as those that nobody has seen yet have drawn nothing. */
async function showAll(playground: PlaygroundPage, panels: readonly string[]): Promise<void> {
  for (const name of panels) {
    await playground.panel(name).evaluate((panel) => panel.scrollIntoView({ block: 'center' }));
    await playground.page.waitForTimeout(250);
  }
  await playground.page.evaluate(() => window.scrollTo(0, 0));
  await playground.page.waitForTimeout(250);
}

for (const width of [1280, 390]) {
  for (const theme of ['light', 'dark'] as const) {
    test.describe(`at ${width} pixels, ${theme}`, () => {
      test.use({
        viewport: { width, height: width === 390 ? 844 : 900 },
        hasTouch: width === 390,
        colorScheme: theme,
      });

      test('every panel is kept as a screenshot', async ({ playground }) => {
        const { page } = playground;
        const name = (what: string) => path.join(folder, `${width}-${theme}-${what}.png`);
        const keepPage = (what: string) => page.screenshot({ path: name(what), fullPage: true });
        const keepPanel = (panel: string, what: string) =>
          playground.panel(panel).screenshot({ path: name(what) });

        await showAll(playground, PANELS);
        await keepPage('page-untrained');

        await playground.trainFor(5);
        await playground.draw(three);
        await showAll(playground, PANELS);
        await keepPage('page-trained');
        for (const panel of PANELS) {
          await keepPanel(panel, `panel-${panel.toLowerCase().replace(' ', '-')}`);
        }
        await keepPanel('Training', 'panel-train-bar');

        await playground.openDrawer('Walk');
        await page.getByRole('slider', { name: 'Position on the walk' }).fill('0.5');
        await showAll(playground, ['Walk', 'Latent map']);
        await keepPage('page-walk');
        await keepPanel('Walk', 'panel-walk');

        await playground.chooseFiles([file('holiday.png', Buffer.from('PNG'))]);
        await expect(playground.alert).toHaveText(/holiday\.png/);
        await page.screenshot({ path: name('message') });
        // At 390 pixels the settings are folded.
        const codeSize = playground.setting('Code size');
        if (!(await codeSize.isVisible())) await page.getByText('Settings').click();
        await playground.fillSetting('Code size', '0');
        await expect(page.getByRole('button', { name: 'Keep the old settings' })).toBeVisible();
        await keepPanel('Network', 'panel-network-refused');
      });
    });
  }
}
