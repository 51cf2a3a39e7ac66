import { readFileSync } from 'node:fs';
import type { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './test.ts';

/** The mean squared error that the Compare drawer shows for one of what is compared. */
async function errorOf(playground: PlaygroundPage, name: RegExp): Promise<number> {
  const strip = playground
    .panel('Compare')
    .getByRole('img', { name: new RegExp(`^Reconstructed by ${name.source}`) });
  // What is not there yet is asked for again, and not waited for.
  if ((await strip.count()) === 0) return Number.NaN;
  await strip.scrollIntoViewIfNeeded();
  return Number(/MSE ([\d.]+)/.exec((await strip.getAttribute('aria-label')) ?? '')?.[1]);
}

async function keep(playground: PlaygroundPage): Promise<void> {
  await playground.page.getByRole('button', { name: 'Keep this model' }).click();
}

test('a trained model of two units draws better than two principal components', async ({
  playground,
}) => {
  await playground.trainFor(3);
  await playground.openDrawer('Compare');
  await expect.poll(() => errorOf(playground, /PCA, 2 components/)).toBeGreaterThan(0);
  const components = await errorOf(playground, /PCA, 2 components/);
  await expect.poll(() => errorOf(playground, /This model/)).toBeLessThan(components);
});

test('a kept model stays as it was while the model is trained on', async ({ playground }) => {
  await playground.openDrawer('Compare');
  await keep(playground);
  await expect.poll(() => errorOf(playground, /784-128-32-2, untrained/)).toBeGreaterThan(0.15);
  const kept = await errorOf(playground, /784-128-32-2, untrained/);
  expect(await errorOf(playground, /This model/)).toBe(kept);

  await playground.trainFor(1);
  await expect.poll(() => errorOf(playground, /This model/)).toBeLessThan(kept / 2);
  expect(await errorOf(playground, /784-128-32-2, untrained/)).toBe(kept);
});

test('a saved model is opened to compare with, and a file that is none is refused', async ({
  playground,
}) => {
  const saved = await playground.saveModel();
  await playground.trainFor(1);
  await playground.openDrawer('Compare');
  const input = playground.page.getByLabel('Model file to compare with');
  const file = (name: string, buffer: Buffer) => ({
    name,
    buffer,
    mimeType: 'application/octet-stream',
  });
  await input.setInputFiles(file('early.safetensors', saved));
  await expect.poll(() => errorOf(playground, /early/)).toBeGreaterThan(0.15);
  await input.setInputFiles(file('broken.safetensors', saved.subarray(0, 100)));
  await expect(playground.alert).toContainText('broken.safetensors');
  await expect(
    playground.panel('Compare').getByLabel('Compare with', { exact: true }),
  ).toContainText('early');
  expect(await errorOf(playground, /early/)).toBeGreaterThan(0.15);
});

test('robustness is drawn for rotation, shift and noise, and saved as a figure', async ({
  playground,
}) => {
  await playground.trainFor(1);
  await playground.openDrawer('Compare');
  const panel = playground.panel('Compare');
  await panel.getByText('Robustness:').scrollIntoViewIfNeeded();
  for (const [title, from] of [
    ['Rotation', '−60'],
    ['Shift', '−8'],
    ['Noise', '0'],
  ]) {
    const name = new RegExp(`^${title}, mean squared error from ${from}.*This model 0\\.\\d+`);
    await expect(panel.getByRole('img', { name })).toBeVisible();
  }
  const noise = await panel.getByRole('img', { name: /^Noise/ }).getAttribute('aria-label');
  const [clean, noisy] = (/This model ([\d.]+) to ([\d.]+)/.exec(noise ?? '') ?? [])
    .slice(1)
    .map(Number);
  expect(noisy).toBeGreaterThan(clean as number);

  for (const [kind, begin] of [
    ['SVG', '<svg'],
    ['PNG', '\x89PNG'],
  ] as const) {
    const download = playground.page.waitForEvent('download');
    await panel.getByRole('button', { name: `Save Noise as ${kind}` }).click();
    expect((await download).suggestedFilename()).toBe(`noise.${kind.toLowerCase()}`);
    const content = readFileSync(await (await download).path(), 'latin1');
    expect(content.startsWith(begin)).toBe(true);
    expect(content).not.toContain('var(--');
  }
});
