import { readFileSync } from 'node:fs';
import path from 'node:path';
import { file, smallMnist } from '../e2e/idx.ts';
import { greyPng } from '../e2e/png.ts';
import { saved } from './saved.ts';
import { type AnyPlayground, expect, test } from './test.ts';

async function saveModel(playground: AnyPlayground): Promise<Buffer> {
  await playground.openDrawer('Save');
  return savedAs(playground, 'autoencoder.safetensors');
}

/** What the Save drawer saves under a name. */
async function savedAs(playground: AnyPlayground, name: string): Promise<Buffer> {
  const button = playground.panel('Save').getByRole('button', { name, exact: true });
  const file = await saved(playground, button);
  expect(file.name).toBe(name);
  return file.bytes;
}

const counts = ({ page }: AnyPlayground, train: string, tests: string) =>
  expect.poll(() => page.getByText(`${train} training, ${tests} test`).isVisible()).toBe(true);

test('a model that was saved opens again as it was', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.trainEpoch();
  const loss = await playground.figureText('Test loss');
  const bytes = await saveModel(playground);
  const trained = await playground.reconstructionErrors();
  await playground.resetButton.click();
  await expect.poll(() => playground.invitation.isVisible()).toBe(true);

  await playground.chooseFiles([file('mine.safetensors', bytes)]);
  await expect
    .poll(() => playground.status.innerText())
    .toContain('Opened the model of mine.safetensors, which was trained on procedural digits');
  expect(await playground.reconstructionErrors()).toEqual(trained);
  expect(await playground.figureText('Epoch')).toBe('1.0');
  expect(await playground.figureText('Test loss')).toBe(loss);
  await playground.trainEpoch();
  expect(await playground.figureText('Epoch')).toBe('2.0');
});

test('a file cut short is refused with a sentence, and the model stays', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.trainEpoch();
  const bytes = await saveModel(playground);
  await playground.chooseFiles([file('cut.safetensors', bytes.subarray(0, -1000))]);
  await expect.poll(() => playground.alert.innerText()).toMatch(/cut\.safetensors.+/);
  expect(await playground.figureText('Epoch')).toBe('1.0');
  expect((await saveModel(playground)).equals(bytes)).toBe(true);
});

for (const model of ['sparse-tied-0.1.0', 'variational-0.1.0']) {
  test(`a model that an earlier version saved opens: ${model}`, async ({ playground }) => {
    const fixture = path.resolve(import.meta.dirname, `../fixtures/${model}.safetensors`);
    await playground.open('?data=digits:600');
    await playground.chooseFiles([file(`${model}.safetensors`, readFileSync(fixture))]);
    await expect
      .poll(() => playground.status.innerText())
      .toContain(`Opened the model of ${model}.safetensors`);
  });
}

test('codes are saved as .npy and CSV, and agree', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.trainEpoch();
  await playground.openDrawer('Save');
  const npy = await savedAs(playground, 'codes.npy');
  const start = 10 + npy.readUInt16LE(8);
  expect(npy.toString('latin1', 10, start)).toContain("'shape': (100, 2)");
  const lines = (await savedAs(playground, 'codes.csv')).toString().trim().split('\n');
  expect(lines[0]).toBe('label,code_0,code_1');
  expect(lines).toHaveLength(101);
  const [, first, second] = (lines[1] ?? '').split(',').map(Number);
  expect([Math.fround(first ?? 0), Math.fround(second ?? 0)]).toEqual([
    npy.readFloatLE(start),
    npy.readFloatLE(start + 4),
  ]);
});

test('the losses are saved as a picture and a table', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.trainEpoch();
  await playground.openDrawer('Save');
  const png = await savedAs(playground, 'loss.png');
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1920);
  const csv = (await savedAs(playground, 'loss.csv')).toString();
  expect(csv.split('\n')[0]).toBe('epoch,train,test');
});

test('files as MNIST has them are trained on', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.chooseFiles(smallMnist());
  await counts(playground, '40', '10');
  await playground.waitForEpoch(1);
  await playground.pause();
});

test('pictures are trained on, and what is none is left out', async ({ playground }) => {
  await playground.open('?data=digits:600');
  const pictures = [3, 5, 8, 11].map((place) =>
    file(
      `${place}.png`,
      greyPng(16, 16, (x) => (x === place ? 255 : 0)),
    ),
  );
  await playground.chooseFiles([...pictures, file('notes.png', Buffer.from('no picture'))]);
  await counts(playground, '3', '1');
  expect(await playground.status.innerText()).toContain('notes.png');
});

test('one picture goes in as a drawing does', async ({ playground }) => {
  await playground.open('?data=digits:600');
  const bar = greyPng(280, 280, (x, y) => (Math.abs(x - 140) < 12 && y > 40 && y < 240 ? 0 : 255));
  await playground.chooseFiles([file('one.png', bar)]);
  await expect
    .poll(() => playground.status.innerText())
    .toMatch(/Opened one\.png \(dark on light: inverted; 280 × 280 pixels/);
  await playground.waitForAnswer();
  const label = await playground.drawnImage('As it goes in').getAttribute('aria-label');
  expect(label).toBe('As it goes in, your picture');
  expect(await playground.drawingError()).toBeGreaterThan(0);
});

test('a file that is no picture is refused with a sentence', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.chooseFiles([file('broken.png', Buffer.from('no picture'))]);
  await expect
    .poll(() => playground.alert.innerText())
    .toContain('broken.png is no picture that this browser can read.');
});

test('two classes of the digits are chosen', async ({ playground }) => {
  const { page } = playground;
  await playground.open('?data=digits:1000');
  await page.getByRole('button', { name: /^Data details/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose data' });
  await dialog.getByRole('button', { name: 'None' }).click();
  await dialog.getByRole('checkbox', { name: 'Class 3' }).check();
  await dialog.getByRole('checkbox', { name: 'Class 8' }).check();
  await dialog.getByRole('button', { name: 'Use these data' }).click();
  await expect.poll(() => dialog.isVisible()).toBe(false);
  const legend = playground.panel('Latent map').getByRole('list', { name: 'Labels' });
  await expect.poll(() => legend.getByRole('listitem').allInnerTexts()).toEqual(['3', '8']);
});
