import type { Locator } from '@playwright/test';
import { smallMnist } from './idx.ts';
import { distance, type GreyImage, readCanvas } from './pixels.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { readTensor } from './safetensors.ts';
import { three } from './strokes.ts';
import { expect, test } from './test.ts';

function layer(playground: PlaygroundPage, name: string): Locator {
  return playground.panel('Network').getByRole('spinbutton', { name, exact: true });
}

function picture(playground: PlaygroundPage, name: string): Locator {
  return playground.panel('Network').getByRole('img', { name, exact: true });
}

async function expectWidths(playground: PlaygroundPage, widths: string): Promise<void> {
  await expect(picture(playground, `The network, layer by layer: ${widths} units`)).toBeVisible();
}

/** Where a layer is on the screen, once it is whole in view. */
async function boxOf(grip: Locator) {
  await grip.scrollIntoViewIfNeeded();
  const box = await grip.boundingBox();
  if (!box) throw new Error('the layer is not on the page');
  return { ...box, middle: box.x + box.width / 2 };
}

/** The details of a layer, by what it is called in the model file. */
async function openDetails(playground: PlaygroundPage, name: string): Promise<Locator> {
  await playground
    .panel('Network')
    .getByRole('button', { name: `${name},` })
    .click();
  return playground.panel(`Layer ${name}`);
}

/** Two cells of the layer table: what the encoder's first layer takes and gives. */
async function firstShape(playground: PlaygroundPage): Promise<string[]> {
  await playground.openSettings();
  const settings = playground.panel('Settings');
  const row = settings.getByRole('row', { name: /^encoder\.0/ });
  if (!(await row.isVisible())) await settings.getByText(/parameters\s*$/).click();
  return (await row.getByRole('cell').allInnerTexts()).slice(-4, -2);
}

test('a layer is resized by dragging its handle, once it is let go', async ({ playground }) => {
  await playground.openSettings();
  const { mouse } = playground.page;
  const grip = layer(playground, 'Hidden layer 1');
  const { middle, y } = await boxOf(grip);
  await mouse.move(middle, y + 6);
  await mouse.down();
  await mouse.move(middle, y + 26, { steps: 5 });
  const shown = Number(await grip.getAttribute('aria-valuenow'));
  expect(shown).toBeGreaterThan(160);
  // Nothing is made until then.
  await expect(playground.setting('Width of hidden layer 1')).toHaveValue('128');
  await mouse.up();
  await expect(playground.setting('Width of hidden layer 1')).toHaveValue(String(shown));
  await expectWidths(playground, `784, ${shown}, 32, 2, 32, ${shown}, 784`);
  expect(await firstShape(playground)).toEqual(['784', String(shown)]);

  // The handle followed the pointer.
  expect(Math.abs((await boxOf(grip)).y - (y + 20))).toBeLessThan(8);
});

test('a layer is resized with a finger, and a drag that is broken off changes nothing', async ({
  playground,
}) => {
  const session = await playground.page.context().newCDPSession(playground.page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', y?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: y === undefined ? [] : [{ x: box.middle, y }],
    });
  const grip = layer(playground, 'Hidden layer 2, mirrored');
  const box = await boxOf(grip);
  const bottom = box.y + box.height / 2;
  for (const end of ['touchCancel', 'touchEnd'] as const) {
    await touch('touchStart', bottom);
    for (const y of [5, 10, 15]) await touch('touchMove', bottom + y);
    await expect(grip).not.toHaveAttribute('aria-valuenow', '32');
    await touch(end);
    if (end === 'touchCancel') await expect(grip).toHaveAttribute('aria-valuenow', '32');
  }
  await playground.openSettings();
  await expect(playground.setting('Width of hidden layer 2')).not.toHaveValue('32');
  const width = await playground.setting('Width of hidden layer 2').inputValue();
  expect(Number(width)).toBeGreaterThan(64);
  await expectWidths(playground, `784, 128, ${width}, 2, ${width}, 128, 784`);
  await session.detach();
});

