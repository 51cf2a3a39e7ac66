import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { inProject } from '../../scripts/lib/paths.mjs';
import type { AutoencoderPlayground } from '../../web/components/playground/autoencoder-playground.ts';
import { ArticleHost } from '../e2e/article-host.ts';
import { expect, test } from './test.ts';

/** Someone's page, on another site, with this in its body. */
async function hostPage(body: string, headers: Record<string, string> = {}) {
  const host = await ArticleHost.start();
  return { address: host.add({ body, headers }), close: () => host.close() };
}

for (const [what, settings, starts] of [
  ['trains when it is told to', 'preset=line&data=digits:600&panels=train,map', false],
  ['starts by itself where its address says so', 'data=digits:600&autostart=1&epochs=1', true],
] as const) {
  test(`the page for embedding, in a frame of another page, ${what}`, async ({
    playground,
    baseURL,
  }) => {
    const host = await hostPage(
      `<iframe src="${baseURL}embed.html#${settings.replaceAll('&', '&amp;')}" title="Playground"
        width="800" height="700"></iframe>`,
    );
    await playground.page.goto(host.address);
    const frame = playground.page.frameLocator('iframe');
    const epoch = frame.locator('dl > div', { hasText: 'Epoch' }).locator('dd');
    if (!starts) {
      await expect.poll(() => frame.getByText('Press Train').isVisible()).toBe(true);
      await frame.getByRole('button', { name: 'Train', exact: true }).click();
    }
    await expect.poll(async () => Number(await epoch.innerText())).toBeGreaterThan(0.5);
    if (starts) await expect.poll(() => epoch.innerText()).toBe('1.0');
    else await frame.getByRole('button', { name: 'Pause' }).click();
    await playground.page.goto('about:blank');
    host.close();
  });
}

test('a frame is as high as what it shows, and obeys an article that it allows', async ({
  playground,
  baseURL,
}) => {
  const host = await hostPage(
    `<iframe src="${baseURL}embed.html?api=*#preset=line&amp;data=digits:600&amp;panels=train,network"
      title="Playground" width="640" height="200"></iframe>
    <script src="${baseURL}embed.js"></script>`,
  );
  const { page } = playground;
  await page.goto(host.address);
  const { epochs } = await page.evaluate(async () => {
    const frame = document.querySelector('iframe');
    const framed = window.AutoencoderPlayground?.frame(frame);
    if (!framed) throw new Error('The script is not there.');
    await framed.ready();
    return framed.train({ epochs: 1 });
  });
  expect(epochs).toBe(1);
  const height = () =>
    page.evaluate(() => (document.querySelector('iframe') as HTMLIFrameElement).clientHeight);
  const content = () =>
    page
      .frameLocator('iframe')
      .locator('body')
      .evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
  await expect.poll(height).toBeGreaterThan(350);
  await expect.poll(async () => (await height()) - (await content())).toBe(0);
  await page.goto('about:blank');
  host.close();
});

const isolating = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
for (const [article, headers] of [
  ['an article without headers', {}],
  ['an article that is isolated, on as many threads as it may have', isolating],
] as const) {
  test(`the element of another origin trains in ${article}`, async ({ playground, baseURL }) => {
    const host = await hostPage(
      `<script src="${baseURL}autoencoder-playground.js"></script>
      <autoencoder-playground preset="line" data="digits:600"></autoencoder-playground>`,
      headers,
    );
    const { page } = playground;
    await page.goto(host.address);
    await expect.poll(() => playground.trainButton.isEnabled()).toBe(true);
    const { shares, threads } = await page.evaluate(async () => {
      const { ready } = document.querySelector('autoencoder-playground') as AutoencoderPlayground;
      const { build } = await ready;
      return {
        shares: crossOriginIsolated && 'SharedArrayBuffer' in window,
        threads: build.threads,
      };
    });
    process.stdout.write(`  shares memory: ${shares}, threads: ${threads}\n`);
    expect(threads > 1).toBe(shares);
    await playground.trainEpoch();
    await page.goto('about:blank');
    host.close();
  });
}

test('after the first visit the page works without a network', async ({ playground }) => {
  const { page } = playground;
  const port = await freePort();
  const script = inProject('scripts/serve/serve.mjs');
  const server = spawn(process.execPath, [script, '--port', String(port)], { stdio: 'pipe' });
  await once(server.stdout, 'data');
  const address = `http://127.0.0.1:${port}/`;
  await playground.open(address);
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const caches = await Promise.all(
          (await window.caches.keys()).map((name) => window.caches.open(name)),
        );
        const requests = await Promise.all(caches.map((cache) => cache.keys()));
        return requests
          .flat()
          .map(({ url }) => url)
          .join();
      }),
    )
    .toMatch(/autoencoder-(simd|relaxed)[a-z-]*\.wasm/);
  const ended = once(server, 'exit');
  server.kill('SIGKILL');
  await ended;
  await page.reload();
  await expect.poll(() => playground.trainButton.isEnabled()).toBe(true);
  await playground.stepButton.click();
  await expect.poll(() => playground.figure('Test loss')).toBeGreaterThan(0);
});

test('an engine that is lost is told, and started again with the same settings', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open('?data=digits:600');
  // An element that is made anew starts its worker where it can be got at.
  await page.evaluate(() => {
    const workers: Worker[] = [];
    const Original = window.Worker;
    window.Worker = class extends Original {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        workers.push(this);
      }
    };
    const element = document.createElement('autoencoder-playground');
    element.setAttribute('data', 'digits:600');
    document.querySelector('autoencoder-playground')?.replaceWith(element);
    Object.assign(window, { workers });
  });
  await expect.poll(() => playground.trainButton.isEnabled()).toBe(true);
  await playground.fillSetting('Learning rate', '0.002');
  await playground.trainFor(0.2);
  await page.evaluate(() => {
    for (const worker of Reflect.get(window, 'workers') as Worker[]) worker.terminate();
  });
  await expect.poll(() => playground.alert.innerText()).toContain('The engine was lost');
  await playground.alert.getByRole('button', { name: 'Start again' }).click();
  await expect.poll(() => playground.alert.innerText()).toBe('');
  await expect.poll(() => playground.setting('Learning rate').inputValue()).toBe('0.002');
  await playground.trainFor(0.5);
});
