import { gzipSync } from 'node:zlib';
import { file, idxImages } from './idx.ts';
import { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './test.ts';

test('where the browser refuses storage, everything holds for the visit', async ({ page }) => {
  const thrown: Error[] = [];
  page.on('pageerror', (error) => thrown.push(error));
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('no storage today', 'SecurityError');
        },
      });
    }
  });
  const playground = new PlaygroundPage(page);
  await playground.open();
  await page.getByLabel('Theme').selectOption('dark');
  const element = page.locator('autoencoder-playground');
  expect(await element.evaluate((host) => getComputedStyle(host).colorScheme)).toBe('dark');
  await playground.trainFor(0.3);
  expect(thrown).toEqual([]);
});

test('60,000 images are taken while the page goes on answering', async ({ playground }) => {
  const { page } = playground;
  const images = gzipSync(idxImages(60_000), { level: 1 });
  await page.evaluate(() => {
    const gaps = { longest: 0 };
    Object.assign(window, { gaps });
    let before = performance.now();
    const tick = () => {
      const now = performance.now();
      gaps.longest = Math.max(gaps.longest, now - before);
      before = now;
      setTimeout(tick);
    };
    tick();
  });
  await playground.chooseFiles([file('many-images-idx3-ubyte.gz', images)]);
  await expect(page.getByText(/\b5\d,\d{3} training, \d+,\d{3} test\b/)).toBeVisible({
    timeout: 60_000,
  });
  const { longest } = await page.evaluate(() => Reflect.get(window, 'gaps') as { longest: number });
  process.stdout.write(`  longest the page did not answer: ${longest.toFixed(0)} ms\n`);
  // On a busy machine everything takes its time; reading the files on the page's thread takes seconds.
  expect(longest).toBeLessThan(1000);
  // Training on what was brought starts by itself.
  await expect.poll(() => playground.figure('Epoch')).toBeGreaterThan(0);
  await playground.pause();
});

test('ten resets in a row leave no more memory in use than two', async ({ playground }) => {
  const { page } = playground;
  await playground.useFewDigits();
  const session = await page.context().newCDPSession(page);
  const resetTrained = async () => {
    await playground.trainFor(0.3);
    await playground.resetButton.click();
    await expect(playground.invitation).toBeVisible();
  };
  const megabytes = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize / 1e6;
  };
  for (let i = 0; i < 2; i += 1) await resetTrained();
  const [before, workers] = [await megabytes(), page.workers().length];
  for (let i = 0; i < 10; i += 1) await resetTrained();
  const after = await megabytes();
  process.stdout.write(`  page's memory: ${before.toFixed(1)} MB, then ${after.toFixed(1)} MB\n`);
  expect(after - before).toBeLessThan(2);
  expect(page.workers()).toHaveLength(workers);
});

test('a corrupt model dropped on a trained one is refused, and that goes on', async ({
  playground,
}) => {
  await playground.useFewDigits();
  await playground.trainFor(1);
  const epoch = await playground.figureText('Epoch');
  const model = await playground.saveModel();
  const corrupt = Buffer.from(model);
  corrupt.fill(0xff, 8, 200);
  await playground.page.evaluate(
    (bytes) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], 'corrupt.safetensors'));
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
      );
    },
    [...corrupt.subarray(0, 4000)],
  );
  await expect(playground.alert).toContainText('corrupt.safetensors');
  expect(await playground.figureText('Epoch')).toBe(epoch);
  expect((await playground.saveModel()).equals(model)).toBe(true);
  await playground.trainFor(Number(epoch) + 0.5);
});

test('an engine that is lost is told, and the model goes on where it was', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.fillSetting('Learning rate', '0.002');
  await playground.trainFor(0.2);
  const epoch = await playground.figureText('Epoch');
  const [worker] = page.workers().filter((candidate) => candidate.url().includes('worker'));
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('nothing goes any more');
    });
  });
  await expect(playground.alert).toContainText('The engine was lost');
  await playground.alert.getByRole('button', { name: 'Start again' }).click();
  await expect(playground.alert).toBeEmpty();
  await expect.poll(() => playground.figureText('Epoch')).toBe(epoch);
  await expect(playground.setting('Learning rate')).toHaveValue('0.002');
  await playground.trainFor(Number(epoch) + 0.5);
});

test('an engine that ends without a word is noticed, and the model goes on as it was kept', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.fillSetting('Learning rate', '0.002');
  await playground.trainButton.click();
  const engine = () =>
    page.workers().find((candidate) => /\/worker-[^/]*\.js$/.test(candidate.url()));
  // The page keeps the model after some seconds of training.
  await expect(playground.trainBar).toContainText(/0:(0[5-9]|[1-9]\d)/);
  await engine()
    ?.evaluate(() => self.close())
    .catch(() => undefined);
  await expect(playground.alert).toContainText('its worker ended without a word');
  await expect(playground.alert).toContainText(/takes up the model as it was after [\d.]+ epochs/);
  const epochs = Number(/after ([\d.]+) epochs/.exec(await playground.alert.innerText())?.[1]);
  expect(epochs).toBeGreaterThan(0);
  await playground.alert.getByRole('button', { name: 'Start again' }).click();
  await expect(playground.alert).toBeEmpty();
  await expect(playground.setting('Learning rate')).toHaveValue('0.002');
  await expect.poll(() => playground.figure('Epoch')).toBe(epochs);
  await playground.trainFor(epochs + 0.5);
});

test('training goes on while the tab is hidden, and what is shown follows once it is seen', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.trainButton.click();
  await playground.waitForEpoch(0.2);
  const hide = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  const errors = playground.panel('Reconstructions').getByRole('listitem').first();
  const before = await errors.innerText();
  const epoch = await playground.figure('Epoch');
  await playground.waitForEpoch(epoch + 0.5);
  const hiddenText = await errors.innerText();
  await playground.waitForEpoch(epoch + 1);
  // A run of it may have been under way when the tab was hidden, but none begins.
  expect(await errors.innerText()).toBe(hiddenText);
  await hide(false);
  await expect.poll(() => errors.innerText()).not.toBe(before);
  await playground.pause();
});
