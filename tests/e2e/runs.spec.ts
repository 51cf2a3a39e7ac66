import { expect, test } from './test.ts';

test("an earlier run's curve stays, says what it had otherwise, can be hidden and forgotten", async ({
  playground,
}) => {
  await playground.useFewDigits();
  const chart = playground.panel('Loss').getByRole('img');
  await playground.trainFor(2);
  await playground.resetButton.click();
  await expect(playground.earlierRuns).toHaveText([/1\s*128-32-2, seed 1: same settings/]);
  await expect(chart).toHaveAccessibleName(/run 1, 128-32-2, seed 1, same settings: test 0\.\d{4}/);

  await playground.fillSetting('Learning rate', '0.01');
  await expect(playground.earlierRuns).toHaveText([/128-32-2, seed 1: learning rate 0\.003/]);
  await playground.trainEpoch();
  await playground.fillSetting('Seed', '2');
  await expect(playground.earlierRuns).toHaveText([
    /seed 1: learning rate 0\.003/,
    /seed 1: otherwise the same/,
  ]);

  const first = playground.earlierRuns.first();
  await expect(first).toHaveAttribute('aria-pressed', 'true');
  await first.click();
  await expect(first).toHaveAttribute('aria-pressed', 'false');
  await expect(chart).not.toHaveAccessibleName(/run 1/);
  await expect(chart).toHaveAccessibleName(/run 2/);

  // Losses of another kind have no place on the same axis; mean squared errors are told beside each other.
  await playground.setting('Loss').selectOption('mse');
  await expect(first).toBeDisabled();
  await expect(first).toContainText(/BCE, test MSE 0\.\d{4}\s*$/);
  await playground.trainEpoch();
  await expect(first).toContainText(/BCE, test MSE 0\.\d{4}, now 0\.\d{4}\s*$/);
  await expect(chart).not.toHaveAccessibleName(/run/);

  await playground.panel('Loss').getByRole('button', { name: 'Forget runs' }).click();
  await expect(playground.earlierRuns).toHaveCount(0);
});

test('the losses are shown on a logarithmic scale', async ({ playground }) => {
  await playground.useFewDigits();
  await playground.trainEpoch();
  await playground.trainEpoch();
  const loss = playground.panel('Loss');
  const canvas = loss.locator('canvas');
  // The chart is drawn once somebody can see it.
  await loss.scrollIntoViewIfNeeded();
  const picture = () => canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
  const linear = await picture();
  await loss.getByLabel('Log scale').check();
  await expect(loss.getByRole('img')).toHaveAccessibleName(/logarithmic scale/);
  await expect.poll(picture).not.toBe(linear);
  await loss.getByLabel('Log scale').uncheck();
  await expect.poll(picture).toBe(linear);
});
