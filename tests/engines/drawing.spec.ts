import type { SomeLocator } from '../e2e/any-page.ts';
import { distance, type GreyImage, readCanvas } from '../e2e/pixels.ts';
import { four, three } from '../e2e/strokes.ts';
import { type AnyPlayground, expect, test } from './test.ts';

const image = (playground: AnyPlayground, name: string) => readCanvas(playground.drawnImage(name));

const ink = ({ pixels }: GreyImage) => pixels.reduce((sum, pixel) => sum + pixel, 0);

const inkOf = async (canvas: SomeLocator) => ink(await readCanvas(canvas));

test('a three drawn with the mouse is reconstructed better once the model is trained', async ({
  playground,
}) => {
  await playground.open('?data=digits:1000');
  await playground.draw(three);
  await playground.waitForAnswer();
  const untrained = await playground.drawingError();
  await playground.trainFor(6);
  await playground.drawing.scrollIntoViewIfNeeded();
  await playground.waitForAnswer();
  expect(await playground.drawingError()).toBeLessThan(0.6 * untrained);

  // What is shown as the error is the error of what is shown.
  const shown = distance(
    await image(playground, 'As it goes in'),
    await image(playground, 'Reconstruction'),
  );
  expect(Math.abs(shown - (await playground.drawingError()))).toBeLessThan(0.001);
});

test('a drawing is prepared as MNIST images were: within 20 x 20 pixels and centred by mass', async ({
  playground,
}) => {
  await playground.open('?data=digits:600');
  await playground.draw(three);
  await playground.waitForAnswer();
  const { pixels, width, height } = await image(playground, 'As it goes in');
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

test('a finger draws as the mouse does', async ({ playground, engine }) => {
  const { touch } = engine;
  test.skip(!touch, `no finger can be told of in ${engine.version} by its driver`);
  await playground.open('?data=digits:600');
  await playground.draw(three);
  const byMouse = await inkOf(playground.drawing);
  await playground.page.getByRole('button', { name: 'Clear drawing' }).click();
  await expect.poll(() => inkOf(playground.drawing)).toBe(0);
  for (const points of await playground.onScreen(three)) await touch?.(points);
  const byFinger = await inkOf(playground.drawing);
  expect(Math.abs(byFinger - byMouse)).toBeLessThan(0.1 * byMouse);
  await playground.waitForAnswer();
  expect(await playground.drawingError()).toBeGreaterThan(0);
});

test('a stroke begins a drawing, Undo takes the last one back, Clear the whole drawing', async ({
  playground,
}) => {
  await playground.open('?data=digits:600');
  const undo = playground.page.getByRole('button', { name: 'Undo stroke' });
  const clear = playground.page.getByRole('button', { name: 'Clear drawing' });
  await playground.draw(four.slice(0, 1));
  const first = await inkOf(playground.drawing);
  await playground.draw(four.slice(1));
  const both = await inkOf(playground.drawing);
  expect(both).toBeGreaterThan(1.1 * first);
  await undo.click();
  await expect.poll(() => inkOf(playground.drawing)).toBeLessThan(1.05 * first);
  await clear.click();
  await expect.poll(() => inkOf(playground.drawing)).toBe(0);
  await expect.poll(() => clear.isEnabled()).toBe(false);
});

test('the noise slider makes more noise', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.draw(three);
  await playground.chooseNoise('gaussian');
  const amount = playground.page.getByRole('slider', { name: 'Noise amount' });
  await amount.scrollIntoViewIfNeeded();
  await amount.fill('0.1');
  await expect.poll(() => playground.drawingError('Noisy')).toBeLessThan(0.01);
  await amount.fill('0.4');
  await expect.poll(() => playground.drawingError('Noisy')).toBeGreaterThan(0.05);
});

test('a denoising model makes a noisy drawing cleaner', async ({ playground }) => {
  const small = '{"model":{"encoder":[64],"code":16},"training":{"batch_size":32}}';
  await playground.open(`?data=digits:2000&preset=denoising&config=${encodeURIComponent(small)}`);
  await playground.trainFor(6);
  await playground.draw(three);
  await playground.page.getByRole('slider', { name: 'Noise amount' }).fill('0.4');
  await expect.poll(() => playground.drawingError('Noisy')).toBeGreaterThan(0.05);
  await playground.waitForAnswer();
  const clean = await image(playground, 'As it goes in');
  const noisy = distance(await image(playground, 'Noisy'), clean);
  expect(distance(await image(playground, 'Denoised'), clean)).toBeLessThan(noisy);
});
