import { distance, type GreyImage, readCanvas } from './pixels.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { four, three } from './strokes.ts';
import { expect, test } from './test.ts';

function image(playground: PlaygroundPage, name: string): Promise<GreyImage> {
  return readCanvas(playground.drawnImage(name));
}

function ink({ pixels }: GreyImage): number {
  return pixels.reduce((sum, pixel) => sum + pixel, 0);
}

test('a three drawn with the mouse is reconstructed better by the trained model than by the untrained one', async ({
  playground,
}) => {
  await playground.draw(three);
  await expect(playground.drawnImage('Reconstruction')).toBeVisible();
  const untrained = await playground.drawingError();
  await playground.trainFor(4);
  await playground.drawing.scrollIntoViewIfNeeded();
  await expect.poll(() => playground.drawingError()).toBeLessThan(0.5 * untrained);

  // What is shown as the error is the error of what is shown.
  const shown = distance(
    await image(playground, 'Prepared'),
    await image(playground, 'Reconstruction'),
  );
  expect(Math.abs(shown - (await playground.drawingError()))).toBeLessThan(0.001);
});

test('a drawing is prepared as MNIST images were: within 20 x 20 pixels and centred by mass', async ({
  playground,
}) => {
  await playground.draw(three);
  await expect(playground.drawnImage('Prepared')).toBeVisible();
  const { pixels, width, height } = await image(playground, 'Prepared');
  expect([width, height]).toEqual([28, 28]);
  const lit = pixels.flatMap((pixel, i) =>
    pixel > 0 ? [[i % 28, Math.floor(i / 28), pixel]] : [],
  );
  for (const axis of [0, 1]) {
    const places = lit.map((point) => point[axis] ?? Number.NaN);
    expect(Math.max(...places) - Math.min(...places) + 1).toBeLessThanOrEqual(20);
    const mass = lit.reduce((sum, point) => sum + (point[2] ?? 0), 0);
    const centre = lit.reduce((sum, point) => sum + (point[axis] ?? 0) * (point[2] ?? 0), 0) / mass;
    expect(Math.abs(centre - 13.5)).toBeLessThanOrEqual(1);
  }
});

test('a pen draws as the mouse does', async ({ playground }) => {
  await playground.draw(three);
  const byMouse = ink(await readCanvas(playground.drawing));
  await playground.page.getByRole('button', { name: 'Clear the drawing' }).click();
  await playground.drawWithPen(three);
  const byPen = ink(await readCanvas(playground.drawing));
  expect(Math.abs(byPen - byMouse)).toBeLessThan(0.05 * byMouse);
  await expect(playground.drawnImage('Reconstruction')).toBeVisible();
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a drawing is made, and the page stands still meanwhile', async ({ playground }) => {
    await playground.drawing.evaluate((canvas) => canvas.scrollIntoView({ block: 'center' }));
    const before = await playground.page.evaluate(() => window.scrollY);
    await playground.drawWithFinger(three);
    await expect(playground.drawnImage('Reconstruction')).toBeVisible();
    expect(await playground.drawingError()).toBeGreaterThan(0);
    expect(ink(await image(playground, 'Prepared'))).toBeGreaterThan(40);
    expect(await playground.page.evaluate(() => window.scrollY)).toBe(before);
  });
});

test('the noise slider makes more noise, and a denoising model takes it away', async ({
  playground,
}) => {
  await playground.choosePreset(/^Denoising/);
  await playground.draw(three);
  await playground.trainFor(3);
  const amount = playground.page.getByRole('slider', { name: 'Noise amount' });
  await amount.scrollIntoViewIfNeeded();
  const noisy: GreyImage[] = [];
  for (const value of ['0.1', '0.4']) {
    const before = noisy.at(-1);
    await amount.fill(value);
    await expect
      .poll(async () => before && distance(before, await image(playground, 'Noisy')))
      .not.toBe(0);
    await playground.page.waitForTimeout(300);
    noisy.push(await image(playground, 'Noisy'));
  }
  const clean = await image(playground, 'Prepared');
  const distances = noisy.map((one) => distance(one, clean));
  expect(distances[1]).toBeGreaterThan(2 * (distances[0] ?? Number.NaN));
  expect(distance(await image(playground, 'Denoised'), clean)).toBeLessThan(distances[1] ?? 0);
});

test('Undo takes the last stroke back, Clear the whole drawing', async ({ playground }) => {
  const undo = playground.page.getByRole('button', { name: 'Undo the last stroke' });
  const clear = playground.page.getByRole('button', { name: 'Clear the drawing' });
  await expect(undo).toBeDisabled();
  await expect(clear).toBeDisabled();

  await playground.draw(four.slice(0, 1));
  const oneStroke = await readCanvas(playground.drawing);
  await playground.draw(four.slice(1));
  expect(ink(await readCanvas(playground.drawing))).toBeGreaterThan(ink(oneStroke));
  await undo.click();
  expect(ink(await readCanvas(playground.drawing))).toBeCloseTo(ink(oneStroke), 0);
  await expect(playground.drawnImage('Reconstruction')).toBeVisible();

  await clear.click();
  expect(ink(await readCanvas(playground.drawing))).toBe(0);
  await expect(playground.drawnImage('Reconstruction')).toBeHidden();
  await expect(clear).toBeDisabled();
});
