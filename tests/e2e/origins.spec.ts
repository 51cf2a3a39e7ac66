import { readFileSync } from 'node:fs';
import { type Frame, type Page, test as unwatched } from '@playwright/test';
import type { AutoencoderPlayground } from '../../web/components/playground/autoencoder-playground.ts';
import { ArticleHost } from './article-host.ts';
import { readGif } from './gif.ts';
import { file, idxImages } from './idx.ts';
import { PlaygroundPage } from './playground-page.ts';
import { StaticHost } from './static-host.ts';
import { expect, test as watched } from './watched-test.ts';

/** The site's address, and a host of articles. */
interface Hosts {
  site: string;
  articles: ArticleHost;
}

const hosts: Parameters<typeof watched.extend<Hosts>>[0] = {
  site: async ({ baseURL }, use) => use(baseURL as string),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it that nothing is needed
  articles: async ({}, use) => {
    const host = await ArticleHost.start();
    await use(host);
    host.close();
  },
};
const test = watched.extend<Hosts>(hosts);
/** A test in which a policy is to refuse something. */
const refusing = unwatched.extend<Hosts>(hosts as Parameters<typeof unwatched.extend<Hosts>>[0]);

// The site is at 127.0.0.1 and the article at localhost, which to a browser are two sites.

/** What the only element of a page or a frame comes to in an epoch of training. */
function trainIn(at: Page | Frame): Promise<{ threads: number; epochs: number }> {
  return at.evaluate(async () => {
    await customElements.whenDefined('autoencoder-playground');
    const playground = document.querySelector('autoencoder-playground') as AutoencoderPlayground;
    const { build } = await playground.ready;
    const { epochs } = await playground.train({ epochs: 1 });
    return { threads: build.threads, epochs };
  });
}

const isolating = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const policyFor = (site: string) =>
  [
    "default-src 'none'",
    `script-src ${site} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `connect-src ${site}`,
    'img-src data: blob:',
    "require-trusted-types-for 'script'",
    'trusted-types lit-html autoencoder-playground',
  ].join('; ');

const element = (site: string, attributes = '') =>
  `<script src="${site}autoencoder-playground.js"></script>
  <autoencoder-playground data="digits:1000" preset="line" ${attributes}></autoencoder-playground>`;

const articles: readonly [string, (site: string) => Record<string, string>, number][] = [
  ['an article without any headers', () => ({}), 1],
  ['an article that is isolated', () => isolating, 2],
  [
    'an article with a policy of its own for isolation',
    () => ({ 'Document-Isolation-Policy': 'isolate-and-require-corp' }),
    2,
  ],
  [
    'an article with a strict policy and Trusted Types',
    (site) => ({ 'Content-Security-Policy': policyFor(site) }),
    1,
  ],
];
for (const [article, headersFor, threads] of articles) {
  test(`the element of another origin trains in ${article}, threads: ${threads}`, async ({
    page,
    articles,
    site,
  }) => {
    const { origin } = new URL(site);
    await page.goto(articles.add({ body: element(site), headers: headersFor(origin) }));
    expect(await trainIn(page)).toEqual({ threads, epochs: 1 });
  });
}

test('its other workers run there too: they read files, make the map and an animation', async ({
  page,
  articles,
  site,
}) => {
  await page.goto(articles.add({ body: element(site, 'drawer="walk"') }));
  const playground = new PlaygroundPage(page);
  await playground.chooseFiles([file('shapes', idxImages(60))]);
  await expect(page.getByRole('img', { name: 'The codes of 9 test images' })).toBeVisible();
  const download = page.waitForEvent('download');
  await playground.panel('Walk').getByRole('button', { name: 'Save GIF' }).click();
  const gif = readGif(readFileSync(await (await download).path()));
  expect(gif).toMatchObject({ width: 224, height: 224 });
});

test('a site that keeps its files from others is told to send the header, in words', async ({
  page,
  articles,
}) => {
  const other = await StaticHost.start();
  await page.goto(articles.add({ body: element(other.address) }));
  const { host } = new URL(other.address);
  await expect(page.getByRole('alert')).toContainText(
    `This host must send Access-Control-Allow-Origin: ${host}.`,
  );
  other.close();
});

refusing(
  'an article whose policy refuses workers is told what it needs',
  async ({ page, articles, site }) => {
    const policy = policyFor(new URL(site).origin).replace('worker-src blob:', "worker-src 'none'");
    const headers = { 'Content-Security-Policy': policy };
    await page.goto(articles.add({ body: element(site), headers }));
    await expect(page.getByRole('alert')).toContainText(
      "this page's Content-Security-Policy refuses it: its worker-src needs blob:",
    );
  },
);

test('a frame of the site has threads in an article that has none', async ({
  page,
  articles,
  site,
}) => {
  const frame = `<iframe src="${site}embed.html#data=digits:1000&preset=line" title="Playground"
    width="800" height="900" allow="cross-origin-isolated; clipboard-write"></iframe>`;
  await page.goto(articles.add({ body: frame }));
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  const [, inner] = page.frames();
  expect(await trainIn(inner as Frame)).toEqual({ threads: 2, epochs: 1 });
});

for (const [frame, attributes] of [
  ['in a notebook, which has it in a frame without an address', ''],
  ['in a notebook that keeps its frames in a sandbox', 'sandbox="allow-scripts"'],
] as const) {
  test(`the element trains ${frame}`, async ({ page, articles, site }) => {
    const inside = element(site).replaceAll('"', '&quot;');
    const body = `<iframe srcdoc="${inside}" title="Cell" width="800" height="900" ${attributes}></iframe>`;
    await page.goto(articles.add({ body }));
    const [, inner] = page.frames();
    expect(await trainIn(inner as Frame)).toEqual({ threads: 1, epochs: 1 });
  });
}

test('the page for embedding trains in a frame that is kept in a sandbox', async ({
  page,
  articles,
  site,
}) => {
  const body = `<iframe src="${site}embed.html#data=digits:1000&preset=line" title="Playground"
    width="800" height="900" sandbox="allow-scripts"></iframe>`;
  await page.goto(articles.add({ body }));
  const [, inner] = page.frames();
  expect(await trainIn(inner as Frame)).toMatchObject({ epochs: 1 });
});
