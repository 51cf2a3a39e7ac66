import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { smallMnist } from './idx.ts';
import { PlaygroundPage } from './playground-page.ts';
import { greyPng } from './png.ts';
import { four, three } from './strokes.ts';
import { expect, test } from './test.ts';

const [ink, paper] = [30, 245];

/** Dark bars on bright paper, upright or lying, each at a place of its own. */
function bar(kind: 'upright' | 'lying', i: number, side = 28): Buffer {
  const place = 4 + (i % 20);
  return greyPng(side, side, (x, y) =>
    Math.abs((kind === 'upright' ? x : y) - (place * side) / 28) < side / 14 ? ink : paper,
  );
}

/** A folder with a sub-folder for each kind of bar, removed when the test is over. */
const withFolder = test.extend<{ bars: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures named, though there are none
  bars: async ({}, use) => {
    const root = mkdtempSync(path.join(tmpdir(), 'autoencoder-bars-'));
    const folder = path.join(root, 'bars');
    for (const kind of ['upright', 'lying'] as const) {
      mkdirSync(path.join(folder, kind), { recursive: true });
      for (let i = 0; i < 42; i += 1) {
        writeFileSync(path.join(folder, kind, `${i}.png`), bar(kind, i, 28 + (i % 3) * 14));
      }
    }
    writeFileSync(path.join(folder, 'notes.txt'), 'Drawn by hand.');
    writeFileSync(path.join(folder, 'lying', 'broken.png'), 'no picture');
    writeFileSync(path.join(folder, '.DS_Store'), '');
    await use(folder);
    rmSync(root, { recursive: true });
  },
});

const counts = (playground: PlaygroundPage, train: string, tests: string) =>
  expect(playground.page.getByText(`${train} training, ${tests} test`)).toBeVisible({
    timeout: 30_000,
  });

async function openDetails(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Data details/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose data' });
  await expect(dialog.getByRole('img', { name: 'Test image 1', exact: true })).toBeVisible();
  return dialog;
}

/** The grey values of the first test image, as the sheet shows it. */
function firstImage(dialog: Locator): Promise<number[]> {
  return dialog.getByRole('img', { name: 'Test image 1', exact: true }).evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const context = (canvas as HTMLCanvasElement).getContext('2d');
    const { data } = context?.getImageData(0, 0, width, height) ?? { data: [] };
    return Array.from({ length: width * height }, (_, i) => data[4 * i] ?? 0);
  });
}

async function expectTrainsOnBars(playground: PlaygroundPage): Promise<void> {
  await counts(playground, '72', '12');
  await expect(playground.status).toHaveText(
    /Training on 84 images of 2 classes \(lying, upright\) from bars\. Their background is bright, so they are inverted\. Left out what is no readable picture: bars\/lying\/broken\.png, bars\/notes\.txt\./,
  );
  await playground.waitForEpoch(2);
  await playground.pause();
  const dialog = await openDetails(playground.page);
  // Bright bars on a dark ground: the paper has become black.
  const pixels = await firstImage(dialog);
  expect(pixels).toHaveLength(784);
  expect(Math.min(...pixels)).toBeLessThanOrEqual(255 - paper);
  expect(Math.max(...pixels)).toBeGreaterThanOrEqual(255 - ink - 1);
  expect(pixels.filter((value) => value > 128).length).toBeLessThan(784 / 4);
  await expect(dialog.getByRole('checkbox', { name: 'Class lying' })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: 'Class upright' })).toBeChecked();
}

withFolder('a folder of images is chosen, and is trained on', async ({ playground, bars }) => {
  const { page } = playground;
  await page.getByRole('button', { name: /^Data details/ }).click();
  await page.getByLabel('Folder of images').setInputFiles(bars);
  await expectTrainsOnBars(playground);
});

