import type { Page } from '@playwright/test';
import { file, type NamedFile } from './idx.ts';
import { type GreyImage, readCanvas } from './pixels.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { greyPng } from './png.ts';
import { expect, test } from './test.ts';

/** Whether a seven with a bar, in a square of this side, has ink at a place. */
function isInk(x: number, y: number, side: number, pen: number): boolean {
  const at = (place: number) => (place * side) / 100;
  const isHook = x > at(25) && x < at(70) && Math.abs(y - at(20)) < pen / 2;
  const slant = at(70) - ((y - at(20)) * 30) / 60;
  const isStem = y > at(20) && y < at(80) && Math.abs(x - slant) < pen / 2;
  const isBar = x > at(40) && x < at(75) && Math.abs(y - at(52)) < pen / 2;
  return isHook || isStem || isBar;
}

const seven = (side: number, ink: number, paper: number) =>
  greyPng(side, side, (x, y) => (isInk(x, y, side, side / 14) ? ink : paper));

/** A photo of that seven: paper in uneven light, with a shadow across it and noise. */
const photo = () =>
  greyPng(640, 480, (x, y) => {
    const light = (0.92 - x / 4000 - y / 5000) * (x + y > 700 ? 0.65 : 1);
    const noise = ((x * 7919 + y * 104729 + ((x * y) % 97) * 31) % 13) - 6;
    const ink = isInk(x - 140, y - 60, 360, 26) ? 0.2 : 1;
    return Math.round(Math.min(255, Math.max(0, 255 * light * ink + noise)));
  });

function correlation(a: GreyImage, b: GreyImage): number {
  const mean = ({ pixels }: GreyImage) => pixels.reduce((sum, p) => sum + p, 0) / pixels.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [product, squareA, squareB] = [0, 0, 0];
  a.pixels.forEach((pixel, i) => {
    const [fromA, fromB] = [pixel - meanA, (b.pixels[i] ?? 0) - meanB];
    product += fromA * fromB;
    squareA += fromA ** 2;
    squareB += fromB ** 2;
  });
  return product / Math.sqrt(squareA * squareB);
}

async function prepared(playground: PlaygroundPage): Promise<GreyImage> {
  await playground.waitForAnswer();
  return readCanvas(playground.drawnImage('As it goes in'));
}

async function drop(page: Page, { name, buffer }: NamedFile): Promise<void> {
  await page.evaluate(
    ([text, called]) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], called));
      const options = { bubbles: true, cancelable: true, dataTransfer: transfer };
      document.body.dispatchEvent(new DragEvent('drop', options));
    },
    [buffer.toString('base64'), name] as const,
  );
}

