import { keptAddresses } from './kept-files.ts';
import { PlaygroundPage } from './playground-page.ts';
import { StaticHost } from './static-host.ts';
import { expect, test } from './watched-test.ts';

test.use({ serviceWorkers: 'allow' });

test('on a host without headers there are threads from the second visit on, unless they are refused', async ({
  page,
}) => {
  const host = await StaticHost.start();
  const playground = new PlaygroundPage(page);
  await playground.open(host.address);
  await expect(playground.build).toHaveText('relaxed SIMD, 1 thread');
  await keptAddresses(page);

  await page.goto('about:blank');
  await playground.open(host.address);
  await expect(playground.build).toHaveText('relaxed SIMD, 2 threads');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await playground.trainFor(0.5);

  await page.goto('about:blank');
  await playground.open(`${host.address}?isolate=0`);
  await expect(playground.build).toHaveText('relaxed SIMD, 1 thread');
  await playground.trainFor(0.5);
  await expect(playground.alert).toBeEmpty();
  host.close();
});
