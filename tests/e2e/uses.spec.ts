import { distance, readCanvas } from './pixels.ts';
import { expect, test } from './test.ts';

test('new images are drawn from random codes, and others when asked', async ({ playground }) => {
  await playground.useFewDigits();
  await playground.trainFor(2);
  await playground.openDrawer('New images');
  const panel = playground.panel('New images');
  const row = panel.getByRole('img', { name: 'New images, row 1' });
  await expect(row).toBeVisible();
  const first = await readCanvas(row);
  await panel.getByRole('button', { name: 'Draw others' }).click();
  await expect.poll(async () => distance(await readCanvas(row), first)).toBeGreaterThan(0.001);
  // The usual code has two units: there is a plane of them to look at.
  await expect(panel.getByRole('img', { name: /^Grid over the code/ })).toHaveCount(12);
});

test('a model trained without a class finds it more anomalous than the others', async ({
  playground,
}) => {
  await playground.openDrawer('Anomalies');
  const panel = playground.panel('Anomalies');
  await expect(panel.getByRole('checkbox', { name: '0' })).not.toBeChecked();
  await panel.getByRole('button', { name: 'Train on these alone' }).click();
  await playground.waitForEpoch(3);
  await playground.pause();
  await expect(panel.getByText('trained on 1, 2, 3, 4, 5, 6, 7, 8, 9 alone')).toBeVisible();
  const area = async () => Number(await panel.locator('.area').innerText());
  await expect.poll(area).toBeGreaterThan(0.6);
  await expect(panel.getByRole('list', { name: 'Most anomalous' })).toBeVisible();

  await panel.getByRole('checkbox', { name: '0' }).check();
  await expect(panel.getByText('All classes are normal')).toBeVisible();
  await panel.getByRole('button', { name: 'Train on all' }).click();
  await expect(panel.getByText('trained on all classes')).toBeVisible();
  await expect(playground.alert).toBeEmpty();
});
