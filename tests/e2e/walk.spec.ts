import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { readGif } from './gif.ts';
import { cutFromStrip, distance, type GreyImage, readCanvas } from './pixels.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { three } from './strokes.ts';
import { expect, test } from './test.ts';

/** Two images that differ by less than this, per pixel, differ by rounding to bytes alone. */
const ROUNDING = (1 / 255) ** 2;

function slider(playground: PlaygroundPage): Locator {
  return playground.page.getByRole('slider', { name: 'Position on the walk' });
}

async function position(playground: PlaygroundPage): Promise<number> {
  return Number(await slider(playground).inputValue());
}

/** The image of the walk as it is, from a drawer that is on screen: it stands still where nobody sees it. */
async function frame(playground: PlaygroundPage): Promise<GreyImage> {
  const image = playground.panel('Walk').getByRole('img', { name: /^The walk at/ });
  await image.scrollIntoViewIfNeeded();
  return readCanvas(image);
}

async function pick(playground: PlaygroundPage, end: 'From' | 'To', name: string): Promise<void> {
  const group = playground.panel('Walk').getByRole('group', { name: end });
  await group.getByRole('radio', { name }).check();
}

/** The reconstruction of the test image of a digit, from the panel that shows one of each. */
async function reconstructionOf(playground: PlaygroundPage, digit: number): Promise<GreyImage> {
  const strips = playground.panel('Reconstructions').getByRole('img', { name: 'Reconstructed' });
  await strips.first().scrollIntoViewIfNeeded();
  return cutFromStrip(await readCanvas(strips.nth(Math.floor(digit / 5))), digit % 5);
}

test('the walk plays forwards, turns round at the end and comes back', async ({ playground }) => {
  await playground.openDrawer('Walk');
  await slider(playground).fill('0.8');
  await playground.page.getByRole('button', { name: 'Play the walk' }).click();
  const options = { intervals: [20] };
  await expect.poll(() => position(playground), options).toBeGreaterThan(0.9);
  await expect.poll(() => position(playground), options).toBeLessThan(0.8);
  const seen: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    seen.push(await position(playground));
    await playground.page.waitForTimeout(100);
  }
  expect(seen).toEqual(seen.toSorted((a, b) => b - a));

  await playground.page.getByRole('button', { name: 'Pause the walk' }).click();
  const paused = await position(playground);
  await playground.page.waitForTimeout(300);
  expect(await position(playground)).toBe(paused);
});

test('the walk may end at my drawing, and follows it when it is cleared', async ({
  playground,
}) => {
  await playground.trainFor(0.5);
  await playground.draw(three);
  await playground.waitForAnswer();
  const wanted = await readCanvas(playground.drawnImage('Reconstruction'));

  await playground.openDrawer('Walk');
  await pick(playground, 'To', 'My drawing');
  await slider(playground).press('End');
  await expect.poll(async () => distance(await frame(playground), wanted)).toBeLessThan(ROUNDING);

  await playground.page.getByRole('button', { name: 'Clear drawing' }).click();
  await playground.openDrawer('Walk');
  await expect(playground.panel('Walk').getByRole('radio', { name: 'My drawing' })).toHaveCount(0);
});

test('a spherical walk has the same ends as a straight one, and goes another way', async ({
  playground,
}) => {
  await playground.trainFor(1);
  await playground.reconstructionErrors();
  const reconstructions = [
    await reconstructionOf(playground, 0),
    await reconstructionOf(playground, 1),
  ] as const;
  await playground.openDrawer('Walk');
  await pick(playground, 'From', 'Test image of a 0');
  await pick(playground, 'To', 'Test image of a 1');
  const frameAt = async (place: string) => {
    await slider(playground).fill(place);
    await expect(
      playground.panel('Walk').getByText(`t = ${Number(place).toFixed(2)}`),
    ).toBeVisible();
    return frame(playground);
  };
  for (const [place, reconstruction] of [
    ['0', reconstructions[0]],
    ['1', reconstructions[1]],
  ] as const) {
    await expect
      .poll(async () => distance(await frameAt(place), reconstruction))
      .toBeLessThan(ROUNDING);
  }
  const straight = [await frameAt('0'), await frameAt('1'), await frameAt('0.5')] as const;
  await playground.panel('Walk').getByLabel('Path').selectOption('spherical');
  await expect(playground.panel('Walk').getByText('the direction turns evenly')).toBeVisible();
  const middle = async () => distance(straight[2], await frame(playground));
  await expect.poll(middle).toBeGreaterThan(100 * ROUNDING);
  expect(distance(straight[0], await frameAt('0'))).toBeLessThan(ROUNDING);
  expect(distance(straight[1], await frameAt('1'))).toBeLessThan(ROUNDING);
});

/** What is saved when a button of the Walk drawer is pressed. */
async function saved(playground: PlaygroundPage, button: string, name: string): Promise<Buffer> {
  const download = playground.page.waitForEvent('download');
  await playground.panel('Walk').getByRole('button', { name: button }).click();
  expect((await download).suggestedFilename()).toBe(name);
  return readFileSync(await (await download).path());
}

test('the walk is saved as a GIF that goes there and back', async ({ playground }) => {
  await playground.trainFor(0.5);
  await playground.openDrawer('Walk');
  await slider(playground).press('End');
  const end = await frame(playground);
  const bytes = await saved(playground, 'Save GIF', 'walk.gif');
  const gif = readGif(bytes);
  expect(gif).toMatchObject({ width: 224, height: 224, repeats: 0 });
  expect(gif.frames).toEqual(Array(120).fill({ width: 224, height: 224, delay: 50 }));

  // The browser, which unpacks the pixels, sees the end of the walk in the middle.
  const middle = await playground.page.evaluate(async (base64) => {
    const data = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const decoder = new ImageDecoder({ data, type: 'image/gif' });
    const { image } = await decoder.decode({ frameIndex: 60 });
    const canvas = new OffscreenCanvas(224, 224);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, 224, 224).data ?? new Uint8ClampedArray();
    const at = (row: number, column: number) => pixels[4 * (row * 8 * 224 + column * 8)] ?? 0;
    return Array.from({ length: 28 * 28 }, (_, i) => at(Math.floor(i / 28), i % 28) / 255);
  }, bytes.toString('base64'));
  expect(distance({ width: 28, height: 28, pixels: middle }, end)).toBeLessThan(ROUNDING);
});