withFolder('a folder of images is dropped, and is trained on', async ({ playground, bars }) => {
  const session = await playground.page.context().newCDPSession(playground.page);
  const data = { items: [], files: [bars], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await session.detach();
  await expectTrainsOnBars(playground);
});

withFolder('the background and the size of a folder are changed', async ({ playground, bars }) => {
  const { page } = playground;
  await page.getByRole('button', { name: /^Data details/ }).click();
  await page.getByLabel('Folder of images').setInputFiles(bars);
  await counts(playground, '72', '12');
  let dialog = await openDetails(page);
  const background = async () => (await firstImage(dialog)).filter((value) => value > 128).length;
  expect(await background()).toBeLessThan(784 / 4);
  await dialog.getByRole('checkbox', { name: /^Invert/ }).uncheck();
  await expect.poll(background).toBeGreaterThan(784 / 2);
  await dialog.getByRole('checkbox', { name: /^Invert/ }).check();
  await expect.poll(background).toBeLessThan(784 / 4);

  await dialog.getByLabel('Fitted into').selectOption('16');
  await expect.poll(async () => (await firstImage(dialog)).length).toBe(256);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(playground.status).toHaveText(/16 × 16 pixels/);
  await playground.pause();
  dialog = await openDetails(page);
  await expect(dialog.getByText(/72 images of 16 × 16 pixels/)).toBeVisible();
});

test('a folder without a readable image: a sentence, and the data stay', async ({ playground }) => {
  await playground.chooseFiles([
    { name: 'one.png', mimeType: 'image/png', buffer: bar('lying', 1) },
    { name: 'holiday.png', mimeType: 'image/png', buffer: Buffer.from('PNG') },
  ]);
  await expect(playground.alert).toHaveText(
    /Found only one picture to read; expected two or more\. Left out what is no readable picture: holiday\.png\./,
  );
  await counts(playground, '6,000', '1,000');
  await playground.trainFor(0.2);
});

test('two classes and a test share of 20 % are chosen', async ({ playground }) => {
  const { page } = playground;
  let dialog = await openDetails(page);
  await dialog.getByLabel('Number of digits').selectOption('1000');
  await dialog.getByRole('button', { name: 'None' }).click();
  await expect(dialog.getByText('Choose at least one class.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Use these data' })).toBeDisabled();
  await dialog.getByRole('checkbox', { name: 'Class 3' }).check();
  await dialog.getByRole('checkbox', { name: 'Class 8' }).check();
  await dialog.getByLabel('Test share').selectOption('0.2');
  await dialog.getByRole('button', { name: 'Use these data' }).click();
  await expect(dialog).toBeHidden();

  const button = page.getByRole('button', { name: /^Data details/ });
  const numbers = async () =>
    Array.from(((await button.getAttribute('aria-label')) ?? '').matchAll(/\d[\d,]*/g), ([text]) =>
      Number(text.replaceAll(',', '')),
    );
  await expect.poll(async () => (await numbers())[0]).toBeLessThan(400);
  const [train = 0, tests = 0] = await numbers();
  // Of 1,166 digits about a fifth are threes and eights.
  expect(train + tests).toBeGreaterThan(170);
  expect(train + tests).toBeLessThan(300);
  expect(tests).toBe(Math.round(0.2 * (train + tests)));
  const legend = playground.panel('Latent map').getByRole('list', { name: 'Labels' });
  await expect(legend.getByRole('listitem')).toHaveText(['3', '8']);
  await playground.trainFor(1);

  // The classes that were left out can be taken back.
  dialog = await openDetails(page);
  await expect(dialog.getByRole('checkbox', { name: 'Class 3' })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: 'Class 5' })).not.toBeChecked();
  await dialog.getByRole('button', { name: 'All' }).click();
  await dialog.getByLabel('Test share').selectOption('');
  await dialog.getByRole('button', { name: 'Use these data' }).click();
  await counts(playground, '1,000', '166');
});

test('drawings are collected with labels, kept, and trained on', async ({ playground }) => {
  const { page } = playground;
  test.slow();
  const dialog = page.getByRole('dialog', { name: 'Choose data' });
  const train = dialog.getByRole('button', { name: 'Train on my drawings' });
  for (const [label, strokes] of [
    ['3', three],
    ['4', four],
  ] as const) {
    await playground.draw(strokes);
    await playground.waitForAnswer();
    await openDetails(page);
    await dialog.getByLabel('Label of the drawing').fill(label);
    await dialog.getByRole('button', { name: 'Add drawing' }).click();
    await expect(dialog.getByRole('button', { name: 'Added' })).toBeDisabled();
    await expect(train).toBeDisabled();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await playground.panel('Network').getByRole('button', { name: 'Clear drawing' }).click();
  }
  await openDetails(page);
  await expect(dialog.getByText('2 of the 10 drawings that training needs: 8 more.')).toBeVisible();

  // Ten drawings by hand would take long: five copies of the two are put where the page keeps them.
  await page.evaluate(() => {
    const key = 'autoencoder-playground-drawings';
    const drawings: unknown[] = JSON.parse(localStorage.getItem(key) ?? '[]');
    localStorage.setItem(key, JSON.stringify(Array.from({ length: 6 }, () => drawings).flat()));
  });
  await page.reload();
  await playground.open();
  await openDetails(page);
  const list = dialog.getByRole('list', { name: 'Collected drawings' }).getByRole('listitem');
  await expect(list).toHaveCount(12);
  await dialog.getByRole('button', { name: 'Remove drawing 2, 4' }).click();
  await expect(list).toHaveCount(11);
  await train.click();
  await counts(playground, '9', '2');
  await playground.waitForEpoch(2);
  await expect(playground.alert).toBeEmpty();
});

