import { expect } from '@playwright/test';
import { openHostPage } from './host-page.ts';
import { test } from './plain-host.ts';

test('the page for embedding trains in a frame of another page, and posts its height alone', async ({
  page,
  plainHost,
}) => {
  const missing: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) missing.push(response.url());
  });
  await openHostPage(
    page,
    plainHost,
    `<iframe src="embed.html#preset=line&data=digits:1000&panels=train,map" title="Playground"
      width="640" height="480"></iframe>`,
  );
  const frame = page.frameLocator('iframe');
  const training = frame.getByRole('region', { name: 'Training' });
  const train = training.getByRole('button', { name: 'Train', exact: true });
  await expect(train).toBeEnabled();
  await expect(frame.getByRole('region', { name: 'Latent map' })).toBeVisible();
  await expect(frame.getByRole('region', { name: 'Network' })).toHaveCount(0);
  await expect(frame.getByRole('button', { name: 'Share' })).toHaveCount(0);
  await expect(training.getByText('Press Train')).toBeVisible();

  await train.click();
  const epoch = training.locator('dl > div', { hasText: 'Epoch' }).locator('dd');
  await expect.poll(async () => Number(await epoch.innerText())).toBeGreaterThan(0.5);
  await training.getByRole('button', { name: 'Pause' }).click();
  await expect(train).toBeEnabled();
  const posted: object[] = await page.evaluate(() => Reflect.get(window, 'posted'));
  const height = { autoencoderPlayground: 1, type: 'height', height: expect.any(Number) };
  expect(posted).toEqual(posted.map(() => height));
  expect(missing).toEqual([]);
});

test('a frame without a list of parts is compact, and starts by itself where it is told to', async ({
  page,
  plainHost,
}) => {
  await openHostPage(
    page,
    plainHost,
    `<iframe src="embed.html#data=digits:1000&autostart=1&epochs=1" title="Playground"
      width="1000" height="900"></iframe>`,
  );
  const frame = page.frameLocator('iframe');
  for (const name of ['Training', 'Network', 'Latent map', 'Reconstructions']) {
    await expect(frame.getByRole('region', { name, exact: true })).toBeVisible();
  }
  await expect(frame.getByRole('tab')).toHaveCount(0);
  const epoch = frame.locator('dl > div', { hasText: 'Epoch' }).locator('dd');
  await expect(epoch).toHaveText('1.0');
});
