import { expect } from '@playwright/test';
import { openHostPage, told } from './host-page.ts';
import { test } from './plain-host.ts';

const script = '<script type="module" src="autoencoder-playground.js"></script>';

test('the element does what its attributes say and tells by events that bubble', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${script}<autoencoder-playground preset="line" seed="3" data="digits:1000" epochs="2"
      panels="train, map" theme="dark" autostart></autoencoder-playground>`,
  );
  await expect.poll(() => told(page, 'trained')).toHaveLength(1);
  const [ready] = await told(page, 'ready');
  expect(ready?.detail).toMatchObject({
    build: { variant: 'relaxed', threads: 1 },
    model: { configuration: { model: { code: 1 }, training: { seed: 3 } }, epochs: 0 },
  });
  const [trained] = await told(page, 'trained');
  expect(trained?.detail).toMatchObject({ epochs: 2, metrics: { epoch: 2 } });
  const progress = (await told(page, 'progress')).map(({ detail }) => detail as { steps: number });
  expect(progress.at(-1)?.steps).toBe(2 * Math.ceil(1000 / 32));
  expect(await told(page, 'playground-error')).toEqual([]);

  await expect(playground.panel('Latent map')).toBeVisible();
  for (const name of ['Network', 'Loss', 'Reconstructions', 'Input']) {
    await expect(playground.panel(name)).toHaveCount(0);
  }
  await expect(page.getByRole('heading', { name: 'Autoencoder Playground' })).toHaveCount(0);
  await expect(page.getByRole('tab')).toHaveCount(0);
  const element = page.locator('autoencoder-playground');
  expect(await element.evaluate((host) => getComputedStyle(host).colorScheme)).toBe('dark');
});

test('attributes that make no sense are told in a sentence each, and defaults go on', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${script}<autoencoder-playground preset="huge" data="cifar" theme="blue" panels="train map chart"
      ></autoencoder-playground>`,
  );
  await expect(playground.trainButton).toBeEnabled();
  for (const sentence of [
    'preset is "huge", but must be one of map, classic',
    'data is "cifar", but must be "mnist", "mnist:10000"',
    'panels is "chart", but must be of header, train, network, map',
    'theme is "blue", but must be one of light, dark, system.',
  ]) {
    await expect(playground.alert).toContainText(sentence);
  }
  const errors = (await told(page, 'playground-error'))
    .map(({ detail }) => JSON.stringify(detail))
    .join();
  expect(errors).toMatch(/preset is .*panels is .*theme is/);
  await playground.trainFor(0.2);
});

test('a configuration that the engine refuses is told, and the first preset is there', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${script}<autoencoder-playground data="digits:1000" panels="train"
      config='{"model":{"code":0}}'></autoencoder-playground>`,
  );
  await expect(playground.alert).toContainText(/model\.code.*\b0\b/);
  await expect(playground.trainButton).toBeEnabled();
  const [ready] = await told(page, 'ready');
  expect(ready?.detail).toMatchObject({ model: { configuration: { model: { code: 2 } } } });
});

test('attributes that change later change the playground', async ({ page, plainHost }) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${script}<autoencoder-playground data="digits:1000" panels="train"></autoencoder-playground>`,
  );
  await expect(playground.trainButton).toBeEnabled();
  const set = (name: string, value: string) =>
    page
      .locator('autoencoder-playground')
      .evaluate((host, [n = '', v = '']) => host.setAttribute(n, v), [name, value]);
  await set('panels', 'train network settings walk draw');
  await expect(playground.panel('Network')).toBeVisible();
  await expect(playground.panel('Input')).toBeVisible();
  await set('drawer', 'walk');
  await expect(page.getByRole('tab', { name: 'Walk' })).toHaveAttribute('aria-selected', 'true');

  await playground.trainFor(0.2);
  await set('preset', 'sharp');
  await expect(playground.invitation).toBeVisible();
  await playground.openSettings();
  await expect(playground.setting('Code size')).toHaveValue('32');
  await set('seed', '8');
  await expect(playground.setting('Seed')).toHaveValue('8');
  await set('config', '{"model":{"code":12}}');
  await expect(playground.setting('Code size')).toHaveValue('12');
  await set('autostart', '');
  await playground.waitForEpoch(0.2);
});

test('as a part of a page it has its own size, and takes only files dropped onto it', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `<p id="text">Some text.</p><div style="width: 420px">
      <autoencoder-playground panels="train map" data="digits:1000"></autoencoder-playground>
    </div>${script}`,
  );
  await expect(playground.trainButton).toBeEnabled();
  const element = page.locator('autoencoder-playground');
  const { height = 0 } = (await element.boundingBox()) ?? {};
  expect(height).toBeGreaterThan(100);
  expect(height).toBeLessThan(page.viewportSize()?.height ?? 0);
  // Narrow as it is, its train bar stays in it, above the map.
  const bar = await page.getByRole('region', { name: 'Training' }).boundingBox();
  const map = await playground.panel('Latent map').boundingBox();
  expect(bar?.y).toBeLessThan(map?.y ?? 0);

  const drop = (selector: string) =>
    page.evaluate((where) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['PNG'], 'holiday.xyz'));
      const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      return document.querySelector(where)?.dispatchEvent(event);
    }, selector);
  expect(await drop('#text')).toBe(true);
  await expect(playground.alert).toBeEmpty();
  expect(await drop('autoencoder-playground')).toBe(false);
  await expect(playground.alert).toContainText('holiday.xyz');
});

