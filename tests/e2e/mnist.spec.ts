import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { file, smallMnist } from './idx.ts';
import { type GreyImage, readCanvas } from './pixels.ts';
import { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './watched-test.ts';

const SIZE = 28 * 28;
/** The image of the packed file that is the first to test with, and what it is. */
const FIRST_TEST = { index: 7199, label: '7' };

/** MNIST's 10,000 images as the project packs them: the pixels of x.npy, the archive's first member. */
function packedPixels(): Buffer {
  const zip = readFileSync('data/mnist-10000/mnist-10000.npz');
  const from = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28);
  const member = inflateRawSync(zip.subarray(from, from + zip.readUInt32LE(18)));
  return member.subarray(member.length - 10_000 * SIZE);
}

function bytesOf({ width, height, pixels }: GreyImage): Buffer {
  expect([width, height]).toEqual([28, 28]);
  return Buffer.from(pixels.map((pixel) => Math.round(255 * pixel)));
}

const dataChoice = (page: Page) => page.getByLabel('Data', { exact: true });

/** The requests that leave the site, as they are made. */
function requestsElsewhere(page: Page, site: string): string[] {
  const elsewhere: string[] = [];
  page.context().on('request', (request) => {
    if (!request.url().startsWith(site)) elsewhere.push(request.url());
  });
  return elsewhere;
}

test('a fresh site trains on real MNIST, and asks no other place for anything', async ({
  page,
  baseURL,
}) => {
  const elsewhere = requestsElsewhere(page, baseURL ?? '');
  const playground = new PlaygroundPage(page);
  await playground.openAsItIs();
  await expect(dataChoice(page)).toHaveValue('mnist:10000');

  await page.getByRole('button', { name: /^Data details: 9,000 training, 1,000 test/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose data' });
  await expect(dialog.getByText(/MNIST, 10,000 images: 9,000 images of 28 × 28/)).toBeVisible();
  const first = dialog.getByRole('list', { name: 'The first test images' }).locator('li').first();
  await expect(first).toContainText(FIRST_TEST.label);
  const image = packedPixels().subarray(FIRST_TEST.index * SIZE, (FIRST_TEST.index + 1) * SIZE);
  expect(bytesOf(await readCanvas(first.locator('canvas'))).equals(image)).toBe(true);
  await page.keyboard.press('Escape');

  const untrained = (await playground.reconstructionErrors()).map(Number);
  await playground.trainFor(0.5);
  await expect
    .poll(async () => Number((await playground.reconstructionErrors())[0]))
    .toBeLessThan(0.7 * (untrained[0] ?? 0));
  await expect(playground.alert).toBeEmpty();
  expect(elsewhere).toEqual([]);
});

test('the license of the images is a file of the site, linked from where they are named', async ({
  page,
}) => {
  await new PlaygroundPage(page).openAsItIs();
  await page.getByRole('button', { name: /^Data details/ }).click();
  const address = await page.getByRole('link', { name: 'CC BY-SA 3.0' }).getAttribute('href');
  const license = await page.request.get(address ?? '');
  expect(license.status()).toBe(200);
  expect(await license.text()).toMatch(/Yann LeCun, Corinna Cortes .* Burges/);
});

test('a slow line shows how much of the images has come', async ({ page }) => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route('**/*.npz', async (route) => {
    await held;
    await route.continue();
  });
  const playground = new PlaygroundPage(page);
  const opening = playground.openAsItIs();
  await expect(page.getByText(/^Starting/)).toBeVisible();
  await expect(playground.trainButton).toBeDisabled();
  goOn();
  await opening;
  await expect(dataChoice(page)).toHaveValue('mnist:10000');
});

test('where the images do not come, digits are drawn instead, and a sentence says so', async ({
  page,
}) => {
  await page.route('**/*.npz', (route) => route.fulfill({ status: 503 }));
  const playground = new PlaygroundPage(page);
  await playground.openAsItIs();
  await expect(dataChoice(page)).toHaveValue('digits');
  await expect(playground.alert).toContainText("MNIST's 10,000 images could not be fetched");
});

test('where the whole of MNIST lies beside the page, that is MNIST', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.serveMnist(smallMnist());
  await playground.openAsItIs();
  await expect(page.getByText('40 training, 10 test')).toBeVisible();
  await expect(dataChoice(page)).toHaveValue('mnist:70000');
});

test('Fashion-MNIST is read from beside the page, and its classes have their names', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.serveMnist(smallMnist({ train: 200, test: 60 }), 'fashion');
  await playground.open();
  await dataChoice(page).selectOption('fashion');
  await expect(page.getByText('200 training, 60 test')).toBeVisible();
  const legend = playground.panel('Latent map').getByRole('list', { name: 'Labels' });
  await expect(legend).toContainText('T-shirt/top');
  await expect(legend).toContainText('Ankle boot');
  await playground.openDrawer('Anomalies');
  await expect(page.getByRole('group', { name: 'Normal classes' })).toContainText('Sneaker');
  await page.getByRole('button', { name: /^Data details/ }).click();
  await expect(page.getByRole('checkbox', { name: 'Class Trouser' })).toBeVisible();
});

test('Fashion-MNIST that is nowhere is offered', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.serveMnist([], 'fashion');
  await playground.open('#data=fashion');
  const offer = page.getByRole('dialog', { name: 'Download Fashion-MNIST?' });
  await expect(offer).toContainText('30.9 MB');
  await offer.getByRole('button', { name: 'Not now' }).click();
  await expect(dataChoice(page)).toHaveValue('mnist:10000');
});

test('a link says which MNIST it is about', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.serveMnist([]);
  await playground.openAsItIs('#data=mnist');
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByLabel('Link', { exact: true })).toHaveValue(/data=mnist:10000/);
});

test('a model file tells the data it was trained on, and the page says them', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.openAsItIs();
  await playground.stepButton.click();
  await expect.poll(() => playground.figure('Test loss')).toBeGreaterThan(0);
  const saved = await playground.saveModel();
  await playground.chooseFiles([file('m.safetensors', saved)]);
  await expect(playground.status).toContainText(
    'Opened the model of m.safetensors, which was trained on MNIST, 10,000 images (9,000 training and 1,000 test images).',
  );
});
