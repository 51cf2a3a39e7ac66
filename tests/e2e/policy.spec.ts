import { contentSecurityPolicy, siteHeaders } from '../../scripts/lib/http-headers.mjs';
import { PlaygroundPage } from './playground-page.ts';
import { StaticHost, siteFiles } from './static-host.ts';
import { expect, test } from './watched-test.ts';

const headers = siteHeaders();
const policy = { 'Content-Security-Policy': contentSecurityPolicy() };

test("every file of the site comes with the policy and the site's other headers", async ({
  request,
}) => {
  const names = [...siteFiles().keys()];
  expect(names.filter((name) => name.endsWith('.wasm'))).toHaveLength(5);
  for (const name of ['', ...names, 'none.html', 'data/mnist/none.gz']) {
    const sent = (await request.get(name)).headers();
    for (const [header, value] of Object.entries(headers)) {
      expect.soft(sent[header.toLowerCase()], `${header} of ${name}`).toBe(value);
    }
  }
});

test('what the policy refuses is noticed, in the page and in a worker', async ({
  page,
  refusals,
}) => {
  await new PlaygroundPage(page).open();
  expect(refusals).toEqual([]);
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await expect.poll(() => refusals.join('\n')).toMatch(/style-src/);
  refusals.length = 0;
  await page.workers()[0]?.evaluate(() => fetch('http://example.org/').catch(() => undefined));
  await expect.poll(() => refusals.join('\n')).toMatch(/connect-src.*example\.org/s);
  refusals.length = 0;
});

/** Tries to run code made from strings in two ways. */
function takeOver(): void {
  const script = document.createElement('button');
  const ways = [
    () => script.setAttribute('onclick', 'document.title = "taken over"'),
    () => script.click(),
    () => void setTimeout('document.title = "taken over"', 0),
  ];
  for (const way of ways) {
    try {
      way();
    } catch {
      // Refused at once, which the policy's report tells.
    }
  }
}

test('the policy refuses code made from strings, and Trusted Types the strings themselves', async ({
  page,
  refusals,
}) => {
  await new PlaygroundPage(page).open();
  await page.evaluate(takeOver);
  await expect.poll(() => refusals.join('\n')).toMatch(/require-trusted-types-for/);
  await expect(page).toHaveTitle('Autoencoder Playground');

  const [untyped] = policy['Content-Security-Policy'].split('; require-trusted-types-for');
  const host = await StaticHost.start({ 'Content-Security-Policy': untyped ?? '' });
  await new PlaygroundPage(page).open(host.address);
  const refused = page.waitForEvent('console', (message) => /unsafe-eval/.test(message.text()));
  await page.evaluate(takeOver);
  await refused;
  await expect(page).toHaveTitle('Autoencoder Playground');
  refusals.length = 0;
  host.close();
});

test('the page works on a host that sends the policy alone, on one thread', async ({ page }) => {
  const host = await StaticHost.start(policy);
  const playground = new PlaygroundPage(page);
  await playground.open(host.address);
  await expect(playground.build).toHaveText('relaxed SIMD, 1 thread');
  await playground.trainFor(0.5);
  await expect(playground.alert).toBeEmpty();
  host.close();
});

test('under the policy the playground works in a frame of a page from another origin', async ({
  page,
}) => {
  const [host, other] = [await StaticHost.start(policy), await StaticHost.start()];
  const address = `${host.address}embed.html#preset=line&data=digits:1000&panels=train`;
  const frame = `<iframe src="${address}" title="Playground" width="640" height="480"></iframe>`;
  other.files.set('lecture.html', Buffer.from(`<!doctype html><title>A page</title>${frame}`));
  await page.goto(`${other.address}lecture.html`);
  const training = page.frameLocator('iframe').getByRole('region', { name: 'Training' });
  await training.getByRole('button', { name: 'Train', exact: true }).click();
  const epoch = training.locator('dl > div', { hasText: 'Epoch' }).locator('dd');
  await expect.poll(async () => Number(await epoch.innerText())).toBeGreaterThan(0.2);
  host.close();
  other.close();
});