test('layers are resized and removed by keys', async ({ playground }) => {
  const code = layer(playground, 'Code');
  await code.focus();
  await code.press('ArrowUp');
  await playground.openSettings();
  await expect(playground.setting('Code size')).toHaveValue('3');
  await expect(code).toHaveAttribute('aria-valuenow', '3');
  await code.press('PageUp');
  await expect(playground.setting('Code size')).toHaveValue('4');
  await expectWidths(playground, '784, 128, 32, 4, 32, 128, 784');

  await layer(playground, 'Hidden layer 1').press('PageDown');
  await expectWidths(playground, '784, 64, 32, 4, 32, 64, 784');
  expect(await firstShape(playground)).toEqual(['784', '64']);

  await layer(playground, 'Hidden layer 1').press('Delete');
  await expectWidths(playground, '784, 32, 4, 32, 784');
  await expect(layer(playground, 'Hidden layer 1')).toBeFocused();
  expect(await firstShape(playground)).toEqual(['784', '32']);
});

test('layers are added and removed on the picture', async ({ playground }) => {
  const network = playground.panel('Network');
  await network.getByRole('button', { name: 'Insert a layer between 128 and 32 units' }).click();
  await expectWidths(playground, '784, 128, 64, 32, 2, 32, 64, 128, 784');
  await network.getByRole('button', { name: 'Insert a layer between 784 and 128 units' }).click();
  await expectWidths(playground, '784, 256, 128, 64, 32, 2, 32, 64, 128, 256, 784');
  expect(await firstShape(playground)).toEqual(['784', '256']);
  for (const width of [128, 64, 32, 256]) {
    await network.getByRole('button', { name: `Take out the layer of ${width} units` }).click();
  }
  await expectWidths(playground, '784, 2, 784');
  await network.getByRole('button', { name: 'Insert a layer between 784 and 2 units' }).click();
  await expectWidths(playground, '784, 32, 2, 32, 784');
});

test('the picture shows the test image and what each layer makes of it', async ({ playground }) => {
  await playground.chooseFiles(smallMnist({ train: 200 }));
  // What somebody brings is trained on at once.
  await playground.pause();
  const network = playground.panel('Network');
  const hidden = picture(playground, 'Activations of encoder.0');
  /** The number of the test image shown: its bar is at a height of its own. */
  const barAt = async () => {
    const { pixels, width } = await readCanvas(playground.drawing);
    const cell = width / 28;
    const lit = pixels.flatMap((pixel, i) => (pixel > 0.5 ? [Math.floor(i / width / cell)] : []));
    return [...new Set(lit)];
  };
  await expect.poll(barAt).toEqual([0, 1]);
  const before = (await readCanvas(hidden)).pixels;
  const codeBefore = await network
    .getByRole('img', { name: /^The code:/ })
    .getAttribute('aria-label');

  await network.getByRole('button', { name: 'Test image', exact: true }).click();
  await expect.poll(barAt).toEqual([2, 3]);
  expect((await readCanvas(hidden)).pixels).not.toEqual(before);
  await expect(network.getByRole('img', { name: codeBefore ?? '', exact: true })).toBeHidden();

  // The same sums from the saved model: which units are active, and the code.
  const bytes = await playground.saveModel();
  const image = Float32Array.from({ length: 784 }, (_, i) => (i >= 56 && i < 112 ? 1 : 0));
  const dense = (name: string, values: Float32Array) =>
    readTensor(bytes, `${name}.bias`).map((bias, unit) => {
      const row = readTensor(bytes, `${name}.weight`).subarray(unit * values.length);
      return values.reduce((sum, value, i) => sum + value * (row[i] ?? 0), bias);
    });
  const relu = (values: Float32Array) => values.map((value) => Math.max(0, value));
  const first = relu(dense('encoder.0', image));
  const code = dense('encoder.2', relu(dense('encoder.1', first)));
  const details = await openDetails(playground, 'encoder.0');
  const active = first.filter((value) => value > 1e-6).length;
  await expect(details).toContainText(`${active} of 128 outputs are not zero`);
  const shown = await network.getByRole('img', { name: /^The code:/ }).getAttribute('aria-label');
  const numbers =
    (shown ?? '')
      .replaceAll('−', '-')
      .match(/-?\d+\.\d+/g)
      ?.map(Number) ?? [];
  expect(numbers).toHaveLength(2);
  numbers.forEach((number, unit) => {
    expect(Math.abs(number - (code[unit] ?? 0))).toBeLessThan(0.006);
  });
});

test('what is drawn is the image shown, until another is asked for', async ({ playground }) => {
  await expect(playground.panel('Network').getByText(/^\s*test image 1\b/)).toBeVisible();
  const testImage = await readCanvas(playground.drawing);
  await playground.draw(three);
  await playground.waitForAnswer();
  await expect(playground.panel('Network').getByText('as it goes in')).toBeVisible();
  expect(distance(await readCanvas(playground.drawing), testImage)).toBeGreaterThan(0.01);
  await playground.page.getByRole('button', { name: 'Test image', exact: true }).click();
  await expect.poll(async () => distance(await readCanvas(playground.drawing), testImage)).toBe(0);
});

