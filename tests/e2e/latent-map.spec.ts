import { LatentMapPage, type MapPlace } from './latent-map-page.ts';
import { distance, readCanvas } from './pixels.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './test.ts';

/** Two images that differ by less than this, per pixel, differ by rounding to bytes alone. */
const ROUNDING = (1 / 255) ** 2;

const LEFT: MapPlace = [0.2, 0.3];
const RIGHT: MapPlace = [0.8, 0.35];
const BELOW: MapPlace = [0.55, 0.85];

function slider(playground: PlaygroundPage) {
  return playground.page.getByRole('slider', { name: 'Position on the walk' });
}

async function walkFrame(playground: PlaygroundPage, position: string) {
  await slider(playground).fill(position);
  const image = playground.panel('Walk').getByRole('img', { name: /^The walk at/ });
  await image.scrollIntoViewIfNeeded();
  return readCanvas(image);
}

test('pointing at a place decodes it, and another place to another image', async ({
  playground,
}) => {
  await playground.trainFor(2);
  const map = new LatentMapPage(playground);
  await map.area.scrollIntoViewIfNeeded();
  await map.settledPicture();
  const left = await map.decodedAt(LEFT);
  const right = await map.decodedAt(RIGHT);
  expect(distance(left, right)).toBeGreaterThan(100 * ROUNDING);
  expect(distance(await map.decodedAt(LEFT), left)).toBe(0);
  await playground.page.mouse.move(5, 5);
  await expect(map.decoded).toHaveCount(0);
});

test('pointing near a code shows its test image and label', async ({ playground }) => {
  await playground.trainFor(1);
  const map = new LatentMapPage(playground);
  await expect(async () => {
    // The middle of the map is where most codes are.
    await map.point([0.3 + 0.4 * Math.random(), 0.3 + 0.4 * Math.random()]);
    await expect(map.testImage).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: 10_000 });
  await expect(map.testImage).toHaveAccessibleName(/^Test image \d+, a \d$/);
  await expect(map.panel.getByText(/^test: a \d$/)).toBeVisible();
  const image = await readCanvas(map.testImage);
  expect(image.pixels.filter((pixel) => pixel > 0.5).length).toBeGreaterThan(20);
});

test('the decoded grid is drawn behind the points, until it is switched off', async ({
  playground,
}) => {
  await playground.trainFor(1);
  const map = new LatentMapPage(playground);
  const toggle = map.panel.getByRole('checkbox', { name: 'Decoded grid' });
  await toggle.scrollIntoViewIfNeeded();
  // What is decoded before the last step is drawn first.
  await map.settledPicture();
  await expect.poll(() => map.inked()).toBeGreaterThan(0.25);
  await toggle.uncheck();
  await expect.poll(() => map.inked()).toBeLessThan(0.2);
  await toggle.check();
  await expect.poll(() => map.inked()).toBeGreaterThan(0.25);
});

test('the map follows the training, and stands still when it pauses', async ({ playground }) => {
  const map = new LatentMapPage(playground);
  await map.area.scrollIntoViewIfNeeded();
  const untrained = await map.settledPicture();
  await playground.trainButton.click();
  await expect.poll(() => map.picture()).not.toBe(untrained);
  await playground.pause();
  expect(await map.settledPicture()).not.toBe(untrained);
});

test('a code of 32 units is shown by two units, by PCA and by t-SNE', async ({ playground }) => {
  await playground.useFewDigits();
  await playground.choosePreset(/^Sharp/);
  await playground.trainFor(3);
  const map = new LatentMapPage(playground);
  await map.choose('Two units');
  await expect(map.codes).toHaveAccessibleName(
    'The codes of 166 test images by two of their units, coloured by label',
  );
  const firstUnits = await map.settledPicture();
  await map.panel.getByLabel('Unit on the vertical axis').selectOption('unit 9');
  await expect.poll(() => map.picture()).not.toBe(firstUnits);
  const otherUnits = await map.settledPicture();
  expect(distance(await map.decodedAt(LEFT), await map.decodedAt(RIGHT))).toBeGreaterThan(0);

  await map.choose('PCA');
  await expect(map.codes).toHaveAccessibleName(/166 test images by their two principal components/);
  await expect(map.panel.getByText(/with \d+ % and \d+ % of their variance/)).toBeVisible();
  expect(await map.settledPicture()).not.toBe(otherUnits);
  const left = await map.decodedAt(LEFT);
  expect(distance(left, await map.decodedAt(RIGHT))).toBeGreaterThan(100 * ROUNDING);

  await map.choose('t-SNE');
  await expect(map.codes).toHaveAccessibleName(/166 test images by t-SNE/);
  const anew = map.panel.getByRole('button', { name: 'Compute t-SNE anew' });
  await expect(anew).toBeDisabled({ timeout: 60_000 });
  const arranged = await map.settledPicture();
  // Where there is nothing to decode, the nearest code's image is what is shown.
  await expect(async () => {
    await map.point([Math.random(), Math.random()]);
    await expect(map.testImage).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: 10_000 });
  await expect(map.decoded).toHaveCount(0);

  await playground.stepButton.click();
  await map.area.scrollIntoViewIfNeeded();
  await expect(anew).toBeEnabled();
  await expect(map.codes).toHaveAccessibleName(/as they were at an earlier moment/);
  expect(await map.settledPicture()).toBe(arranged);
  await anew.click();
  await expect(map.panel.getByRole('progressbar')).toBeVisible();
  await expect(anew).toBeDisabled({ timeout: 60_000 });
});