test.describe('MNIST that is not beside the page', () => {
  /** Serves small files as a mirror does; they are not MNIST's, so the page must not check them. */
  async function serveMirror(page: Page, host: string): Promise<{ requests: string[] }> {
    const requests: string[] = [];
    await page.route(`https://${host}/**`, async (route) => {
      const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
      requests.push(name);
      const found = smallMnist().find((candidate) => candidate.name === name);
      await route.fulfill({
        body: found?.buffer ?? '',
        status: found ? 200 : 404,
        headers: { 'Access-Control-Allow-Origin': '*' },
      });
    });
    return { requests };
  }

  async function chooseMnist(playground: PlaygroundPage): Promise<void> {
    await playground.page.getByLabel('Data', { exact: true }).selectOption('mnist:70000');
  }

  const withoutCheck = () =>
    Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });

  test('is downloaded once it is agreed to, and kept for the next visit', async ({ context }) => {
    const page = await context.newPage();
    await page.addInitScript(withoutCheck);
    const { requests } = await serveMirror(page, 'storage.googleapis.com');
    const playground = new PlaygroundPage(page);
    await playground.serveMnist([]);
    await playground.open();
    await chooseMnist(playground);
    const offer = page.getByRole('dialog', { name: 'Download MNIST?' });
    await expect(offer).toContainText('11.6 MB from storage.googleapis.com');
    expect(requests).toEqual([]);
    await offer.getByRole('button', { name: 'Download' }).click();
    await counts(playground, '40', '10');
    expect(requests).toHaveLength(4);
    await playground.trainFor(2);

    await page.unrouteAll();
    await page.close();
    const later = new PlaygroundPage(await context.newPage());
    const asked: string[] = [];
    await later.page.route(/mnist/, (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    await later.open();
    await chooseMnist(later);
    await counts(later, '40', '10');
    expect(asked).toEqual([]);
  });

  test('shows how far the download is, and is cancelled', async ({ page }) => {
    await page.addInitScript(withoutCheck);
    await serveMirror(page, 'storage.googleapis.com');
    // The largest file does not come.
    await page.route('https://storage.googleapis.com/**/train-images-*', () => undefined);
    const playground = new PlaygroundPage(page);
    await playground.serveMnist([]);
    await playground.open();
    await chooseMnist(playground);
    await page.getByRole('button', { name: 'Download' }).click();
    await expect(page.getByText('Downloading MNIST')).toHaveText(/\d\.\d of 11\.6 MB/);
    await expect(page.getByRole('progressbar', { name: 'Downloading MNIST' })).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await counts(playground, '6,000', '1,000');
    await expect(playground.alert).toBeEmpty();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test('is refused where it is not the expected file, and every mirror that failed is named', async ({
    page,
  }) => {
    await serveMirror(page, 'storage.googleapis.com');
    for (const host of ['raw.githubusercontent.com', 'ossci-datasets.s3.amazonaws.com']) {
      await page.route(`https://${host}/**`, (route) => route.fulfill({ status: 503 }));
    }
    const playground = new PlaygroundPage(page);
    await playground.serveMnist([]);
    await playground.open();
    await chooseMnist(playground);
    await page.getByRole('button', { name: 'Download' }).click();
    await expect(playground.alert).toHaveText(
      /MNIST could not be downloaded: https:\/\/storage\.googleapis\.com\S+ is not the file that was expected, by its SHA-256; https:\/\/raw\S+ .*; https:\/\/ossci\S+ /,
    );
    await counts(playground, '6,000', '1,000');
  });

  test('is declined, and the data stay', async ({ playground }) => {
    await playground.serveMnist([]);
    await chooseMnist(playground);
    await playground.page.getByRole('button', { name: 'Not now' }).click();
    await expect(playground.page.getByLabel('Data', { exact: true })).toHaveValue('digits');
    await playground.trainFor(0.2);
  });
});