test('one picture is opened: it goes in, and the status line says what was done to it', async ({
  playground,
}) => {
  await playground.openDrawer('Walk');
  await playground.chooseFiles([file('seven.png', seven(280, 0, 255))]);
  await expect(playground.status).toHaveText(
    /Opened seven\.png \(dark on light: inverted; 280 × 280 pixels: fitted and centred in 28 × 28 as MNIST's digits are\)\./,
  );
  const image = await prepared(playground);
  expect([image.width, image.height]).toEqual([28, 28]);
  // The paper has become black, and the ink white.
  expect(image.pixels[0]).toBe(0);
  expect(Math.max(...image.pixels)).toBeGreaterThan(0.9);
  await expect(playground.drawnImage('As it goes in')).toHaveAttribute(
    'aria-label',
    'As it goes in, your picture',
  );
  expect(await playground.drawingError()).toBeGreaterThan(0);

  // It can be drawn over, as a test image can.
  await playground.page.getByRole('button', { name: 'Draw over it' }).click();
  const before = await readCanvas(playground.drawing);
  await playground.draw([
    [
      [20, 90],
      [80, 90],
    ],
  ]);
  const after = await readCanvas(playground.drawing);
  const ink = ({ pixels }: GreyImage) => pixels.reduce((sum, pixel) => sum + pixel, 0);
  expect(ink(after)).toBeGreaterThan(ink(before) + 100);
  await expect(playground.drawnImage('As it goes in')).toHaveAttribute(
    'aria-label',
    'As it goes in, centred on 28 × 28',
  );
});

test('a dropped photo with a shadow gives the digit of the clean picture', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.chooseFiles([file('clean.png', seven(360, 255, 0))]);
  await expect(playground.status).toHaveText(/Opened clean\.png \(360 × 360/);
  const clean = await prepared(playground);
  await drop(page, file('photo.png', photo()));
  await expect(playground.status).toHaveText(
    /Opened photo\.png \(a photo: its background was taken off; dark on light: inverted; 640 × 480/,
  );
  expect(correlation(await prepared(playground), clean)).toBeGreaterThan(0.9);
});

test('an image as MNIST has them stays as it is, and a training goes on', async ({
  playground,
}) => {
  await playground.chooseFiles([file('seven.png', seven(280, 255, 0))]);
  const image = await prepared(playground);
  const bytes = image.pixels.map((pixel) => Math.round(255 * pixel));
  const again = greyPng(28, 28, (x, y) => bytes[28 * y + x] ?? 0);
  await playground.trainButton.click();
  await playground.chooseFiles([file('prepared.png', again)]);
  await expect(playground.status).toHaveText(/Opened prepared\.png\./);
  await expect(playground.pauseButton).toBeVisible();
  await playground.pause();
  const same = await prepared(playground);
  expect(same.pixels.map((pixel) => Math.round(255 * pixel))).toEqual(bytes);
});

test('a picture without ink, and a file that is none: a sentence, and the drawing stays', async ({
  playground,
}) => {
  await playground.chooseFiles([file('seven.png', seven(280, 0, 255))]);
  const before = await prepared(playground);
  await playground.chooseFiles([
    file(
      'paper.png',
      greyPng(64, 48, () => 250),
    ),
  ]);
  await expect(playground.alert).toHaveText(/paper\.png shows no ink: a digit that stands out/);
  await playground.chooseFiles([file('broken.png', Buffer.from('no picture'))]);
  await expect(playground.alert).toHaveText(
    /broken\.png is no picture that this browser can read\./,
  );
  await playground.chooseFiles([
    file(
      'wide.png',
      greyPng(4097, 1, () => 0),
    ),
  ]);
  await expect(playground.alert).toHaveText(
    /wide\.png has 1x4097 pixels, and 1x1 to 4096x4096 were expected/,
  );
  expect((await prepared(playground)).pixels).toEqual(before.pixels);
});

test('for a model of another size a picture is fitted to it', async ({ playground }) => {
  const { page } = playground;
  await page.getByRole('button', { name: /^Data details/ }).click();
  await page.getByLabel('Images, tables or archives').setInputFiles(
    [3, 5, 8, 11].map((place) =>
      file(
        `${place}.png`,
        greyPng(16, 16, (x) => (x === place ? 255 : 0)),
      ),
    ),
  );
  await expect(page.getByText('3 training, 1 test')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: /^Data details/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose data' });
  await dialog.getByLabel('Fitted into').selectOption('16');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(playground.status).toHaveText(/16 × 16 pixels/);
  await playground.pause();
  await playground
    .panel('Network')
    .getByLabel('Picture to show to the model')
    .setInputFiles([
      file(
        'wide.png',
        greyPng(64, 32, (x) => (x < 32 ? 255 : 155)),
      ),
    ]);
  await expect(playground.status).toHaveText(
    /Opened wide\.png \(dark on light: inverted; 64 × 32 pixels: fitted into 16 × 16\)\./,
  );
  const image = await prepared(playground);
  expect([image.width, image.height]).toEqual([16, 16]);
  expect(image.pixels[8 * 16 + 2]).toBe(0);
  expect(image.pixels[8 * 16 + 12]).toBeCloseTo(100 / 255, 2);
});
