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

test('slow motion makes so many steps a second, and full speed is there again at once', async ({
  playground,
}) => {
  await playground.useFewDigits();
  // Ten minibatches an epoch.
  await playground.fillSetting('Batch size', '100');
  const speed = playground.trainBar.getByLabel('Speed');
  await speed.selectOption('5');
  await playground.trainButton.click();
  await playground.waitForEpoch(0.1);
  const from = await playground.figure('Epoch');
  const started = Date.now();
  await playground.waitForEpoch(from + 0.5);
  const steps = ((await playground.figure('Epoch')) - from) * 10;
  const seconds = (Date.now() - started) / 1000;
  expect(steps / seconds).toBeGreaterThan(2);
  expect(steps / seconds).toBeLessThan(8);
  await speed.selectOption('Full speed');
  await playground.waitForEpoch(4);
  await playground.pause();
});

test('training stops at the epoch that was asked for, and asks for a later one there', async ({
  playground,
}) => {
  await playground.useFewDigits();
  const stop = playground.trainBar.getByLabel('Stop at epoch');
  await stop.fill('1.5');
  await stop.blur();
  await expect(playground.alert).toContainText('The epoch to stop at is 1.5');
  await stop.fill('3');
  await stop.blur();
  await playground.trainButton.click();
  await expect.poll(() => playground.figureText('Epoch')).toBe('3.0');
  await expect(playground.trainButton).toBeEnabled();

  await playground.trainButton.click();
  await expect(playground.status).toContainText('choose a later epoch to stop at than 3');
  expect(await playground.figureText('Epoch')).toBe('3.0');

  await stop.fill('');
  await stop.blur();
  await playground.trainFor(3.5);
});

test('a learning rate is changed in the middle of training, a code size begins anew', async ({
  playground,
}) => {
  await playground.trainButton.click();
  await playground.waitForEpoch(0.5);
  const before = await playground.figure('Epoch');
  await playground.fillSetting('Learning rate', '0.001');
  await expect(playground.setting('Learning rate')).toHaveValue('0.001');
  await playground.waitForEpoch(before + 0.3);
  await expect(playground.earlierRuns).toHaveCount(0);

  await playground.fillSetting('Code size', '3');
  await expect(playground.status).toHaveText(/Restarted with 128-32-3\./);
  await expect(playground.pauseButton).toBeVisible();
  await expect(playground.earlierRuns).toHaveText([/128-32-2, seed 1: otherwise the same/]);
  await playground.waitForEpoch(0.3);
  await playground.pause();
});

test('a new seed makes a new model', async ({ playground }) => {
  const untrained = await playground.reconstructionErrors();
  await playground.trainBar.getByRole('button', { name: 'New seed' }).click();
  await expect(playground.setting('Seed')).not.toHaveValue('1');
  const seed = await playground.setting('Seed').inputValue();
  await expect(playground.trainBar.getByText(seed, { exact: true })).toBeVisible();
  await expect.poll(() => playground.reconstructionErrors()).not.toEqual(untrained);
});

test('settings that restart are marked, and each says what it does', async ({ playground }) => {
  const network = playground.panel('Network');
  const training = network.getByRole('group', { name: 'Training' });
  await expect(training.locator('.field', { hasText: 'Seed' })).toContainText('↻');
  await expect(training.locator('.field', { hasText: 'Learning rate' })).not.toContainText('↻');
  await playground.setting('Learning rate').focus();
  await expect(training.getByText('How far one minibatch moves the weights').last()).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the train bar is low, and the rest of it unfolds', async ({ playground }) => {
    await playground.trainEpoch();
    const box = await playground.trainBar.boundingBox();
    expect(box?.height).toBeLessThanOrEqual(120);
    for (const button of await playground.trainBar.getByRole('button').all()) {
      if (await button.isVisible()) {
        expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      }
    }
    const stop = playground.trainBar.getByLabel('Stop at epoch');
    await expect(stop).toBeHidden();
    await playground.trainBar.getByRole('button', { name: 'More' }).click();
    await expect(stop).toBeVisible();
    await expect(playground.trainBar.getByText('Training stops when')).toBeVisible();
  });
});
