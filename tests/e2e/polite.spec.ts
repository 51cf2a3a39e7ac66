import { expect } from '@playwright/test';
import { openHostPage, told } from './host-page.ts';
import { test } from './plain-host.ts';
import type { PlaygroundPage } from './playground-page.ts';

const script = '<script type="module" src="autoencoder-playground.js"></script>';
const figure = (attributes = '') =>
  `<autoencoder-playground data="digits:600" panels="train" ${attributes}></autoencoder-playground>`;
const space = (height = 3000) => `<div style="height: ${height}px"></div>`;

/** The minibatches behind each playground's model, in their order on the page. */
const steps = ({ page }: PlaygroundPage) =>
  page
    .locator('autoencoder-playground')
    .evaluateAll((hosts) => hosts.map((host) => Number(host.getAttribute('steps') ?? 0)));

/** Has each playground of the page say how far its model is. */
const countSteps = `<script>
  document.addEventListener('progress', ({ target, detail }) => target.setAttribute('steps', detail.steps));
</script>`;

/** Whether the training stands still: no report comes in a time in which ten would have come. */
async function standsStill(playground: PlaygroundPage, index: number): Promise<boolean> {
  const before = (await steps(playground))[index];
  await playground.page.waitForTimeout(1000);
  return (await steps(playground))[index] === before;
}

async function isTraining(playground: PlaygroundPage, index: number): Promise<void> {
  const before = (await steps(playground))[index] ?? 0;
  await expect.poll(async () => (await steps(playground))[index]).toBeGreaterThan(before);
}

test('training that starts by itself waits for the reader, stands still out of sight and goes on', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${countSteps}${space(1000)}${figure('autostart epochs="100000"')}${space()}${script}`,
  );
  await expect.poll(() => told(page, 'ready')).toHaveLength(1);
  expect(await standsStill(playground, 0)).toBe(true);
  expect(await steps(playground)).toEqual([0]);

  const element = page.locator('autoencoder-playground');
  await element.scrollIntoViewIfNeeded();
  await isTraining(playground, 0);
  await page.evaluate(() => window.scrollTo(0, 3000));
  await expect.poll(() => standsStill(playground, 0)).toBe(true);
  expect(await told(page, 'trained')).toEqual([]);
  await element.scrollIntoViewIfNeeded();
  await isTraining(playground, 0);
});

test('a run that stood still in between is the very same run', async ({ page, plainHost }) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${countSteps}${figure('autostart epochs="30" seed="5"')}${space()}${script}`,
  );
  const metrics = async () => (await told(page, 'trained')).map(({ detail }) => detail);
  await isTraining(playground, 0);
  await page.evaluate(() => window.scrollTo(0, 3000));
  await expect.poll(() => standsStill(playground, 0)).toBe(true);
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect.poll(metrics).toHaveLength(1);
  const interrupted = await metrics();

  await openHostPage(page, plainHost, `${figure('autostart="now" epochs="30" seed="5"')}${script}`);
  await expect.poll(metrics).toHaveLength(1);
  const losses = (all: unknown[]) =>
    all.map((detail) => {
      const { test_loss, train_loss } = (detail as { metrics: Record<string, number> }).metrics;
      return { test_loss, train_loss };
    });
  expect(losses(interrupted)).toEqual(losses(await metrics()));
});

test('with autostart="now" it trains unseen', async ({ page, plainHost }) => {
  await openHostPage(
    page,
    plainHost,
    `${space(1000)}${figure('autostart="now" epochs="2"')}${space()}${script}`,
  );
  await expect.poll(() => told(page, 'trained')).toHaveLength(1);
});

test('training stands still on a slide that is not shown', async ({ page, plainHost }) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${countSteps}<section id="slide">${figure('autostart epochs="100000"')}</section>${script}`,
  );
  await isTraining(playground, 0);
  for (const style of ['visibility: hidden', 'opacity: 0', 'display: none']) {
    await page.locator('#slide').evaluate((slide, css) => slide.setAttribute('style', css), style);
    await expect.poll(() => standsStill(playground, 0)).toBe(true);
    await page.locator('#slide').evaluate((slide) => slide.removeAttribute('style'));
    await isTraining(playground, 0);
  }
});

test('one playground of a site trains at a time: the one that was asked last', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${countSteps}${figure('autostart epochs="100000"')}${figure('autostart epochs="100000"')}${script}`,
  );
  await expect.poll(() => told(page, 'ready')).toHaveLength(2);
  await expect.poll(async () => (await steps(playground)).some((count) => count > 0)).toBe(true);
  const first = (await steps(playground)).findIndex((count) => count > 0);
  const other = 1 - first;
  const waits = page
    .locator('autoencoder-playground')
    .nth(other)
    .getByText('Waits until another playground has trained');
  await expect(waits).toBeVisible();
  expect(await standsStill(playground, other)).toBe(true);

  const bar = page.locator('autoencoder-playground').nth(other);
  await bar.getByRole('button', { name: 'Pause' }).click();
  await bar.getByRole('button', { name: 'Train', exact: true }).click();
  await isTraining(playground, other);
  await expect.poll(() => standsStill(playground, first)).toBe(true);
  await bar.getByRole('button', { name: 'Pause' }).click();
  await isTraining(playground, first);
});

test('nothing is fetched or started before the playground comes near the window', async ({
  page,
  plainHost,
}) => {
  const modules: string[] = [];
  page.on('request', (request) => {
    if (/\.wasm$|worker/.test(request.url())) modules.push(request.url());
  });
  const playground = await openHostPage(
    page,
    plainHost,
    `${space(4000)}${figure('poster="figure.png"')}${space()}${script}`,
  );
  const element = page.locator('autoencoder-playground');
  await expect(element.locator('img')).toHaveAttribute('src', 'figure.png');
  await page.waitForLoadState('networkidle');
  expect(modules).toEqual([]);
  expect(page.workers()).toEqual([]);
  await page.evaluate(() => window.scrollTo(0, 2900));
  await expect(playground.trainButton).toBeEnabled();
  await expect(element.locator('img')).toHaveCount(0);
});

test('with loading="click" it starts at a press', async ({ page, plainHost }) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `<article style="font: italic 30px serif">${figure('loading="click" poster="figure.png"')}</article>
    ${script}`,
  );
  const start = page.getByRole('button', { name: 'Start the playground' });
  await expect(start).toBeVisible();
  expect(page.workers()).toEqual([]);
  // It has the element's own type, whatever the article's is.
  const family = (button: Element) => getComputedStyle(button).fontFamily;
  expect(await start.evaluate(family)).toContain('system-ui');
  await start.click();
  await expect(playground.trainButton).toBeEnabled();
  await expect(start).toHaveCount(0);
});
