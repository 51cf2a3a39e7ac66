import { expect, test } from './test.ts';

test('the first visit shows an untrained model and invites to train it', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await expect.poll(() => playground.invitation.isVisible()).toBe(true);
  expect(await playground.pauseButton.isVisible()).toBe(false);
  const noLoss = playground.panel('Loss').getByRole('img', { name: 'No loss to show yet' });
  await expect.poll(() => noLoss.isVisible()).toBe(true);
  const network = 'The network, layer by layer: 784, 128, 32, 2, 32, 128, 784 units';
  await expect
    .poll(() => playground.page.getByRole('img', { name: network }).isVisible())
    .toBe(true);
  const errors = (await playground.reconstructionErrors()).map(Number);
  // Sigmoid outputs of an untrained model are all near a half, and so is no image.
  expect(Math.min(...errors)).toBeGreaterThan(0.15);
});

test('Train advances the epochs, makes the test loss fall and draws the loss', async ({
  playground,
}) => {
  await playground.open('?data=digits:600');
  await playground.stepButton.click();
  await expect.poll(() => playground.figure('Test loss')).toBeGreaterThan(0);
  const first = await playground.figure('Test loss');
  await playground.trainFor(2);
  expect(await playground.figure('Test loss')).toBeLessThan(0.9 * first);
  expect(await playground.figure('Images/s')).toBeGreaterThan(0);
  const chart = playground.panel('Loss').getByRole('img', { name: /^Loss over \d+\.\d epochs/ });
  await expect.poll(() => chart.isVisible()).toBe(true);
});

test('Pause stops the training, and Train goes on from there', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.trainFor(0.5);
  const paused = await playground.figure('Epoch');
  // What comes of a training that went on would be there with the next answers.
  await playground.reconstructionErrors();
  expect(await playground.figure('Epoch')).toBe(paused);
  await playground.trainButton.click();
  await playground.waitForEpoch(paused + 0.5);
  await playground.pause();
});

test('Step trains on one minibatch', async ({ playground }) => {
  await playground.open('?data=digits:1000');
  await playground.fillSetting('Batch size', '100');
  for (const epoch of ['0.1', '0.2']) {
    await playground.stepButton.click();
    await expect.poll(() => playground.figureText('Epoch')).toBe(epoch);
    await expect.poll(() => playground.stepButton.isEnabled()).toBe(true);
  }
});

test('Epoch trains to the end of the running epoch', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.stepButton.click();
  await expect.poll(() => playground.figure('Epoch')).toBeGreaterThan(0);
  await playground.trainEpoch();
  expect(await playground.figureText('Epoch')).toBe('1.0');
});

test('Reset returns to the same untrained model', async ({ playground }) => {
  await playground.open('?data=digits:600');
  const untrained = await playground.reconstructionErrors();
  await playground.trainEpoch();
  await playground.resetButton.click();
  await expect.poll(() => playground.invitation.isVisible()).toBe(true);
  expect(await playground.reconstructionErrors()).toEqual(untrained);
});

test('Reset ends a running training', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.trainButton.click();
  await playground.waitForEpoch(0.1);
  await playground.resetButton.click();
  await expect.poll(() => playground.invitation.isVisible()).toBe(true);
  await expect.poll(() => playground.trainButton.isEnabled()).toBe(true);
});

test('the same seed gives the same loss again, another seed another', async ({ playground }) => {
  const losses: string[] = [];
  for (const seed of ['1', '2', '1']) {
    await playground.open(`?data=digits:600&seed=${seed}`);
    await playground.trainEpoch();
    losses.push(await playground.figureText('Test loss'));
  }
  expect(losses[0]).toMatch(/^0\.\d{4}$/);
  expect(losses[2]).toBe(losses[0]);
  expect(losses[1]).not.toBe(losses[0]);
});

test('training stops at the epoch that was asked for', async ({ playground }) => {
  await playground.open('?data=digits:600');
  const stop = playground.trainBar.getByLabel('Stop at epoch');
  await stop.fill('2');
  await stop.blur();
  await playground.trainButton.click();
  await expect.poll(() => playground.figureText('Epoch')).toBe('2.0');
  await expect.poll(() => playground.trainButton.isEnabled()).toBe(true);
});

test('a learning rate is changed in the middle of training', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.trainButton.click();
  await playground.waitForEpoch(0.5);
  const before = await playground.figure('Epoch');
  await playground.fillSetting('Learning rate', '0.001');
  await expect.poll(() => playground.setting('Learning rate').inputValue()).toBe('0.001');
  await playground.waitForEpoch(before + 0.3);
  expect(await playground.earlierRuns.count()).toBe(0);
  await playground.pause();
});

test('a new code size begins anew, and the run before is kept', async ({ playground }) => {
  await playground.open('?data=digits:600&epochs=1000');
  await playground.trainButton.click();
  await playground.waitForEpoch(0.5);
  await playground.fillSetting('Code size', '3');
  await expect.poll(() => playground.status.innerText()).toMatch(/Restarted with 128-32-3\./);
  await expect.poll(() => playground.earlierRuns.allInnerTexts()).toHaveLength(1);
  expect(await playground.earlierRuns.innerText()).toMatch(/128-32-2, seed 1/);
  await playground.pause();
});

test('a preset makes another model', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.choosePreset(/^Denoising/);
  await playground.trainEpoch();
  expect(await playground.figureText('Epoch')).toBe('1.0');
});

test('a new seed makes a new model', async ({ playground }) => {
  await playground.open('?data=digits:600');
  const untrained = await playground.reconstructionErrors();
  await playground.trainBar.getByRole('button', { name: 'New seed' }).click();
  await playground.openSettings();
  await expect.poll(() => playground.setting('Seed').inputValue()).not.toBe('1');
  await expect.poll(() => playground.reconstructionErrors()).not.toEqual(untrained);
});
