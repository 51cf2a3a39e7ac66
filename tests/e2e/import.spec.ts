import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { file } from './idx.ts';
import type { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './test.ts';
import { sequentialWeights, torchFile } from './torch-file.ts';

const weights = file('weights.safetensors', torchFile(sequentialWeights([784, 32, 8])));

/** Chooses the weights, and waits until the dialog shows what becomes of test images. */
async function openWeights(playground: PlaygroundPage): Promise<Locator> {
  await playground.chooseFiles([weights]);
  const dialog = playground.page.getByRole('dialog', { name: /weights of weights.safetensors/ });
  await expect(dialog.getByRole('img', { name: 'Reconstructed' })).toBeVisible();
  return dialog;
}

const errorIn = (dialog: Locator) => dialog.locator('output').innerText();

test('weights that PyTorch saved become a model as soon as their activations are told', async ({
  playground,
}) => {
  const dialog = await openWeights(playground);
  await expect(dialog.getByRole('row', { name: /encoder\.1 encoder\.2 32 → 8/ })).toBeVisible();
  const first = await errorIn(dialog);
  await dialog.getByLabel('Output').selectOption('linear');
  await expect(dialog.getByRole('row', { name: /decoder\.1 .* Linear/ })).toBeVisible();
  await expect.poll(() => errorIn(dialog)).not.toBe(first);
  await dialog.getByLabel('Hidden layers').selectOption('tanh');
  await expect(dialog.getByRole('row', { name: /encoder\.0 .* tanh/ })).toBeVisible();

  await dialog.getByRole('button', { name: 'Use this model' }).click();
  await expect(playground.status).toContainText('Opened the model of weights.safetensors.');
  await expect(dialog).toBeHidden();
  await playground.openSettings();
  await expect(playground.setting('Code size')).toHaveValue('8');
  await expect(playground.setting('Activation')).toHaveValue('tanh');
  await expect(playground.setting('Output activation')).toHaveValue('linear');
  await playground.trainEpoch();
  expect(await playground.figureText('Epoch')).toBe('1.0');
});

test('nothing of the present model is lost on Cancel or Escape', async ({ playground }) => {
  const untrained = await playground.reconstructionErrors();
  await playground.trainEpoch();
  await expect.poll(() => playground.reconstructionErrors()).not.toEqual(untrained);
  const trained = await playground.reconstructionErrors();
  for (const leave of ['Cancel', 'Escape']) {
    const dialog = await openWeights(playground);
    await dialog.getByLabel('Code').selectOption('relu');
    if (leave === 'Escape') await playground.page.keyboard.press('Escape');
    else await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
    expect(await playground.reconstructionErrors()).toEqual(trained);
    expect(await playground.figureText('Epoch')).toBe('1.0');
  }
  await playground.trainEpoch();
  expect(await playground.figureText('Epoch')).toBe('2.0');
});

test('weights of no autoencoder, or of images of another size, are refused with the shapes', async ({
  playground,
}) => {
  const { 'decoder.2.weight': _, ...incomplete } = sequentialWeights([784, 32, 8]);
  await playground.chooseFiles([file('half.safetensors', torchFile(incomplete))]);
  await expect(playground.alert).toHaveText(/half\.safetensors.*encoder\.0\.weight \[32, 784\]/);
  await playground.chooseFiles([
    file('small.safetensors', torchFile(sequentialWeights([196, 32, 8]))),
  ]);
  await expect(playground.alert).toHaveText(
    /small\.safetensors: its first layer takes 196 values, but an image of 28 x 28 has 784/,
  );
  await expect(playground.page.getByRole('dialog', { name: /weights/ })).toBeHidden();
});

test('the dialog fits a phone and a desk, by day and by night', async ({ playground }) => {
  const folder = path.resolve(import.meta.dirname, '../../test-results/screenshots');
  mkdirSync(folder, { recursive: true });
  const { page } = playground;
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    const dialog = await openWeights(playground);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      const box = await dialog.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
      await page.screenshot({ path: path.join(folder, `import-${width}-${scheme}.png`) });
    }
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }
});
