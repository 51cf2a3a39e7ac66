import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { file } from './idx.ts';
import { PlaygroundPage } from './playground-page.ts';
import { expect, test } from './watched-test.ts';

/** The files of the engine's modules that the page's workers fetch. */
function fetchedModules(page: Page): Set<string> {
  const names = new Set<string>();
  page.context().on('request', (request) => {
    const name = /\/(autoencoder-[a-z-]+\.(?:js|wasm))$/.exec(request.url())?.[1];
    if (name) names.add(name);
  });
  return names;
}

/** Has the engine's worker run this first, as if the browser were another one. */
async function changeWorker(page: Page, script: string): Promise<void> {
  await page.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script}\n${await response.text()}` });
  });
}

/** A model file's header, without the times in its history, and its numbers. */
function contentOf(model: Buffer): { header: unknown; numbers: Buffer } {
  const end = 8 + Number(model.readBigUInt64LE(0));
  const header = JSON.parse(model.toString('utf8', 8, end));
  const history = JSON.parse(header.__metadata__.history);
  for (const line of history) {
    delete line.seconds;
    delete line.samples_per_second;
  }
  header.__metadata__.history = history;
  return { header, numbers: model.subarray(end) };
}

test('an isolated page computes on the processors there are, with the fastest instructions', async ({
  page,
}) => {
  const modules = fetchedModules(page);
  const playground = new PlaygroundPage(page);
  await playground.open();
  expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
  const threads = Math.min(await page.evaluate(() => navigator.hardwareConcurrency), 8);
  await expect(playground.build).toHaveText(
    threads === 1 ? 'relaxed SIMD, 1 thread' : `relaxed SIMD, ${threads} threads`,
  );
  const module = `autoencoder-relaxed${threads === 1 ? '' : '-threads'}`;
  expect([...modules].sort()).toEqual([`${module}.js`, `${module}.wasm`]);
});

for (const [address, build, module, workers] of [
  ['?variant=simd&threads=1', 'SIMD, 1 thread', 'autoencoder-simd', 1],
  ['?variant=simd&threads=3', 'SIMD, 3 threads', 'autoencoder-simd-threads', 3],
  ['?variant=relaxed&threads=1', 'relaxed SIMD, 1 thread', 'autoencoder-relaxed', 1],
  ['?threads=2', 'relaxed SIMD, 2 threads', 'autoencoder-relaxed-threads', 2],
] as const) {
  test(`the address may choose the build: ${address}`, async ({ page }) => {
    const modules = fetchedModules(page);
    const playground = new PlaygroundPage(page);
    await playground.open(address);
    await expect(playground.build).toHaveText(build);
    expect([...modules].sort()).toEqual([`${module}.js`, `${module}.wasm`]);
    expect(page.workers()).toHaveLength(workers);
    await playground.trainFor(0.5);
    await expect(playground.alert).toBeEmpty();
  });
}

for (const [address, sentence] of [
  ['?variant=avx', 'variant is "avx", but must be one of simd, relaxed.'],
  ['?threads=0', 'threads is "0", but must be a whole number from 1 to 64.'],
  ['?threads=two', 'threads is "two", but must be a whole number from 1 to 64.'],
] as const) {
  test(`a build that makes no sense is told in a sentence, and another runs: ${address}`, async ({
    page,
  }) => {
    const playground = new PlaygroundPage(page);
    await playground.open(address);
    await expect(playground.alert).toContainText(sentence);
    await playground.trainFor(0.5);
  });
}

test('a link to a run that this browser cannot compute so says it, and computes it otherwise', async ({
  page,
}) => {
  // The module that tells whether there is relaxed SIMD has this many bytes.
  await changeWorker(
    page,
    `const validate = WebAssembly.validate;
     WebAssembly.validate = (bytes) => bytes.length !== 36 && validate(bytes);`,
  );
  const playground = new PlaygroundPage(page);
  await playground.open('?variant=relaxed&threads=1');
  await expect(playground.alert).toHaveText(
    /has no WebAssembly relaxed SIMD, only SIMD\. It is computed with SIMD, \d threads? instead, which rounds otherwise/,
  );
  await expect(playground.build).toHaveText(/^SIMD/);
  await playground.trainFor(0.5);
});

test('a browser without WebAssembly SIMD is told which browser to use', async ({ page }) => {
  await changeWorker(page, 'WebAssembly.validate = () => false;');
  await page.goto('?autostart=0');
  await expect(new PlaygroundPage(page).alert).toContainText(
    'The engine needs a browser with WebAssembly SIMD and exceptions: Chrome 95, Firefox 100, Safari 16.4 or newer.',
  );
});

for (const [what, script, sentence] of [
  [
    'whose policy refuses WebAssembly',
    "WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError('refused'));",
    "its script-src needs 'wasm-unsafe-eval'.",
  ],
  ['without WebAssembly', 'self.WebAssembly = undefined;', 'does not have or has switched off.'],
] as const) {
  test(`a page ${what} says so`, async ({ page }) => {
    await changeWorker(page, script);
    await page.goto('');
    await expect(new PlaygroundPage(page).alert).toContainText(sentence);
  });
}

const memoryRefused = `
  WebAssembly.Memory = class { constructor() { throw new RangeError('no memory today'); } };