test('points picked with the mouse are walked through, and the walk meets each', async ({
  playground,
}) => {
  await playground.trainFor(2);
  const map = new LatentMapPage(playground);
  await map.area.scrollIntoViewIfNeeded();
  await map.settledPicture();
  await map.click(LEFT);
  await expect(map.panel.getByText('1 point; pick another')).toBeVisible();
  await expect(playground.page.getByRole('tab', { name: 'Walk', selected: true })).toBeVisible();
  await map.click(RIGHT);
  await map.click(BELOW);
  await expect(map.panel.getByText('3 points')).toBeVisible();
  const pause = playground.page.getByRole('button', { name: 'Pause the walk' });
  await expect(pause).toBeVisible();
  const before = await slider(playground).inputValue();
  await expect.poll(() => slider(playground).inputValue()).not.toBe(before);
  await pause.click();

  const decoded = [];
  for (const place of [LEFT, RIGHT, BELOW]) decoded.push(await map.decodedAt(place));
  for (const path of ['linear', 'spherical', 'curve']) {
    await playground.panel('Walk').getByLabel('Path').selectOption(path);
    for (const [i, position] of ['0', '0.5', '1'].entries()) {
      const wanted = decoded[i];
      if (!wanted) throw new Error('not a place of the three');
      await expect
        .poll(async () => distance(await walkFrame(playground, position), wanted))
        .toBeLessThan(ROUNDING);
    }
  }
  await playground.panel('Walk').getByRole('button', { name: 'Remove point B' }).click();
  await expect(map.panel.getByText('2 points')).toBeVisible();
  await expect(playground.panel('Walk').getByRole('button', { name: /^Remove point/ })).toHaveCount(
    2,
  );
  await playground.panel('Walk').getByRole('button', { name: 'Walk between images' }).click();
  await expect(playground.panel('Walk').getByRole('group', { name: 'From' })).toBeVisible();
  await expect(map.panel.getByRole('button', { name: 'Remove points' })).toHaveCount(0);
});

test('points are picked and removed with the keyboard', async ({ playground }) => {
  const map = new LatentMapPage(playground);
  await map.area.focus();
  for (let i = 0; i < 5; i += 1) await map.area.press('ArrowLeft');
  await expect(map.decoded).toBeVisible();
  const there = await map.decoded.getAttribute('aria-label');
  await map.area.press('Enter');
  await expect(map.panel.getByText('1 point; pick another')).toBeVisible();
  for (let i = 0; i < 8; i += 1) await map.area.press('ArrowDown');
  expect(await map.decoded.getAttribute('aria-label')).not.toBe(there);
  await map.area.press('Space');
  await map.area.press('ArrowRight');
  await map.area.press('Enter');
  await expect(map.panel.getByText('3 points')).toBeVisible();
  await map.area.press('Delete');
  await expect(map.panel.getByText('2 points')).toBeVisible();
  await map.area.press('Escape');
  await expect(map.panel.getByText(/\d points?/)).toHaveCount(0);
});

test('in t-SNE the nearest code is picked', async ({ playground }) => {
  await playground.useFewDigits();
  await playground.choosePreset(/^Sharp/);
  await playground.trainFor(2);
  const map = new LatentMapPage(playground);
  await map.choose('t-SNE');
  await expect(map.panel.getByRole('button', { name: 'Compute t-SNE anew' })).toBeVisible({
    timeout: 60_000,
  });
  await map.settledPicture();
  let picked = 0;
  await expect(async () => {
    await map.click([0.1 + 0.8 * Math.random(), 0.1 + 0.8 * Math.random()]);
    await expect(map.panel.getByText(new RegExp(`^${picked + 1} points?`))).toBeVisible({
      timeout: 300,
    });
    picked += 1;
    expect(picked).toBe(3);
  }).toPass({ intervals: [0], timeout: 20_000 });
  await playground.panel('Walk').scrollIntoViewIfNeeded();
  await expect(playground.panel('Walk').getByRole('button', { name: /^Remove point/ })).toHaveCount(
    3,
  );
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true });

  test('a tap picks a point, and a drag decodes and picks none', async ({ playground }) => {
    const map = new LatentMapPage(playground);
    const { page } = playground;
    await page.touchscreen.tap(...(await map.onPage(LEFT)));
    await expect(map.panel.getByText('1 point; pick another')).toBeVisible();

    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: [number, number][]) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([x, y]) => ({ x, y })),
      });
    const [x, y] = await map.onPage(LEFT);
    const seen = new Set<string | null>();
    await touch('touchStart', [[x, y]]);
    for (let i = 1; i <= 8; i += 1) {
      await touch('touchMove', [[x + 20 * i, y]]);
      await expect(map.decoded).toBeVisible();
      seen.add(await map.decoded.getAttribute('aria-label'));
    }
    await touch('touchEnd', []);
    await session.detach();
    expect(seen.size).toBeGreaterThan(3);
    await expect(map.panel.getByText('1 point; pick another')).toBeVisible();
  });
});
