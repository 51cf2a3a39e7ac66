import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { call, figure, script } from './figure.ts';
import { openHostPage, told } from './host-page.ts';
import { idxImages } from './idx.ts';
import { test } from './plain-host.ts';
import { StaticHost } from './static-host.ts';

/** A model of three code units that was trained for an epoch, as a file. */
async function trainedModel(page: Page, host: string): Promise<Buffer> {
  const config = `config='{"model":{"encoder":[24],"code":3}}'`;
  await openHostPage(page, host, `${figure(`panels="train" ${config}`)}${script}`);
  const bytes = await call(page, async (element) => {
    await element.train({ epochs: 1 });
    return Array.from((await element.engine?.saveModel()) ?? []);
  });
  return Buffer.from(bytes);
}

const serve = (page: Page, address: string | RegExp, body: Buffer, headers = {}) =>
  page.route(address, (route) =>
    route.fulfill({ body, headers: { 'Content-Type': 'application/octet-stream', ...headers } }),
  );

test('a playground begins with the trained model of an address, and trains it on', async ({
  page,
  plainHost,
}) => {
  const bytes = await trainedModel(page, plainHost);
  await serve(page, `${plainHost}models/digits.safetensors`, bytes);
  const playground = await openHostPage(
    page,
    plainHost,
    `${figure('panels="train network" model="models/digits.safetensors" seed="5"')}${script}`,
  );
  const { model } = await call(page, (element) => element.ready);
  expect(model).toMatchObject({ epochs: 1, configuration: { model: { code: 3 } } });
  expect(await playground.figureText('Epoch')).toBe('1.0');
  await expect(playground.alert).toBeEmpty();
  await expect(playground.status).toBeEmpty();
  // A link says where it came from, until another model takes its place.
  const state = () => call(page, async (element) => element.state);
  await expect.poll(state).toMatchObject({ model: `${plainHost}models/digits.safetensors` });
  await playground.trainEpoch();
  expect(await playground.figureText('Epoch')).toBe('2.0');
  await call(page, (element) => element.setState({ config: { model: { code: 4 } } }));
  await expect.poll(state).not.toHaveProperty('model');
  await expect(playground.invitation).toBeVisible();
});

test('a model that does not come is told, and the rest of what was asked for is there', async ({
  page,
  plainHost,
}) => {
  await serve(page, 'https://models.example/open.safetensors', Buffer.from('no model'), {
    'Access-Control-Allow-Origin': '*',
  });
  // Another origin, which allows nothing to be read.
  const closed = await StaticHost.start();
  const problem = async (model: string) => {
    const playground = await openHostPage(
      page,
      plainHost,
      `${figure(`panels="train" preset="line" model="${model}"`)}${script}`,
    );
    const ready = await call(page, (element) => element.ready);
    expect(ready.model.configuration.model.code).toBe(1);
    expect(await told(page, 'playground-error')).not.toEqual([]);
    return playground.alert.innerText();
  };
  expect(await problem('none.safetensors')).toContain(
    `The file is not there: ${plainHost}none.safetensors answered 404.`,
  );
  expect(await problem(`${closed.address}digits.safetensors`)).toContain(
    `${new URL(closed.address).host} must send Access-Control-Allow-Origin.`,
  );
  expect(await problem('https://models.example/open.safetensors')).toContain('open.safetensors');
  expect(await problem('digits')).toContain(
    'model is "digits", but must be the address of a .safetensors file.',
  );
  closed.close();
});