`;
const threadsNotLoaded = `
  const create = trustedTypes.createPolicy.bind(trustedTypes);
  trustedTypes.createPolicy = (name, { createScriptURL }) =>
    create(name, { createScriptURL: (address) => createScriptURL(address + '.missing') });
`;

for (const [what, script, reason] of [
  ['shared memory is refused', memoryRefused, /no memory today/],
  [
    'the script of a thread cannot be loaded',
    threadsNotLoaded,
    /its threads (were not there|could not be loaded)/,
  ],
] as const) {
  test(`where ${what}, one thread does, unless more were asked for`, async ({ page }) => {
    await changeWorker(page, script);
    // The engine gives threads some seconds to start.
    const patient = { timeout: 20_000 };
    const playground = new PlaygroundPage(page);
    await page.goto('?autostart=0');
    await expect(playground.build).toHaveText('relaxed SIMD, 1 thread', patient);
    await playground.trainFor(0.5);

    await page.goto('?threads=2&autostart=0');
    await expect(playground.alert).toHaveText(reason, patient);
  });
}

for (const variant of ['simd', 'relaxed']) {
  test(`one, two and three threads train to the same model, bit for bit: ${variant}`, async ({
    page,
  }) => {
    const models = [];
    for (const threads of [1, 2, 3]) {
      const playground = new PlaygroundPage(page);
      await playground.open(`?variant=${variant}&threads=${threads}`);
      await playground.useFewDigits();
      const untrained = contentOf(await playground.saveModel());
      await playground.trainEpoch();
      const trained = contentOf(await playground.saveModel());
      expect(trained.numbers.equals(untrained.numbers)).toBe(false);
      models.push(trained);
    }
    const [first, ...others] = models;
    for (const other of others) {
      expect(other.header).toEqual(first?.header);
      expect(first && other.numbers.equals(first.numbers)).toBe(true);
    }
  });
}

test('data too large for the memory of a page are refused with a sentence, and the page goes on', async ({
  page,
}) => {
  const playground = new PlaygroundPage(page);
  await playground.open('?threads=2');
  const count = 700_000;
  const images = Buffer.alloc(16 + count * 28 * 28);
  for (const [index, value] of [0x0803, count, 28, 28].entries()) {
    images.writeUInt32BE(value, 4 * index);
  }
  await playground.chooseFiles([file('many-images.gz', gzipSync(images, { level: 1 }))]);
  await expect(playground.alert).toContainText(
    'many-images.gz has 700000 x 28 x 28 unsigned bytes by its header, and at most ',
  );
  await playground.trainFor(0.5);
});