/** How many tiles of 28 x 28 a sheet has that are not all of one colour. */
function tiles({ width, height, pixels }: GreyImage): number {
  let count = 0;
  for (let top = 0; top < height; top += 30) {
    for (let left = 0; left < width; left += 30) {
      const tile = Array.from({ length: 28 * 28 }, (_, i) => {
        return pixels[(top + Math.floor(i / 28)) * width + left + (i % 28)];
      });
      if (new Set(tile).size > 1) count += 1;
    }
  }
  return count;
}

test('the first layer’s weights are shown as filters, a page of 100 at a time, and follow the training', async ({
  playground,
}) => {
  const details = await openDetails(playground, 'encoder.0');
  await expect(details).toContainText('784 → 128');
  await expect(details).toContainText('100,480 parameters');
  const sheet = details.getByRole('img', { name: '100 of 128 filters, each 28 × 28 weights' });
  await sheet.scrollIntoViewIfNeeded();
  await expect.poll(async () => tiles(await readCanvas(sheet))).toBe(100);
  const untrained = (await readCanvas(sheet)).pixels;

  await playground.trainFor(0.5);
  await sheet.scrollIntoViewIfNeeded();
  await expect.poll(async () => (await readCanvas(sheet)).pixels).not.toEqual(untrained);
  await details.getByRole('button', { name: 'Units after' }).click();
  const rest = details.getByRole('img', { name: '28 of 128 filters, each 28 × 28 weights' });
  await expect.poll(async () => tiles(await readCanvas(rest))).toBe(28);

  // The tile of unit 100 is its row of the matrix: red where it is positive.
  const bytes = await playground.saveModel();
  await expect(async () => {
    const { pixels, width } = await readCanvas(rest);
    const weights = readTensor(bytes, 'encoder.0.weight').subarray(100 * 784, 101 * 784);
    const largest = weights.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    weights.forEach((weight, i) => {
      if (Math.abs(weight) < 0.5 * largest) return;
      const red = pixels[Math.floor(i / 28) * width + (i % 28)] ?? 0;
      if (weight > 0) expect(red).toBeGreaterThan(0.85);
      else expect(red).toBeLessThan(0.85);
    });
  }).toPass({ timeout: 10_000 });
});

test('the last layer’s weights are filters too, and a layer between shows its matrix', async ({
  playground,
}) => {
  const network = playground.panel('Network');
  await playground.choosePreset(/^Sharp/);
  await network.getByRole('button', { name: 'Details of the output layer' }).click();
  const last = playground.panel('Layer decoder.0');
  const sheet = last.getByRole('img', { name: '32 of 32 filters, each 28 × 28 weights' });
  await sheet.scrollIntoViewIfNeeded();
  await expect.poll(async () => tiles(await readCanvas(sheet))).toBe(32);
  await playground.page.getByRole('button', { name: 'Close: Layer decoder.0' }).click();
  await expect(last).toBeHidden();

  await playground.choosePreset(/^Two-unit/);
  const middle = await openDetails(playground, 'encoder.1');
  const matrix = middle.getByRole('img', { name: 'Weights, 32 × 128' });
  await matrix.scrollIntoViewIfNeeded();
  await expect.poll(async () => (await readCanvas(matrix)).width).toBe(128);
  await expect(middle.getByRole('img', { name: /^Histogram of 4,096 weights/ })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the picture does not scroll sideways, and is edited with targets of 44 pixels', async ({
    playground,
  }) => {
    await playground.choosePreset(/^Classic/);
    await expectWidths(playground, '784, 512, 256, 64, 2, 64, 256, 512, 784');
    const { page } = playground;
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(390);
    const buttons = playground.panel('Network').getByRole('button', { name: /^(Insert|Take out)/ });
    expect(await buttons.count()).toBe(7);
    for (const button of await buttons.all()) {
      const box = await button.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      expect(box?.x ?? -1).toBeGreaterThanOrEqual(0);
    }
    await page.getByRole('button', { name: 'Take out the layer of 512 units' }).tap();
    await expectWidths(playground, '784, 256, 64, 2, 64, 256, 784');
  });
});
