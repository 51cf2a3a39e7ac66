import { readGif } from '../e2e/gif.ts';
import { LatentMapPage } from '../e2e/latent-map-page.ts';
import { cutFromStrip, distance, type GreyImage, readCanvas } from '../e2e/pixels.ts';
import { saved } from './saved.ts';
import { type AnyPlayground, expect, test } from './test.ts';

/** Two images that differ by less than this, per pixel, differ by rounding to bytes alone. */
const ROUNDING = (1 / 255) ** 2;

const slider = ({ page }: AnyPlayground) =>
  page.getByRole('slider', { name: 'Position on the walk' });

const position = async (playground: AnyPlayground) => Number(await slider(playground).inputValue());

/** The image of the walk as it is, from a drawer that is on screen: it stands still where nobody sees it. */
async function frame(playground: AnyPlayground): Promise<GreyImage> {
  const image = playground.panel('Walk').getByRole('img', { name: /^The walk at/ });
  await image.scrollIntoViewIfNeeded();
  return readCanvas(image);
}

/** Whether the reconstructions are not those of now yet. */
const isBusy = ({ page }: AnyPlayground) =>
  page.evaluate(() => {
    const root = document.querySelector('autoencoder-playground')?.shadowRoot;
    return root?.querySelector('playground-reconstructions')?.hasAttribute('busy') ?? true;
  });

test('the ends of the walk are the reconstructions of the two images that were picked', async ({
  playground,
}) => {
  await playground.open('?data=digits:600');
  await playground.trainEpoch();
  await expect.poll(() => isBusy(playground)).toBe(false);
  const strips = playground.panel('Reconstructions').getByRole('img', { name: 'Reconstructed' });
  const reconstructed = [await readCanvas(strips.nth(0)), await readCanvas(strips.nth(1))];
  await playground.openDrawer('Walk');
  for (const [end, name] of [
    ['From', 'Test image of a 1'],
    ['To', 'Test image of a 7'],
  ] as const) {
    const group = playground.panel('Walk').getByRole('group', { name: end });
    await group.getByRole('radio', { name }).check();
  }
  for (const [key, digit] of [
    ['Home', 1],
    ['End', 7],
  ] as const) {
    await slider(playground).press(key);
    await expect
      .poll(async () => {
        const shown = await frame(playground);
        const strip = reconstructed[Math.floor(digit / 5)] as GreyImage;
        return distance(shown, cutFromStrip(strip, digit % 5));
      })
      .toBeLessThan(ROUNDING);
  }
});

test('the slider is moved with the keyboard, and the image follows', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.trainEpoch();
  await playground.openDrawer('Walk');
  await slider(playground).press('Home');
  await expect.poll(() => playground.panel('Walk').getByText('t = 0.00').isVisible()).toBe(true);
  const start = await frame(playground);
  await slider(playground).press('End');
  await expect.poll(() => playground.panel('Walk').getByText('t = 1.00').isVisible()).toBe(true);
  await expect.poll(async () => distance(await frame(playground), start)).toBeGreaterThan(0);
  await slider(playground).press('ArrowLeft');
  await expect.poll(() => position(playground)).toBeLessThan(1);
});

test('the walk plays forwards, turns round at the end and comes back', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.openDrawer('Walk');
  await slider(playground).fill('0.8');
  await playground.page.getByRole('button', { name: 'Play the walk' }).click();
  const options = { intervals: [20] };
  await expect.poll(() => position(playground), options).toBeGreaterThan(0.9);
  await expect.poll(() => position(playground), options).toBeLessThan(0.8);
  await playground.page.getByRole('button', { name: 'Pause the walk' }).click();
});

test('the walk is saved as a GIF that goes there and back', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.trainEpoch();
  await playground.openDrawer('Walk');
  const button = playground.panel('Walk').getByRole('button', { name: 'Save GIF' });
  const { name, bytes } = await saved(playground, button);
  expect(name).toBe('walk.gif');
  const gif = readGif(bytes);
  expect(gif).toMatchObject({ width: 224, height: 224, repeats: 0 });
  expect(gif.frames).toEqual(Array(120).fill({ width: 224, height: 224, delay: 50 }));
});

test('the walk is saved as a PNG of eleven steps side by side', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.openDrawer('Walk');
  const button = playground.panel('Walk').getByRole('button', { name: 'Save PNG' });
  const { name, bytes } = await saved(playground, button);
  expect(name).toBe('walk.png');
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
    4 * (11 * 28 + 10 * 2),
    4 * 28,
  ]);
});

test('what the map is pointed at is decoded, and elsewhere is another image', async ({
  playground,
}) => {
  await playground.open('?data=digits:600');
  await playground.trainFor(2);
  const map = new LatentMapPage(playground);
  const first = await map.decodedAt([0.3, 0.3]);
  expect(distance(first, await map.decodedAt([0.7, 0.7]))).toBeGreaterThan(0.001);
});
