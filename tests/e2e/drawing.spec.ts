import { distance, type GreyImage, readCanvas } from './pixels.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { seven, three } from './strokes.ts';
import { expect, test } from './test.ts';

function image(playground: PlaygroundPage, name: string): Promise<GreyImage> {
  return readCanvas(playground.drawnImage(name));
}

function ink({ pixels }: GreyImage): number {
  return pixels.reduce((sum, pixel) => sum + pixel, 0);
}

test('a pen draws as the mouse does', async ({ playground }) => {
  await playground.draw(three);
  const byMouse = ink(await readCanvas(playground.drawing));
  await playground.page.getByRole('button', { name: 'Clear drawing' }).click();
  await playground.drawWithPen(three);
  const byPen = ink(await readCanvas(playground.drawing));
  expect(Math.abs(byPen - byMouse)).toBeLessThan(0.05 * byMouse);
  await playground.waitForAnswer();
});

test('the picture stands still while one draws on it', async ({ playground }) => {
  const before = await playground.drawing.boundingBox();
  await playground.draw(three);
  await playground.waitForAnswer();
  expect(await playground.drawing.boundingBox()).toEqual(before);
  await playground.page.getByRole('button', { name: 'Clear drawing' }).click();
  expect(await playground.drawing.boundingBox()).toEqual(before);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a drawing is made as with the mouse, and the page stands still meanwhile', async ({
    playground,
  }) => {
    await playground.draw(three);
    const byMouse = ink(await readCanvas(playground.drawing));
    await playground.page.getByRole('button', { name: 'Clear drawing' }).click();
    await playground.drawing.evaluate((canvas) => canvas.scrollIntoView({ block: 'center' }));
    const before = await playground.page.evaluate(() => window.scrollY);
    await playground.drawWithFinger(three);
    const byFinger = ink(await readCanvas(playground.drawing));
    expect(Math.abs(byFinger - byMouse)).toBeLessThan(0.05 * byMouse);
    expect(await playground.page.evaluate(() => window.scrollY)).toBe(before);
    await playground.waitForAnswer();
    expect(await playground.drawingError()).toBeGreaterThan(0);
  });
});

test('a reconstruction of a noisy drawing that is worse than the noise is told so', async ({
  playground,
}) => {
  // An untrained model draws grey.
  await playground.chooseNoise('gaussian');
  await playground.draw(three);
  await playground.waitForAnswer();
  const made = playground.drawnImage('Reconstruction of the noisy image');
  await expect(made).toHaveAccessibleName(/more than the noise$/);
});

test('the noise slider makes more noise, and a denoising model takes it away', async ({
  playground,
}) => {
  await playground.choosePreset(/^Denoising/);
  await playground.draw(three);
  for (let epoch = 0; epoch < 5; epoch += 1) await playground.trainEpoch();
  const amount = playground.page.getByRole('slider', { name: 'Noise amount' });
  await amount.scrollIntoViewIfNeeded();
  await amount.fill('0.1');
  await expect.poll(() => playground.drawingError('Noisy')).toBeLessThan(0.01);
  await amount.fill('0.4');
  await expect.poll(() => playground.drawingError('Noisy')).toBeGreaterThan(0.05);
  const clean = await image(playground, 'As it goes in');
  const noisy = distance(await image(playground, 'Noisy'), clean);
  expect(Math.abs(noisy - (await playground.drawingError('Noisy')))).toBeLessThan(0.001);
  expect(distance(await image(playground, 'Denoised'), clean)).toBeLessThan(noisy);
});

test('a drawn seven denoises to something nearer the clean drawing than the noisy one was', async ({
  playground,
}) => {
  const hint = playground.panel('Network').getByTitle('never asked to remove noise');
  await playground.chooseNoise('gaussian');
  await expect(hint).toBeVisible();
  const denoised = playground.drawnImage('Denoised');
  await expect(denoised).toHaveCount(0);
  await playground.choosePreset(/^Denoising/);
  await expect(hint).toHaveCount(0);
  await expect(denoised).toBeVisible();
  for (let epoch = 0; epoch < 3; epoch += 1) await playground.trainEpoch();
  await playground.draw(seven);
  const amount = playground.page.getByRole('slider', { name: 'Noise amount' });
  await amount.fill('0.4');
  const kind = playground.page.getByRole('combobox', { name: 'Noise', exact: true });
  const seen: number[] = [];
  for (const noise of ['gaussian', 'masking', 'salt_and_pepper', 'block']) {
    await kind.selectOption(noise);
    await playground.waitForAnswer();
    const clean = await image(playground, 'As it goes in');
    const noisy = distance(await image(playground, 'Noisy'), clean);
    const cleaned = distance(await image(playground, 'Denoised'), clean);
    expect(noisy).toBeGreaterThan(0.01);
    // It was trained with Gaussian noise: that is what it has to take away.
    if (noise === 'gaussian') expect(cleaned).toBeLessThan(0.6 * noisy);
    seen.push(noisy);
  }
  expect(new Set(seen).size).toBe(4);
});