test('a frame of the site opens a model of another origin, and links to the whole page with it', async ({
  page,
  plainHost,
}) => {
  const bytes = await trainedModel(page, plainHost);
  const address = 'https://models.example/digits.safetensors';
  await serve(page, address, bytes, { 'Access-Control-Allow-Origin': '*' });
  await page.goto(`embed.html#data=digits:600&model=${address}&caption=A%20caption`);
  await expect(page.getByText('A caption')).toBeVisible();
  const link = page.getByRole('link', { name: 'Open the full page' });
  await expect(link).toHaveAttribute('href', /^http.*\/#.*model=https:\/\/models\.example/);
  await expect(link).not.toHaveAttribute('href', /panels=/);
  const epoch = page.locator('dl > div', { hasText: 'Epoch' }).locator('dd');
  await expect(epoch).toHaveText('1.0');
  await page.goto('embed.html?other#data=digits:600&link=no');
  await expect(page.getByText('Press Train')).toBeVisible();
  await expect(link).toHaveCount(0);
});

test('data come from an address, and are told where they do not', async ({ page, plainHost }) => {
  await serve(page, 'https://data.example/bars-images-idx3-ubyte', idxImages(70), {
    'Access-Control-Allow-Origin': '*',
  });
  const open = (data: string) =>
    openHostPage(
      page,
      plainHost,
      `<autoencoder-playground panels="train" data="${data}"></autoencoder-playground>${script}`,
    );
  const playground = await open('https://data.example/bars-images-idx3-ubyte');
  await expect(playground.trainButton).toBeEnabled();
  const loaded = () => call(page, async ({ engine }) => (await engine?.testImages(0, 5))?.labels);
  expect(Object.keys((await loaded()) ?? {})).toEqual([]);
  await expect
    .poll(() => call(page, async (element) => element.state?.data))
    .toBe('https://data.example/bars-images-idx3-ubyte');
  await playground.trainFor(0.2);
  await open('./none.npz');
  await expect(playground.alert).toContainText(`${plainHost}none.npz answered 404.`);
  await expect(playground.trainButton).toBeEnabled();
});

test('a model is beside the present one in Compare', async ({ page, plainHost }) => {
  const bytes = await trainedModel(page, plainHost);
  await serve(page, `${plainHost}other.safetensors`, bytes);
  await openHostPage(
    page,
    plainHost,
    `${figure('panels="train compare" compare="other.safetensors"')}${script}`,
  );
  const choice = page.getByLabel('Compare with');
  await expect(choice.getByRole('option', { selected: true })).toHaveText('other.safetensors');
  await expect(page.getByRole('img', { name: /^Reconstructed by other/ })).toBeVisible();
});

test('parts of the parts are left out', async ({ page, plainHost }) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${figure('panels="header train network settings" hide="share settings step metrics colour"')}${script}`,
  );
  await expect(playground.trainButton).toBeEnabled();
  await expect(playground.alert).toContainText('hide is "colour", but must be of title, data');
  await expect(playground.epochButton).toBeVisible();
  const settings = page.getByRole('button', { name: 'Settings' });
  const share = page.getByRole('button', { name: 'Share' });
  for (const left of [playground.stepButton, settings, share]) await expect(left).toBeHidden();
  await playground.trainEpoch();
  await expect(playground.trainBar.locator('dl')).toBeHidden();
  const element = page.locator('autoencoder-playground');
  await element.evaluate((host) => host.setAttribute('hide', 'epoch'));
  await expect(settings).toBeVisible();
  await expect(playground.stepButton).toBeVisible();
  await expect(playground.epochButton).toBeHidden();
  await element.evaluate((host) => host.setAttribute('panels', 'network'));
  await expect(settings).toBeHidden();
});

test('a locked playground takes what is allowed alone, and a script as ever', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${figure('preset="map" lock allow="train"')}${script}`,
  );
  await playground.trainFor(0.2);
  for (const name of ['Reset', 'Settings', 'New seed', 'Open files', 'Test image']) {
    await expect(page.getByRole('button', { name, exact: true })).toBeHidden();
  }
  for (const name of ['Preset', 'Data', 'Noise']) {
    await expect(page.getByLabel(name, { exact: true })).toBeHidden();
  }
  await expect(page.getByRole('spinbutton', { name: /^Hidden layer/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Insert a layer/ })).toHaveCount(0);
  const map = playground.panel('Latent map');
  await expect(map).toContainText('Point at a place to decode it.');
  await expect(map).not.toContainText('Click to pick');
  await map.getByRole('group', { name: /^Place on the latent map/ }).click();
  await expect(page.getByRole('tab', { name: 'Walk' })).toHaveAttribute('aria-selected', 'false');
  // The drawing area only shows what goes in.
  await expect(playground.drawing).not.toHaveAttribute('tabindex');
  await playground.openDrawer('New images');
  await expect(page.getByRole('button', { name: 'Draw others' })).toHaveCount(0);
  const dropped = await page.locator('autoencoder-playground').evaluate((host) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'holiday.xyz'));
    return host.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
  });
  // The browser does not leave the page for it either.
  expect(dropped).toBe(false);
  await expect(playground.alert).toBeEmpty();
  await call(page, (element) => element.setState({ config: { model: { code: 5 } } }));
  await playground.trainButton.press('Control+z');
  const code = () =>
    call(page, async ({ engine }) => (await engine?.modelInfo())?.configuration.model.code);
  expect(await code()).toBe(5);
  await call(page, async (element) => {
    element.allow = ['train', 'undo'];
  });
  await playground.trainButton.press('Control+z');
  await expect.poll(code).toBe(2);
});

