import type { BrowserContext, Page } from '@playwright/test';
import { digestsOf, keptAddresses, keptFiles } from './kept-files.ts';
import { nextVersion } from './next-version.ts';
import { PlaygroundPage } from './playground-page.ts';
import { StaticHost } from './static-host.ts';
import { expect, test as watched } from './watched-test.ts';

const test = watched.extend<{ host: StaticHost }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it that nothing is needed
  host: async ({}, use) => {
    const host = await StaticHost.start();
    await use(host);
    host.close();
  },
});
test.use({ serviceWorkers: 'allow' });

const html = { 'Content-Type': 'text/html' };
/** A network that first wants people to log in answers everything with its own page. */
const PORTAL = { status: 200, headers: html, body: '<!doctype html><title>Please log in</title>' };

/** Visits the site until it is kept. */
async function visit(page: Page, host: StaticHost): Promise<PlaygroundPage> {
  const playground = new PlaygroundPage(page);
  await playground.open(host.address);
  await keptAddresses(page);
  return playground;
}

/** Fails if anything is kept that is none of these files as they are. */
async function expectOnly(page: Page, host: StaticHost, files = host.files): Promise<void> {
  const right = digestsOf(files, host.address);
  for (const [address, digest] of await keptFiles(page)) {
    expect(digest, address).toBe(right.get(address));
  }
}

const isNext = (page: Page) => page.locator('meta[name=next]').count();

/** Opens the page without a network, and trains there. */
async function trainOffline(page: Page, host: StaticHost): Promise<void> {
  await page.context().setOffline(true);
  const playground = new PlaygroundPage(page);
  await playground.open(host.address);
  await playground.stepButton.click();
  await expect.poll(() => playground.figure('Test loss')).toBeGreaterThan(0);
}

test("a captive portal's page is shown but never kept", async ({ page, host }) => {
  await visit(page, host);
  host.instead = PORTAL;
  await page.goto(host.address);
  await expect(page).toHaveTitle('Please log in');
  await page.goto(`${host.address}embed.html`);
  await page.evaluate((address) => fetch(`${address}mnist-license.txt`), host.address);
  await expectOnly(page, host);

  // Or it sends people there.
  const portal = await StaticHost.start();
  portal.instead = PORTAL;
  host.instead = { status: 302, headers: { Location: portal.address }, body: '' };
  await page.goto(host.address);
  await expect(page).toHaveTitle('Please log in');
  expect(page.url()).toBe(portal.address);
  portal.close();
  host.instead = undefined;
  await page.goto(`${host.address}mnist-license.txt`);
  await expectOnly(page, host);
  await trainOffline(page, host);
});

test('an answer with other content is not kept, and no version is begun by halves', async ({
  page,
  host,
}) => {
  const whole = host.files;
  const playground = new PlaygroundPage(page);
  const ended = () =>
    page.evaluate(async () => {
      const { installing, waiting, active } =
        (await navigator.serviceWorker.getRegistration()) ?? {};
      return !installing && !waiting && !active;
    });
  // The same length, so that only what is in it tells.
  const other = Buffer.alloc(whole.get('mnist-license.txt')?.length ?? 0, 'x');
  host.files = new Map(whole).set('mnist-license.txt', other);
  const failed = page.waitForEvent('console', (message) => /ServiceWorker/.test(message.text()));
  await playground.open(host.address);
  await Promise.race([failed, expect.poll(ended).toBe(true)]);
  await expect.poll(ended).toBe(true);
  await expectOnly(page, host, whole);
  expect([...(await keptFiles(page)).keys()].join()).not.toContain('mnist-license');

  host.files = whole;
  await visit(page, host);
  expect([...(await keptFiles(page)).keys()].join()).toContain('mnist-license');
  await expectOnly(page, host);
});

test('what stands behind a ? adds nothing to what is kept', async ({ page, host }) => {
  await visit(page, host);
  // From the second visit on the page has threads, and their module is kept as well.
  await page.reload();
  const kept = async () => [...(await keptFiles(page)).keys()].sort();
  await expect.poll(async () => (await kept()).join()).toMatch(/-threads\.wasm/);
  const before = await kept();
  for (const query of ['?seed=1', '?seed=2', 'index.html', 'index.html?seed=3', 'embed.html?x']) {
    await page.goto(host.address + query);
  }
  await page.evaluate(
    async (address) => {
      for (const query of ['?a', '?b']) await (await fetch(address + query)).text();
    },
    before.find((address) => address.endsWith('.css')) ?? '',
  );
  expect(await kept()).toEqual(before);
  expect(before.filter((address) => address.includes('?'))).toEqual([]);
});

test('where the host fails, the kept page is shown', async ({ page, host }) => {
  await visit(page, host);
  host.instead = { status: 503, headers: html, body: '<title>Down</title>' };
  await new PlaygroundPage(page).open(host.address);
  await expectOnly(page, host);
});

/** The number of service workers that wait for pages of the version before to be closed. */
async function waitingWorkers(context: BrowserContext): Promise<number> {
  const states = context.serviceWorkers().map((worker) =>
    worker
      .evaluate(() => (self as unknown as { serviceWorker: ServiceWorker }).serviceWorker.state)
      // One that has ended since waits no more.
      .catch(() => 'redundant'),
  );
  return (await Promise.all(states)).filter((state) => state === 'installed').length;
}

test('an open page keeps its files, a new one has all of the next version, and so has a later visit', async ({
  page,
  host,
}) => {
  const first = host.files;
  const old = await visit(page, host);
  await page.reload();
  await expect(old.trainButton).toBeEnabled();
  host.files = nextVersion(first);

  // The first page loads more of its parts only now, and its host has none of them any more.
  const newer = await page.context().newPage();
  await visit(newer, host);
  expect(await isNext(newer)).toBe(1);
  await old.openDrawer('Anomalies');
  await expect(old.panel('Anomalies').getByRole('checkbox', { name: '0' })).toBeVisible();
  await old.trainFor(0.1);
  expect(await isNext(page)).toBe(0);
  const loaded = await newer.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  const assets = loaded.filter((name) => name.includes('/assets/'));
  expect(assets.length).toBeGreaterThan(5);
  expect(assets.filter((name) => !name.includes('next'))).toEqual([]);

  // Once neither is open, the next version, installed by now, is the only one.
  const isInstalled = () =>
    newer.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())?.waiting);
  await expect.poll(isInstalled).toBe(true);
  const between = await page.context().newPage();
  await between.goto('about:blank');
  await newer.close();
  await page.close();
  await expect.poll(() => waitingWorkers(between.context())).toBe(0);
  await trainOffline(between, host);
  expect(await isNext(between)).toBe(1);
  await expectOnly(between, host);
});

test('a version whose files are not all there yet is not begun', async ({ page, host }) => {
  const first = host.files;
  const playground = await visit(page, host);
  const next = nextVersion(first);
  host.files = new Map(next).set('index.html', first.get('index.html') ?? Buffer.of());
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => undefined);
    const { installing } = registration;
    if (!installing) return 'none';
    return new Promise((resolve) => {
      installing.addEventListener('statechange', () => resolve(installing.state));
    });
  });
  expect(state).toBe('redundant');
  await expect(playground.trainButton).toBeEnabled();
  await trainOffline(page, host);
  expect(await isNext(page)).toBe(0);
});
