import type { Locator } from '@playwright/test';
import { distance, readCanvas } from './pixels.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { three } from './strokes.ts';
import { expect, test } from './test.ts';

function decoded(playground: PlaygroundPage): Locator {
  return playground.panel('Code').getByRole('img', { name: /^Decoded/ });
}

function bar(playground: PlaygroundPage, unit: number): Locator {
  return playground.panel('Code').getByRole('slider', { name: `Unit ${unit}`, exact: true });
}

async function value(slider: Locator): Promise<number> {
  return Number(await slider.getAttribute('aria-valuenow'));
}

/** Drags a bar from its middle to a height, 0 at its foot and 1 at its top. */
async function drag(playground: PlaygroundPage, slider: Locator, height: number): Promise<void> {
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  if (!box) throw new Error('the bar is not on the page');
  const { mouse } = playground.page;
  const x = box.x + box.width / 2;
  await mouse.move(x, box.y + box.height / 2);
  await mouse.down();
  await mouse.move(x, box.y + box.height * (1 - height), { steps: 5 });
  await mouse.up();
}

test('a code bar that is dragged changes the decoded image and nothing else, and can be taken back', async ({
  playground,
}) => {
  await playground.trainFor(2);
  await playground.draw(three);
  await playground.waitForAnswer();
  await playground.openDrawer('Input');
  const [first, second] = [bar(playground, 1), bar(playground, 2)];
  const image = decoded(playground);
  await expect(image).toHaveAccessibleName('Decoded, of the image');
  const reconstruction = await readCanvas(playground.drawnImage('Reconstruction'));
  // The decoder's answer to the image's own code is the image's reconstruction.
  await expect.poll(async () => distance(await readCanvas(image), reconstruction)).toBe(0);

  const [firstBefore, secondBefore] = [await value(first), await value(second)];
  const ends = [
    Number(await first.getAttribute('aria-valuemin')),
    Number(await first.getAttribute('aria-valuemax')),
  ] as const;
  const height = firstBefore > (ends[0] + ends[1]) / 2 ? 0.1 : 0.9;
  await drag(playground, first, height);
  const wanted = ends[0] + height * (ends[1] - ends[0]);
  expect(Math.abs((await value(first)) - wanted)).toBeLessThan(0.02 * (ends[1] - ends[0]));
  expect(await value(second)).toBe(secondBefore);
  await expect(image).toHaveAccessibleName('Decoded, changed by hand');
  await expect
    .poll(async () => distance(await readCanvas(image), reconstruction))
    .toBeGreaterThan(0.001);
  // The network's decoder is driven by the code that was dragged.
  const output = playground.drawnImage('Decoded');
  await expect(output).toHaveAccessibleName('Decoded, decoded, changed by hand');
  await expect
    .poll(async () => distance(await readCanvas(output), await readCanvas(image)))
    .toBe(0);

  await playground.page.getByRole('button', { name: 'Back to the image’s code' }).click();
  expect(await value(first)).toBe(firstBefore);
  await expect.poll(async () => distance(await readCanvas(image), reconstruction)).toBe(0);
});

test('keys move the bars of the mean code where nothing is drawn, and go from one to the next', async ({
  playground,
}) => {
  await playground.trainFor(1);
  await playground.page.getByRole('button', { name: 'Clear image' }).click();
  await playground.openDrawer('Input');
  const [first, second] = [bar(playground, 1), bar(playground, 2)];
  await playground.panel('Code').scrollIntoViewIfNeeded();
  const image = decoded(playground);
  await expect(image).toHaveAccessibleName('Decoded, the mean code');
  await first.focus();
  await playground.page.keyboard.press('End');
  await expect.poll(() => value(first)).toBe(Number(await first.getAttribute('aria-valuemax')));
  const atEnd = await readCanvas(image);
  await playground.page.keyboard.press('PageDown');
  const span =
    Number(await first.getAttribute('aria-valuemax')) -
    Number(await first.getAttribute('aria-valuemin'));
  const expected = Number(await first.getAttribute('aria-valuemax')) - span / 5;
  await expect.poll(async () => Math.abs((await value(first)) - expected)).toBeLessThan(0.01);
  await expect.poll(async () => distance(await readCanvas(image), atEnd)).toBeGreaterThan(0);

  await playground.page.keyboard.press('ArrowRight');
  await expect(second).toBeFocused();
  const before = await value(second);
  await playground.page.keyboard.press('ArrowDown');
  await expect.poll(() => value(second)).toBeLessThan(before);
});

test('a wide code is paged through, and a test image can be drawn over', async ({ playground }) => {
  await playground.choosePreset(/^Denoising/);
  await playground.openDrawer('Input');
  const panel = playground.panel('Code');
  await panel.scrollIntoViewIfNeeded();
  await expect(panel.getByRole('slider')).toHaveCount(32);
  await expect(panel.getByText('units 1 to 32 of 64')).toBeVisible();
  await panel.getByRole('button', { name: 'Units after' }).click();
  await expect(bar(playground, 33)).toBeVisible();
  await expect(bar(playground, 1)).toHaveCount(0);
  await expect(panel.getByRole('button', { name: 'Units after' })).toBeDisabled();

  const untouched = await readCanvas(playground.drawing);
  await playground.page.getByRole('button', { name: 'Draw over it' }).click();
  await playground.draw(three);
  await playground.waitForAnswer();
  await expect(playground.panel('Network').getByText('as it goes in')).toBeVisible();
  // What was there is still there, below the strokes.
  const { pixels } = await readCanvas(playground.drawing);
  expect(pixels.every((pixel, i) => pixel >= (untouched.pixels[i] ?? 0))).toBe(true);
  expect(pixels).not.toEqual(untouched.pixels);
  for (let stroke = 0; stroke < three.length; stroke += 1) {
    await playground.page.getByRole('button', { name: 'Undo stroke' }).click();
  }
  await expect.poll(async () => distance(await readCanvas(playground.drawing), untouched)).toBe(0);
});
