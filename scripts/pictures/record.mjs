import { chromium } from '@playwright/test';
import gifenc from 'gifenc';
import { chromiumArguments, findChromium } from '../lib/chromium.mjs';

const WINDOW = { width: 1280, height: 840 };
/**
 * The animation's size as a share of the window's. It plays at the speed at which it was recorded.
 */
const SCALE = 0.5;
const FRAMES = 28;
const INTERVAL = 260;
const COLOURS = 64;
/** The time in milliseconds for which the last frame is shown. */
const REST = 2500;

/**
 * Opens the untrained page, trains, and records it.
 * @param {string} address
 * @returns {Promise<{ picture: Buffer, animation: Uint8Array }>} a PNG of the trained page, and a GIF
 */
export async function recordTraining(address) {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: chromiumArguments,
  });
  try {
    const page = await browser.newPage({ viewport: WINDOW, colorScheme: 'light' });
    await page.goto(`${address}#autostart=0`);
    const train = page.getByRole('button', { name: 'Train', exact: true });
    await train.waitFor();
    await page.getByRole('img', { name: /^The codes of/ }).waitFor();
    const shots = [await page.screenshot()];
    await train.click();
    for (let i = 1; i < FRAMES; i += 1) {
      const next = performance.now() + INTERVAL;
      shots.push(await page.screenshot());
      await page.waitForTimeout(Math.max(0, next - performance.now()));
    }
    await page.waitForTimeout(6000);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.mouse.move(0, 0);
    await page.waitForTimeout(1000);
    const picture = await page.screenshot();
    const animation = encode(await smallerPixels(browser, shots));
    return { picture, animation };
  } finally {
    await browser.close();
  }
}

/**
 * Decodes screenshots and scales them to the animation's size.
 * @typedef {{ width: number, height: number, data: Uint8Array }} Pixels RGBA
 * @param {import('@playwright/test').Browser} browser
 * @param {Buffer[]} shots PNGs
 * @returns {Promise<Pixels[]>}
 */
async function smallerPixels(browser, shots) {
  const page = await browser.newPage();
  const frames = [];
  for (const shot of shots) {
    const address = `data:image/png;base64,${shot.toString('base64')}`;
    const { width, height, base64 } = await page.evaluate(shrink, { address, scale: SCALE });
    frames.push({ width, height, data: new Uint8Array(Buffer.from(base64, 'base64')) });
  }
  return frames;
}

/**
 * Decodes and scales one screenshot; runs in the browser, which has the functions for both.
 * @param {{ address: string, scale: number }} shot
 */
async function shrink({ address, scale }) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const width = Math.round(image.naturalWidth * scale);
  const height = Math.round(image.naturalHeight * scale);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  let text = '';
  for (let i = 0; i < data.length; i += 32768) {
    text += String.fromCharCode(...data.subarray(i, i + 32768));
  }
  return { width, height, base64: btoa(text) };
}

/**
 * Makes a GIF that repeats. Where a pixel stays as it was it is transparent, so that what stands still
 * takes no bytes.
 * @param {Pixels[]} frames
 * @returns {Uint8Array}
 */
function encode(frames) {
  const { GIFEncoder, quantize, applyPalette } = gifenc;
  const gif = GIFEncoder();
  // A single palette, from the frame with the most colours, keeps still parts from flickering.
  const last = /** @type {Pixels} */ (frames.at(-1));
  const palette = quantize(last.data, COLOURS - 1);
  const transparentIndex = palette.length;
  /** @type {Uint8Array | undefined} */
  let shown;
  frames.forEach(({ data, width, height }, i) => {
    const indices = applyPalette(data, palette);
    const before = shown;
    const changed = before
      ? indices.map((index, at) => (index === before[at] ? transparentIndex : index))
      : indices;
    gif.writeFrame(changed, width, height, {
      ...(before
        ? { transparent: true, transparentIndex, dispose: 1 }
        : { palette: [...palette, [0, 0, 0]] }),
      delay: i === frames.length - 1 ? REST : INTERVAL,
    });
    shown = indices;
  });
  gif.finish();
  return gif.bytes();
}
