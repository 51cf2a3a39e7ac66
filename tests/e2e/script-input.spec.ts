import { expect } from '@playwright/test';
import { call, figure, refusal, script } from './figure.ts';
import { openHostPage } from './host-page.ts';
import { test } from './plain-host.ts';

test('a script draws strokes, pixels and pictures on the network’s input', async ({
  page,
  plainHost,
}) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${figure('panels="network draw" preset="map"')}${script}`,
  );
  const drawn = await call(page, async (element) => {
    await element.ready;
    const { code, reconstruction, error } = await element.draw([
      [
        [14, 4],
        [13.5, 14],
        [13, 24],
      ],
      [
        [9, 24],
        [18, 24],
      ],
    ]);
    return { code: code.length, size: reconstruction.length, error };
  });
  expect(drawn).toMatchObject({ code: 2, size: 784 });
  expect(drawn.error).toBeGreaterThan(0);
  await expect(playground.drawing).toHaveAccessibleName(/with your drawing/);
  await expect.poll(async () => playground.drawingError()).toBeCloseTo(drawn.error, 3);
  // It can be gone on with, as if somebody had drawn it.
  await page.getByRole('button', { name: 'Undo stroke' }).click();
  await expect.poll(async () => playground.drawingError()).not.toBeCloseTo(drawn.error, 3);

  const others = await call(page, async (element) => {
    const pixels = Array.from({ length: 784 }, (_, i) => (i % 28 === 14 ? 1 : 0));
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 60;
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 60, 60);
    context.fillStyle = '#000';
    context.fillRect(26, 8, 8, 44);
    const image = document.createElement('img');
    image.src = canvas.toDataURL();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    const all = [pixels, context.getImageData(0, 0, 60, 60), canvas, image, blob as Blob];
    const errors: number[] = [];
    for (const one of all) errors.push((await element.draw(one)).error);
    return errors;
  });
  expect(others).toHaveLength(5);
  expect(others.every((error) => error > 0)).toBe(true);
  expect(new Set(others.slice(1)).size).toBe(1);
  await expect(playground.drawing).toHaveAccessibleName(/with your picture/);
});

test('a script walks between test images and between codes', async ({ page, plainHost }) => {
  const playground = await openHostPage(
    page,
    plainHost,
    `${figure('panels="map walk samples" drawer="samples" preset="map"')}${script}`,
  );
  const walk = await call(page, async (element) => {
    await element.ready;
    const { images, codes } = await element.walk(3, 8, { path: 'spherical', steps: 5 });
    const ends = await element.engine?.encodeTest(3, 1);
    return {
      images: images.length,
      codes: codes.length,
      from: Array.from(codes.slice(0, 2)),
      ends: Array.from(ends ?? []),
    };
  });
  expect(walk).toMatchObject({ images: 5 * 784, codes: 10, from: walk.ends });
  await expect(page.getByRole('tab', { name: 'Walk' })).toHaveAttribute('aria-selected', 'true');
  await expect(playground.panel('Walk')).toContainText('Through 2 points of the latent map');
  await expect(playground.panel('Walk').getByLabel('Path')).toHaveValue('spherical');
  const count = await call(
    page,
    async (element) => (await element.walk([0, 0], new Float32Array([1, 1]))).images.length,
  );
  expect(count).toBe(16 * 784);
});

test('what cannot be drawn or walked to is refused in a sentence', async ({ page, plainHost }) => {
  await openHostPage(page, plainHost, `${figure('panels="network" preset="map"')}${script}`);
  await call(page, (element) => element.ready);
  const drawing = (what: string) =>
    refusal(page, new Function('element', `return element.draw(${what})`) as never);
  expect(await drawing('undefined')).toMatch(/^TypeError: What is to be drawn must be strokes/);
  expect(await drawing('[]')).toMatch(/^TypeError: What is to be drawn/);
  expect(await drawing('[[[1, 2], [30, 2]]]')).toMatch(/^RangeError: A stroke is a list of points/);
  expect(await drawing('[[1, 2]]')).toMatch(/^RangeError: A stroke is a list of points/);
  expect(await drawing('[0, 1, 2]')).toMatch(
    /^RangeError: 3 values were given to draw; expected 784/,
  );
  expect(await drawing('new Blob(["no picture"])')).toMatch(/your picture/);
  const walking = (what: string) =>
    refusal(page, new Function('element', `return element.walk(${what})`) as never);
  expect(await walking('0, 5000')).toMatch(/^RangeError: A walk's end is the test image 5000/);
  expect(await walking('0, [1, 2, 3]')).toMatch(/^RangeError: .* a code of 3 values; expected 2/);
  expect(await walking('0, "8"')).toMatch(/^TypeError: A walk's end must be the index/);
  expect(await walking('0, 1, { path: "curve" }')).toMatch(/^RangeError: path is curve/);
  expect(await walking('0, 1, { steps: 1 }')).toMatch(/^RangeError: steps is 1/);
});
