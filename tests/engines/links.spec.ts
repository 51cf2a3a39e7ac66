import { type AnyPlayground, expect, test } from './test.ts';

const hashOf = ({ page }: AnyPlayground) =>
  page.evaluate(() => decodeURIComponent(window.location.hash));

test('a shared link opens the same run', async ({ playground }) => {
  const { page } = playground;
  await playground.open('?data=digits:600');
  await playground.fillSetting('Seed', '11');
  await playground.fillSetting('Code size', '24');
  await playground.openDrawer('Walk');
  await expect.poll(() => hashOf(playground)).toContain('"code":24');
  await expect.poll(() => hashOf(playground)).toContain('drawer=walk');
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(decodeURIComponent(new URL(link).hash)).toBe(await hashOf(playground));
  await page.getByRole('textbox', { name: 'Link' }).press('Escape');
  await playground.trainEpoch();
  const loss = await playground.figureText('Test loss');

  await page.goto('about:blank');
  await playground.open(link);
  await playground.openSettings();
  expect(await playground.setting('Code size').inputValue()).toBe('24');
  const walk = page.getByRole('tab', { name: 'Walk' });
  expect(await walk.getAttribute('aria-selected')).toBe('true');
  await playground.trainEpoch();
  expect(await playground.figureText('Test loss')).toBe(loss);
});

test('another address, pasted, is followed', async ({ playground }) => {
  await playground.open('?data=digits:600');
  await playground.page.evaluate(() => {
    window.location.hash = 'preset=line&seed=4&data=digits:600&autostart=0';
  });
  await playground.openSettings();
  await expect.poll(() => playground.setting('Code size').inputValue()).toBe('1');
  expect(await playground.setting('Seed').inputValue()).toBe('4');
});

test('a link that is absurd in its keys is told so, and the page works', async ({ playground }) => {
  const absurd = { preset: 'x', seed: '-1', classes: 'x', epochs: '0', theme: 'pink' };
  await playground.open(`?data=digits:600&${new URLSearchParams(absurd)}`);
  for (const [key, value] of Object.entries(absurd)) {
    await expect
      .poll(() => playground.alert.innerText())
      .toContain(`${key} is "${value}", but must be`);
  }
  await playground.trainFor(0.5);
});

test('the header says which build of the engine runs', async ({ playground }) => {
  await playground.open('?data=digits:600');
  const build = await playground.build.innerText();
  expect(build).toMatch(/^(relaxed )?SIMD, \d+ threads?$/);
  process.stdout.write(`  runs with ${build}\n`);
});

test('the address chooses the build with plain SIMD and one thread', async ({ playground }) => {
  await playground.open('?data=digits:600&variant=simd&threads=1');
  expect(await playground.build.innerText()).toBe('SIMD, 1 thread');
  await playground.trainEpoch();
});

test('the address chooses two threads', async ({ playground, engine }) => {
  await playground.page.goto('');
  const shares = await playground.page.evaluate(
    () => window.crossOriginIsolated && 'SharedArrayBuffer' in window,
  );
  test.skip(!shares, `${engine.version} shares no memory with threads`);
  await playground.open('?data=digits:600&threads=2');
  expect(await playground.build.innerText()).toMatch(/SIMD, 2 threads$/);
  await playground.trainEpoch();
});

test('one and two threads, where they are to be had, train to the same loss', async ({
  playground,
  engine,
}) => {
  await playground.open('?data=digits:600&threads=1');
  const shares = await playground.page.evaluate(
    () => window.crossOriginIsolated && 'SharedArrayBuffer' in window,
  );
  test.skip(!shares, `${engine.version} shares no memory with threads`);
  await playground.trainEpoch();
  const loss = await playground.figureText('Test loss');
  await playground.open('?data=digits:600&threads=2');
  await playground.trainEpoch();
  expect(await playground.figureText('Test loss')).toBe(loss);
});

test('the theme of the address is shown', async ({ playground }) => {
  await playground.open('?data=digits:600&theme=dark');
  const scheme = await playground.page
    .locator('autoencoder-playground')
    .evaluate((host) => getComputedStyle(host).colorScheme);
  expect(scheme).toBe('dark');
});

test('a page that is not told otherwise starts by itself, and stops', async ({ playground }) => {
  await playground.page.goto('?autostart=1&data=digits:600&epochs=2');
  await expect.poll(() => playground.figureText('Epoch')).toBe('2.0');
  await expect.poll(() => playground.trainButton.isEnabled()).toBe(true);
});
