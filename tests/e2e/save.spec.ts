import { readFileSync } from 'node:fs';
import type { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './test.ts';

/** What the Save drawer saves under a name. */
async function saved(playground: PlaygroundPage, name: string): Promise<Buffer> {
  const download = playground.page.waitForEvent('download');
  await playground.panel('Save').getByRole('button', { name, exact: true }).click();
  expect((await download).suggestedFilename()).toBe(name);
  return readFileSync(await (await download).path());
}

/** The shape and the values of a .npy file of float32. */
function readNpy(file: Buffer): { shape: number[]; values: Float32Array } {
  const start = 10 + file.readUInt16LE(8);
  const shape = /'shape': \(([^)]*)\)/.exec(file.toString('latin1', 10, start))?.[1] ?? '';
  const numbers = shape.split(',').filter((text) => text.trim() !== '');
  return {
    shape: numbers.map(Number),
    values: new Float32Array(Uint8Array.from(file.subarray(start)).buffer),
  };
}

test('codes and images are saved as .npy and CSV, and agree', async ({ playground }) => {
  await playground.useFewDigits();
  await playground.trainEpoch();
  await playground.openDrawer('Save');
  const codes = readNpy(await saved(playground, 'codes.npy'));
  expect(codes.shape).toEqual([166, 2]);
  const lines = (await saved(playground, 'codes.csv')).toString().trim().split('\n');
  expect(lines[0]).toBe('label,code_0,code_1');
  expect(lines).toHaveLength(167);
  const [, first, second] = (lines[1] ?? '').split(',').map(Number);
  expect(Float32Array.of(first as number, second as number)).toEqual(codes.values.slice(0, 2));

  const images = readNpy(await saved(playground, 'images.npy'));
  const reconstructions = readNpy(await saved(playground, 'reconstructions.npy'));
  expect(images.shape).toEqual([166, 28, 28]);
  expect(reconstructions.shape).toEqual([166, 28, 28]);
  let error = 0;
  images.values.forEach((pixel, i) => {
    error += (pixel - (reconstructions.values[i] as number)) ** 2;
  });
  expect(error / images.values.length).toBeLessThan(0.12);
});

test('the latent map and the losses are saved as pictures', async ({ playground }) => {
  await playground.useFewDigits();
  await playground.trainEpoch();
  await playground.openDrawer('Save');
  const png = await saved(playground, 'loss.png');
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1920);

  /** The map as it is shown, which its own panel saves. */
  const mapAs = async (kind: 'PNG' | 'SVG') => {
    const button = playground.panel('Latent map').getByRole('button', {
      name: `Save Latent map as ${kind}`,
    });
    const download = playground.page.waitForEvent('download');
    await button.click();
    expect((await download).suggestedFilename()).toBe(`latent-map.${kind.toLowerCase()}`);
    return readFileSync(await (await download).path());
  };
  const shown = await playground.panel('Latent map').locator('.map').boundingBox();
  const picture = await mapAs('PNG');
  expect(picture.toString('latin1', 1, 4)).toBe('PNG');
  expect(Math.abs(picture.readUInt32BE(16) - 3 * (shown?.width ?? 0))).toBeLessThan(12);
  const map = (await mapAs('SVG')).toString();
  // A mark for each of the test images, and a character for each class.
  expect(map.match(/<(rect|path|circle)/g)?.length).toBeGreaterThanOrEqual(166);
  expect(map).toMatch(/<text [^>]*font-family="system-ui[^>]* font-weight="700"[^>]*>7<\/text>/);
  const loss = (await saved(playground, 'loss.svg')).toString();
  expect(loss.match(/<polyline/g)).toHaveLength(2);
  const csv = (await saved(playground, 'loss.csv')).toString();
  expect(csv.split('\n')[0]).toBe('epoch,train,test');
});