for (const [width, isStage] of [
  [400, false],
  [720, false],
  [1200, true],
] as const) {
  test(`an element of ${width} pixels goes by its own width: ${isStage ? 'a stage' : 'a stack'}`, async ({
    page,
    plainHost,
  }) => {
    await page.setViewportSize({ width: 1400, height: 900 });
    const playground = await openHostPage(
      page,
      plainHost,
      `<div style="width: ${width}px"><autoencoder-playground data="digits:600"
        ></autoencoder-playground></div>${script}`,
    );
    await expect(playground.trainButton).toBeEnabled();
    await expect(playground.drawnImage('Reconstruction')).toBeVisible();
    const boxes = await Promise.all(
      ['Network', 'Latent map'].map((name) => playground.panel(name).boundingBox()),
    );
    const [network, map] = boxes;
    if (isStage) expect(map?.x).toBeGreaterThan((network?.x ?? 0) + (network?.width ?? 0));
    else expect(map?.y).toBeGreaterThan((network?.y ?? 0) + (network?.height ?? 0));
    for (const box of boxes) expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(1400);
    await page.locator('autoencoder-playground').screenshot({
      path: `test-results/screenshots/element-${width}.png`,
    });
  });
}

test('an element that is moved keeps its model', async ({ page, plainHost }) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${script}<div id="here"><autoencoder-playground data="digits:1000" panels="train"
      ></autoencoder-playground></div><div id="there"></div>`,
  );
  await expect(playground.trainButton).toBeEnabled();
  await playground.trainEpoch();
  const loss = await playground.figureText('Test loss');
  const element = page.locator('autoencoder-playground');
  await element.evaluate((host) => document.querySelector('#there')?.append(host));
  await expect(playground.trainButton).toBeEnabled();
  expect(await playground.figureText('Test loss')).toBe(loss);
  await element.evaluate((host) => {
    const here = document.querySelector('#here') as Element & {
      moveBefore(moved: Element, before: null): void;
    };
    here.moveBefore(host, null);
  });
  expect(await playground.figureText('Test loss')).toBe(loss);
  await playground.trainEpoch();
  expect(await playground.figureText('Epoch')).toBe('2.0');
  expect(await told(page, 'ready')).toHaveLength(1);
});

test('an element that is taken out while it trains frees its worker, says nothing, and starts anew', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${script}<autoencoder-playground data="digits:1000" panels="train"></autoencoder-playground>`,
  );
  await expect(playground.trainButton).toBeEnabled();
  const workers = page.workers().length;
  await playground.trainButton.click();
  await playground.waitForEpoch(0.2);
  const element = await page.locator('autoencoder-playground').elementHandle();
  await element?.evaluate((host) => host.remove());
  await expect.poll(() => page.workers().length).toBe(0);
  const before = (await told(page)).length;
  await element?.evaluate((host) => document.body.append(host));
  await expect.poll(() => told(page, 'ready')).toHaveLength(2);
  await expect(playground.invitation).toBeVisible();
  await expect.poll(() => page.workers().length).toBe(workers);
  await playground.trainFor(0.5);
  await expect(playground.alert).toBeEmpty();
  expect(await told(page, 'playground-error')).toEqual([]);
  const [next] = (await told(page)).slice(before);
  expect(next?.type).toBe('ready');
});

test('what fails is told at the element alone, not to the window', async ({ page, plainHost }) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${script}<autoencoder-playground preset="huge" data="digits:600" panels="train"
      ></autoencoder-playground>`,
  );
  await expect(playground.alert).toContainText('preset is "huge"');
  expect(await told(page, 'playground-error')).toHaveLength(1);
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([]);
});

test('the style of an article’s text does not reach the element', async ({ page, plainHost }) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `<style>
      article { font: italic bold small-caps 30px/3 serif; letter-spacing: 5px; word-spacing: 9px;
        text-align: center; text-transform: uppercase; text-indent: 40px; white-space: pre;
        color: red; text-shadow: 1px 1px red; }
      article * { font-style: italic; text-transform: uppercase; }
    </style>
    <article><autoencoder-playground data="digits:600"></autoencoder-playground></article>${script}
    <autoencoder-playground data="digits:600"></autoencoder-playground>`,
  );
  await expect(playground.trainButton.nth(1)).toBeEnabled();
  const styles = await page.locator('autoencoder-playground').evaluateAll((hosts) =>
    hosts.map((host) =>
      [...(host.shadowRoot?.querySelectorAll('*') ?? [])].map((element) => {
        const style = getComputedStyle(element);
        return [
          ...[style.font, style.letterSpacing, style.wordSpacing, style.textAlign, style.color],
          ...[style.textTransform, style.textIndent, style.whiteSpace, style.textShadow],
        ].join('; ');
      }),
    ),
  );
  const [inArticle, alone] = styles;
  expect(inArticle?.length).toBeGreaterThan(20);
  expect(inArticle).toEqual(alone);
});

test('keys that the element uses do not reach the page, and others do', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `<script>
      window.keys = [];
      document.addEventListener('keydown', ({ key }) => window.keys.push(key));
    </script>
    <autoencoder-playground data="digits:600" panels="train network"></autoencoder-playground>${script}`,
  );
  await expect(playground.trainButton).toBeEnabled();
  await page.getByLabel('Speed').press('ArrowDown');
  await page.getByLabel('Stop at epoch').press('7');
  await playground.drawing.press('ArrowLeft');
  await playground.drawing.press(' ');
  await playground.resetButton.press('Enter');
  expect(await page.evaluate(() => Reflect.get(window, 'keys'))).toEqual([]);
  await playground.trainButton.press('ArrowRight');
  await page.getByLabel('Speed').press('Escape');
  expect(await page.evaluate(() => Reflect.get(window, 'keys'))).toEqual(['ArrowRight', 'Escape']);
});
