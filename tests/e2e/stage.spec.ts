import type { Locator, Page } from '@playwright/test';
import { distance, readCanvas } from './pixels.ts';
import { expect, test } from './test.ts';

async function boxOf(part: Locator) {
  const box = await part.boundingBox();
  if (!box) throw new Error('the part is not on the page');
  return box;
}

const map = (page: Page) => page.getByRole('group', { name: /^Place on the latent map/ });

const documentSize = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth, scrollHeight];
  });

for (const [width, height, side] of [
  [1280, 720, 420],
  [1920, 1080, 700],
  [2560, 1440, 1000],
] as const) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    test('the core loop is one sight: nothing scrolls, with any drawer and with the settings open', async ({
      playground,
    }) => {
      const { page } = playground;
      const places = async () => {
        const parts = ['Training', 'Network', 'Latent map', 'Loss'];
        return Promise.all(parts.map((name) => boxOf(playground.panel(name))));
      };
      const { width: across, height: down } = await boxOf(map(page));
      expect(Math.min(across, down)).toBeGreaterThanOrEqual(side);
      // The window is used: no margin is left beside the stage.
      const { x, width: mapPanel } = await boxOf(page.locator('playground-latent-map'));
      expect(width - (x + mapPanel)).toBeLessThan(20);
      const before = await places();
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        await expect(tab).toHaveAttribute('aria-selected', 'true');
        expect(await documentSize(page)).toEqual([width, height]);
      }
      await playground.openSettings();
      expect(await documentSize(page)).toEqual([width, height]);
      await playground.closeSettings();
      // Whatever opened, nothing moved.
      expect(await places()).toEqual(before);
      for (const { y, height: part } of before) expect(y + part).toBeLessThanOrEqual(height);
    });
  });
}

for (const width of [320, 390, 768]) {
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 800 }, hasTouch: true });

    test('the parts are a stack, each a press away, and nothing is beyond an edge', async ({
      playground,
    }) => {
      const { page } = playground;
      expect((await documentSize(page))[0]).toBe(width);
      const header = await boxOf(page.locator('playground-header'));
      expect(header.height).toBeLessThanOrEqual(48);
      const bar = await boxOf(playground.trainBar);
      expect(bar.height).toBeLessThanOrEqual(62);
      expect(bar.y + bar.height).toBeLessThanOrEqual(800);
      const parts = page.getByRole('navigation', { name: 'Parts' });
      for (const [tab, panel] of [
        ['Loss', 'Loss'],
        ['Latent map', 'Latent map'],
        ['Network', 'Network'],
      ] as const) {
        const button = parts.getByRole('button', { name: tab });
        await button.click();
        await expect(playground.panel(panel)).toBeInViewport();
        await expect(button).toHaveAttribute('aria-current', 'true');
      }
    });
  });
}

test('a place pointed at on the map drives the decoder, and the image comes back after it', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.trainFor(0.5);
  const reconstruction = playground.drawnImage('Reconstruction');
  await expect(reconstruction).toBeVisible();
  const { x, y, width, height } = await boxOf(map(page));
  await page.mouse.move(x + width * 0.2, y + height * 0.3);
  const decoded = playground.drawnImage('Decoded');
  await expect(decoded).toHaveAccessibleName('Decoded, decoded, from the map');
  const there = await readCanvas(decoded);
  await page.mouse.move(x + width * 0.8, y + height * 0.8);
  await expect.poll(async () => distance(await readCanvas(decoded), there)).toBeGreaterThan(0.001);
  await page.mouse.move(5, 5);
  await expect(reconstruction).toBeVisible();
  await expect(decoded).toHaveCount(0);
});

test('the unit pointed at is magnified with its weights, and what it paints at the other end', async ({
  playground,
}) => {
  const { page } = playground;
  const hidden = page.locator('playground-hourglass .units');
  const point = async (layer: Locator) => {
    const { x, y, width, height } = await boxOf(layer);
    await page.mouse.move(x + width * 0.4, y + height * 0.4);
    await page.mouse.move(x + width * 0.5, y + height * 0.5);
  };
  const lens = page.locator('playground-unit-lens');
  await point(hidden.first());
  await expect(lens).toContainText(/unit \d+\s*of 128/);
  const filter = lens.getByRole('img', { name: 'Weights: what the unit looks for' });
  await expect.poll(async () => (await readCanvas(filter)).width).toBe(28);
  expect(new Set((await readCanvas(filter)).pixels).size).toBeGreaterThan(10);
  await point(hidden.last());
  const painted = lens.getByRole('img', { name: 'Weights: what the unit paints' });
  await expect.poll(async () => (await readCanvas(painted)).width).toBe(28);
  await page.mouse.move(5, 5);
  await expect(painted).toBeHidden();
});

test('a drawing is made by keys alone, and said', async ({ playground }) => {
  const { page } = playground;
  await playground.drawing.focus();
  for (const key of ['Space', ...Array.from({ length: 10 }, () => 'ArrowDown'), 'Space']) {
    await page.keyboard.press(key);
  }
  await expect(playground.panel('Network').getByText('Pen up, row 25, column 15')).toBeAttached();
  await playground.waitForAnswer();
  const { pixels, width } = await readCanvas(playground.drawnImage('As it goes in'));
  // A stroke downwards: ink in many rows, and in few columns.
  const lit = pixels.flatMap((pixel, i) => (pixel > 0.5 ? [i] : []));
  const rows = new Set(lit.map((i) => Math.floor(i / width)));
  const columns = new Set(lit.map((i) => i % width));
  expect(rows.size).toBeGreaterThan(2 * columns.size);
  await page.keyboard.press('Delete');
  await expect(playground.drawing).toHaveAccessibleName(/^Drawing area, empty/);
});

test.describe('with a finger', () => {
  test.use({ viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true });

  test('a swipe that begins on a layer scrolls and resizes nothing; its handle resizes and scrolls nothing', async ({
    playground,
  }) => {
    const { page } = playground;
    const session = await page.context().newCDPSession(page);
    const swipe = async (part: Locator) => {
      const { x, y, width, height } = await boxOf(part);
      const at = { x: x + width / 2, y: y + height / 2 };
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
      for (let up = 20; up <= 200; up += 20) {
        const touchPoints = [{ x: at.x, y: at.y - up }];
        await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
      }
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    const scrolled = () => page.evaluate(() => window.scrollY);
    const handle = page.getByRole('spinbutton', { name: 'Hidden layer 1', exact: true });
    await swipe(handle);
    await expect(handle).toHaveAttribute('aria-valuenow', '1');
    expect(await scrolled()).toBe(0);
    await swipe(page.locator('playground-hourglass .units').first());
    await expect.poll(scrolled).toBeGreaterThan(100);
    await expect(handle).toHaveAttribute('aria-valuenow', '1');
    await session.detach();
  });
});
