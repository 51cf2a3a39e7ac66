import { expect, test } from './test.ts';

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

test('settings that restart are marked, and each says what it does', async ({ playground }) => {
  await playground.openSettings();
  const training = playground.panel('Settings').getByRole('group', { name: 'Training' });
  await expect(training.locator('.field', { hasText: 'Seed' })).toContainText('↻');
  await expect(training.locator('.field', { hasText: 'Learning rate' })).not.toContainText('↻');
  await playground.setting('Learning rate').focus();
  await expect(training.getByText('How far one minibatch moves the weights').last()).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('the train bar is low, and the rest of it unfolds', async ({ playground }) => {
    await playground.trainFor(1);
    const box = await playground.trainBar.boundingBox();
    expect(box?.height).toBeLessThanOrEqual(56);
    // A word of the glossary is as high as the text that it stands in.
    for (const button of await playground.trainBar.locator('button:not(.word)').all()) {
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