test('colours and the font of the author are the playground’s, with an ink that is read on them', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${figure('panels="train" theme="light" accent="#ffd54a" paper="rgb(250 240 230)" font="Georgia, serif" ink="no colour"')}${script}`,
  );
  await expect(playground.trainButton).toBeEnabled();
  await expect(playground.alert).toContainText('ink is "no colour", but must be a colour');
  const style = (name: string) =>
    playground.trainButton.evaluate((button, property) => {
      return getComputedStyle(button).getPropertyValue(property);
    }, name);
  expect(await style('color')).toBe('rgb(0, 0, 0)');
  expect(await style('font-family')).toBe('Georgia, serif');
  const element = page.locator('autoencoder-playground');
  expect(await element.evaluate((host) => getComputedStyle(host).backgroundColor)).toBe(
    'rgb(250, 240, 230)',
  );
  await element.evaluate((host) => host.setAttribute('accent', '#b3261e'));
  await expect.poll(() => style('background-color')).toBe('rgb(179, 38, 30)');
  expect(await style('color')).toBe('rgb(255, 255, 255)');
  await element.evaluate((host) => host.removeAttribute('accent'));
  await expect.poll(() => style('background-color')).toBe('rgb(36, 80, 184)');
});

test('a script sets numbers, lists and objects, and what makes no sense is a sentence', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(page, plainHost, `${figure('panels="train"')}${script}`);
  await call(page, (element) => element.ready);
  const shown = () => call(page, async (element) => element.state);
  await call(page, async (element) => {
    element.seed = 3;
    element.config = { model: { code: 8, encoder: [16] } };
    element.classes = [2, 1];
    element.panels = ['train', 'map'];
  });
  await expect.poll(shown).toMatchObject({ seed: 3, classes: '1,2', panels: ['train', 'map'] });
  await expect(playground.panel('Latent map')).toBeVisible();
  const code = () =>
    call(page, async ({ engine }) => (await engine?.modelInfo())?.configuration.model.code);
  expect(await code()).toBe(8);
  // Another preset comes with its own configuration, however the one before was given.
  await call(page, (element) => element.setState({ preset: 'line' }));
  expect(await code()).toBe(1);
  for (const [name, sentence] of [
    ['cycle', 'config is "[object]", but must be a configuration'],
    ['key', /model\.code.*NaN/],
    ['symbol', 'seed is "Symbol(x)", but must be a whole number'],
    ['function', 'panels is "() =>'],
    ['caption', 'seed is "-1"'],
  ] as const) {
    await call(page, (element) => element.setState({ preset: 'line' }));
    await page.locator('autoencoder-playground').evaluate((host, what) => {
      const cycle: Record<string, unknown> = {};
      cycle.model = cycle;
      const wrong = {
        cycle: { config: cycle },
        key: { config: { model: { code: Number.NaN } } },
        symbol: { seed: Symbol('x') },
        function: { panels: () => 3 },
        caption: { caption: Symbol('y'), poster: cycle, seed: -1 },
      }[what];
      Object.assign(host, wrong);
    }, name);
    await expect(playground.alert).toContainText(sentence);
    await expect(playground.trainButton).toBeEnabled();
    await page.locator('autoencoder-playground').evaluate((host) => {
      Object.assign(host, { config: undefined, seed: undefined, panels: 'train' });
    });
  }
});

test('README tells all parts that a style sheet may name, and each is there', async ({
  page,
  plainHost,
}) => {
  const readme = readFileSync(path.resolve(import.meta.dirname, '../../README.md'), 'utf8');
  const [, table = ''] = /^\| `::part\(\.\.\.\)`[^\n]*\n((?:\|[^\n]*\n)+)/m.exec(readme) ?? [];
  const told = [...table.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name).sort();
  const playground = await openHostPage(
    page,
    plainHost,
    `${figure('caption="A caption" link="yes" loading="click" theme="light"')}${script}`,
  );
  const parts = new Set<string>();
  const look = async () => {
    const found = await page
      .locator('autoencoder-playground')
      .evaluate((host) =>
        [...(host.shadowRoot?.querySelectorAll('[part]') ?? [])].map((part) => part.part.value),
      );
    for (const name of found) parts.add(name);
  };
  const start = page.getByRole('button', { name: 'Start the playground' });
  await expect(start).toBeVisible();
  await look();
  await start.click();
  await expect(playground.trainButton).toBeEnabled();
  await look();
  await playground.openSettings();
  await look();
  await page.getByRole('button', { name: 'Details of the output layer' }).click();
  await expect(page.locator('playground-layer-details')).toBeVisible();
  await look();
  expect([...parts].sort()).toEqual(told);
  // Each token that it tells is one of the element's, and the style sheet of the page comes first.
  const tokens = [
    ...readme.matchAll(/`(--(?:accent|paper|surface|ink|rule|field|danger)[a-z-]*)`/g),
  ];
  const values = await page.locator('autoencoder-playground').evaluate(
    (host, names) => {
      const style = getComputedStyle(host);
      return names.map((name) => style.getPropertyValue(name));
    },
    tokens.map(([, name = '']) => name),
  );
  expect(values.filter((value) => value === '')).toEqual([]);
  await page.addStyleTag({
    content: 'autoencoder-playground { --accent: rgb(1 2 3) } ::part(network) { opacity: 0.5 }',
  });
  await expect(playground.trainButton).toHaveCSS('background-color', 'rgb(1, 2, 3)');
  await expect(page.locator('playground-network')).toHaveCSS('opacity', '0.5');
});
