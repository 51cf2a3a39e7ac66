import { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './test.ts';

test('the first visit shows an untrained model and invites to train it', async ({ playground }) => {
  await expect(playground.invitation).toBeVisible();
  await expect(playground.pauseButton).toBeHidden();
  await expect(
    playground.panel('Loss').getByRole('img', { name: 'No loss to show yet' }),
  ).toBeVisible();
  const network = 'The network, layer by layer: 784, 128, 32, 2, 32, 128, 784 units';
  await expect(playground.page.getByRole('img', { name: network })).toBeVisible();
  const errors = (await playground.reconstructionErrors()).map(Number);
  // Sigmoid outputs of an untrained model are all near a half, and so is no image.
  expect(Math.min(...errors)).toBeGreaterThan(0.15);
});

test('Train advances the epochs, makes the test loss fall and draws the loss', async ({
  playground,
}) => {
  await playground.stepButton.click();
  await expect.poll(() => playground.figure('Test loss')).toBeGreaterThan(0);
  const first = await playground.figure('Test loss');
  await playground.trainFor(2);
  expect(await playground.figure('Test loss')).toBeLessThan(0.9 * first);
  expect(await playground.figure('Images/s')).toBeGreaterThan(0);
  const chart = playground.panel('Loss').getByRole('img', { name: /^Loss over \d+\.\d epochs/ });
  await expect(chart).toBeVisible();
});

test('Pause stops the training, and Train goes on from there', async ({ playground }) => {
  await playground.trainFor(0.5);
  const paused = await playground.figureText('Epoch');
  const loss = await playground.figureText('Test loss');
  await playground.page.waitForTimeout(500);
  expect(await playground.figureText('Epoch')).toBe(paused);
  expect(await playground.figureText('Test loss')).toBe(loss);

  await playground.trainButton.click();
  await playground.waitForEpoch(Number(paused) + 0.5);
  await playground.pause();
});

test('Step trains on one minibatch', async ({ playground }) => {
  await playground.useFewDigits();
  await playground.fillSetting('Batch size', '100');
  for (const epoch of ['0.1', '0.2', '0.3']) {
    await playground.stepButton.click();
    await expect.poll(() => playground.figureText('Epoch')).toBe(epoch);
    await expect(playground.stepButton).toBeEnabled();
  }
  await playground.page.waitForTimeout(300);
  expect(await playground.figureText('Epoch')).toBe('0.3');
});

test('Epoch trains to the end of the running epoch', async ({ playground }) => {
  await playground.trainFor(0.3);
  const before = await playground.figure('Epoch');
  await playground.trainEpoch();
  expect(await playground.figure('Epoch')).toBe(Math.floor(before) + 1);
  await playground.trainEpoch();
  expect(await playground.figure('Epoch')).toBe(Math.floor(before) + 2);
});

test('Reset returns to the same untrained model', async ({ playground }) => {
  const untrained = await playground.reconstructionErrors();
  await playground.trainFor(0.5);
  await expect.poll(() => playground.reconstructionErrors()).not.toEqual(untrained);
  await playground.resetButton.click();
  await expect(playground.invitation).toBeVisible();
  await expect.poll(() => playground.reconstructionErrors()).toEqual(untrained);
});

test('Reset ends a running training', async ({ playground }) => {
  await playground.trainButton.click();
  await playground.waitForEpoch(0.1);
  await playground.resetButton.click();
  await expect(playground.invitation).toBeVisible();
  await expect(playground.trainButton).toBeEnabled();
});

test('the same seed gives the same loss on two fresh pages, another seed another', async ({
  context,
}) => {
  const losses: string[] = [];
  for (const seed of ['1', '1', '2']) {
    const page = await context.newPage();
    const playground = new PlaygroundPage(page);
    await playground.open();
    await playground.useFewDigits();
    await playground.fillSetting('Seed', seed);
    await playground.trainEpoch();
    expect(await playground.figureText('Epoch')).toBe('1.0');
    losses.push(await playground.figureText('Test loss'));
    await page.close();
  }
  expect(losses[0]).toMatch(/^0\.\d{4}$/);
  expect(losses[1]).toBe(losses[0]);
  expect(losses[2]).not.toBe(losses[0]);
});
