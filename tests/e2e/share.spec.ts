import type { Locator, Page } from '@playwright/test';
import { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './test.ts';

/** The losses of exactly one epoch, to the last bit. */
async function lossesOfAnEpoch(playground: PlaygroundPage): Promise<number[]> {
  const { page } = playground;
  await page.evaluate(() => {
    document.addEventListener('trained', ({ detail }: CustomEventInit) => {
      const { train_loss, test_loss } = detail.metrics;
      Object.assign(window, { losses: [train_loss, test_loss] });
    });
  });
  await playground.trainEpoch();
  expect(await playground.figureText('Epoch')).toBe('1.0');
  return page.evaluate(() => Reflect.get(window, 'losses') as number[]);
}

function hashOf(page: Page): Promise<string> {
  return page.evaluate(() => decodeURIComponent(location.hash));
}

test('a shared link opens the same run in a fresh profile', async ({ playground, browser }) => {
  const { page } = playground;
  await playground.choosePreset(/^Denoising/);
  await playground.useFewDigits();
  await playground.fillSetting('Code size', '24');
  await expect.poll(() => hashOf(page)).toContain('config={"model":{"code":24}}');
  await playground.fillSetting('Seed', '11');
  await playground.openDrawer('Walk');
  await expect.poll(() => hashOf(page)).toContain('seed=11');
  await expect
    .poll(() => hashOf(page))
    .toBe(
      '#preset=denoising&seed=11&data=digits:1000&config={"model":{"code":24}}&drawer=walk&variant=relaxed',
    );
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(decodeURIComponent(new URL(link).hash)).toBe(await hashOf(page));
  await page.keyboard.press('Escape');
  const losses = await lossesOfAnEpoch(playground);
  expect(losses).toHaveLength(2);
  for (const loss of losses) expect(loss).toBeGreaterThan(0);

  const context = await browser.newContext();
  const other = new PlaygroundPage(await context.newPage());
  await other.open(link);
  await other.openSettings();
  await expect(other.setting('Code size')).toHaveValue('24');
  await expect(other.page.getByRole('tab', { name: 'Walk' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  expect(await lossesOfAnEpoch(other)).toEqual(losses);
  await context.close();
});

test('another address, pasted or gone back to, is followed', async ({ playground }) => {
  const { page } = playground;
  await playground.useFewDigits();
  await playground.trainFor(0.5);
  await page.evaluate(() => {
    location.hash = 'preset=line&seed=4&data=digits:1000&autostart=0&theme=dark';
  });
  await expect(playground.invitation).toBeVisible();
  await playground.openSettings();
  await expect(playground.setting('Code size')).toHaveValue('1');
  await expect(playground.setting('Seed')).toHaveValue('4');
  await expect(page.getByLabel('Theme')).toHaveValue('dark');
  // The very same address again, after something was changed, is followed too.
  await playground.fillSetting('Code size', '5');
  await expect.poll(() => hashOf(page)).toContain('"code":5');
  await page.goBack();
  await page.goForward();
  await expect.poll(() => hashOf(page)).toContain('"code":5');
  await page.evaluate(() => {
    location.hash = 'preset=line&seed=4&data=digits:1000&autostart=0&theme=dark';
  });
  await expect(playground.setting('Code size')).toHaveValue('1');
});

/** Waits until the preview in the Share dialog is as high as what it shows. */
async function previewFits(dialog: Locator): Promise<void> {
  const preview = dialog.frameLocator('iframe');
  await expect(preview.getByRole('button', { name: 'Train', exact: true })).toBeEnabled();
  const difference = async () => {
    const shown = await dialog.locator('iframe').evaluate((frame) => frame.clientHeight);
    const content = await preview
      .locator('body')
      .evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
    return shown - content;
  };
  await expect.poll(difference).toBe(0);
}

test('Share offers a link, and code for each kind of page, to copy', async ({
  playground,
  context,
}) => {
  const { page } = playground;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Share' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share this playground' });
  const copy = async (name: string, text: RegExp) => {
    await dialog.getByRole('button', { name: `Copy: ${name}` }).click();
    await expect(dialog.getByText(`Copied: ${name}.`)).toBeAttached();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(text);
    await expect(dialog.getByRole('textbox', { name })).toHaveValue(text);
  };
  await copy(
    'Link',
    /^http:\/\/127\.0\.0\.1:\d+\/#preset=map&seed=1&data=digits:6000&variant=relaxed$/,
  );
  await dialog.getByText('Embed it in another page').click();
  // Another height is another code, which has not been copied.
  await previewFits(dialog);
  for (const [kind, text] of [
    [
      'HTML, in a frame',
      /^<iframe src="http.*\/embed\.html#preset=map&amp;seed=1&amp;data=digits:6000"?/,
    ],
    [
      'HTML, as an element',
      /autoencoder-playground\.js" async><\/script>\n<autoencoder-playground preset="map"/,
    ],
    ['Markdown, MDX', /^<iframe src="http.* width="100%" height="\d+"><\/iframe>$/],
    ['Jupyter notebook', /^from IPython\.display import IFrame\nIFrame\("http.*embed\.html#/],
    ['React', /^<iframe\n {2}src="http.*style=\{\{/s],
  ] as const) {
    await dialog.getByLabel('For').selectOption(kind);
    await copy('Code', text);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('the code to embed has the parts that are chosen, the start, and the height of the preview', async ({
  playground,
}) => {
  const { page } = playground;
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share this playground' });
  await dialog.getByText('Embed it in another page').click();
  const code = dialog.getByRole('textbox', { name: 'Code' });
  await expect(code).toHaveValue(/panels=train,network,map,reconstructions,settings"/);
  for (const part of ['Network', 'Reconstructions', 'Settings'])
    await dialog.getByLabel(part).uncheck();
  await dialog.getByLabel('trains once it is in sight').check();
  await expect(code).toHaveValue(/panels=train,map&amp;autostart=1"/);

  // Without any part the whole page would be embedded: the last one stays.
  await dialog.getByLabel('Training').uncheck();
  await dialog.getByLabel('Latent map').click();
  await expect(dialog.getByLabel('Latent map')).toBeChecked();
  await expect(code).toHaveValue(/panels=map&amp;autostart=1"/);
  await dialog.getByLabel('Training').check();

  const preview = dialog.frameLocator('iframe');
  await expect(preview.getByRole('region', { name: 'Latent map' })).toBeVisible();
  await expect(preview.getByRole('region', { name: 'Network' })).toHaveCount(0);
  await expect(preview.getByText('Press Train')).toBeVisible();
  const heightAt = async (width: string) => {
    await dialog.getByLabel('Width of the column').selectOption(width);
    await previewFits(dialog);
    return Number(/min-height: (\d+)px/.exec(await code.inputValue())?.[1]);
  };
  const [narrow, wide] = [await heightAt('400 px'), await heightAt('1000 px')];
  expect(narrow).toBeGreaterThan(300);
  expect(wide).not.toBe(narrow);
});

test('a first visitor sees an untrained network that does nothing until Train is pressed', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await page.goto('');
  await expect(playground.trainButton).toBeEnabled();
  await expect(playground.invitation).toBeVisible();
  const untrained = await playground.reconstructionErrors();
  await expect(playground.pauseButton).toHaveCount(0);

  // The first epochs can be watched, and a press goes on at full speed.
  const start = Date.now();
  await playground.trainButton.click();
  await playground.waitForEpoch(1);
  expect(Date.now() - start).toBeGreaterThan(500);
  await expect(playground.trainBar.getByText('slow until epoch 10')).toBeVisible();
  await playground.trainBar.getByRole('button', { name: 'Full speed' }).click();
  await expect(playground.trainBar.getByText('slow until epoch 10')).toBeHidden();
  await expect(playground.trainBar.getByLabel('Speed')).toHaveValue('full');
  await playground.waitForEpoch(3);
  await playground.pause();
  expect(await playground.reconstructionErrors()).not.toEqual(untrained);
});

test('the first ten epochs take about eight seconds, and those after them go at full speed', async ({
  playground,
}) => {
  await playground.useFewDigits();
  await playground.trainBar.getByLabel('Speed').selectOption('watched');
  await playground.trainButton.click();
  await playground.waitForEpoch(10);
  const seconds = async () => {
    const time = await playground.trainBar.locator('dd').nth(1).innerText();
    const [minutes = 0, rest = 0] = time.split(':').map(Number);
    return 60 * minutes + rest;
  };
  const slow = await seconds();
  expect(slow).toBeGreaterThanOrEqual(6);
  expect(slow).toBeLessThanOrEqual(10);
  await playground.waitForEpoch(30);
  // Twice as many epochs take less time than those.
  expect((await seconds()) - slow).toBeLessThan(slow);
  await playground.pause();
});
