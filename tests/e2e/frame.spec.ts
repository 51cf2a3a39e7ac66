import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Article, expect, test } from './article.ts';
import { site } from './static-host.ts';

/** What is there quickly. */
const RUN = '#data=digits:600&preset=map';
const api = ({ origin }: Article) => `?api=${origin}`;
const space = '<div style="height: 2500px"></div>';

/** Sets an attribute from within the frame, as nothing of the article does. */
const setPanels = ({ playground }: Article, panels: string) =>
  playground.evaluate((element, names) => element.setAttribute('panels', names), panels);

const scrolled = ({ page }: Article) => page.evaluate(() => scrollY);

test.describe('a frame is as high as what it shows', () => {
  test('with the script, also when that becomes less', async ({ article }) => {
    await article.open(article.frameCode(`${RUN}&panels=train,map`) + article.script);
    await expect(article.train).toBeEnabled();
    const first = await article.isFitting();
    await setPanels(article, 'train map network reconstructions');
    await expect.poll(async () => (await article.heights()).frame).toBeGreaterThan(first + 100);
    await article.isFitting();
    await setPanels(article, 'train');
    await expect.poll(async () => (await article.heights()).frame).toBeLessThan(first);
    await article.isFitting();
    await article.element.evaluate((frame) => frame.setAttribute('width', '400'));
    await article.isFitting();
    expect((await article.posted('height')).length).toBeLessThan(40);
  });

  test('where the frame comes before the script, and where it is put in later', async ({
    article,
  }) => {
    const frame = article.frameCode(`${RUN}&panels=train`);
    await article.open(`${frame}<button>Read on</button>`);
    await expect(article.train).toBeEnabled();
    expect((await article.heights()).frame).toBe(300);
    await article.page.addScriptTag({ url: `${article.site}embed.js` });
    await article.isFitting();
    await article.element.evaluate((element, code) => {
      element.remove();
      document.body.insertAdjacentHTML('beforeend', code);
    }, frame);
    await expect(article.train).toBeEnabled();
    await article.isFitting();
  });

  test('and the whole playground in it does not grow with its frame', async ({ article }) => {
    const frame = article.frameCode(`${RUN}&panels=`, 'width="1200" height="300" frameborder="0"');
    await article.open(frame + article.script);
    await expect(article.frame.getByRole('button', { name: 'Share' })).toBeVisible();
    await expect(article.train).toBeEnabled();
    const height = await article.isFitting();
    expect(height).toBeLessThan(1300);
    await article.element.evaluate(({ style }) => style.setProperty('height', '3000px'));
    const inside = () => article.frame.locator('html').evaluate(() => innerHeight);
    await expect.poll(inside).toBe(3000);
    expect((await article.heights()).content).toBe(height);
  });

  test("by the browser's own responsive sizing, without a script", async ({ article }) => {
    const style = '<style>iframe { frame-sizing: content-height }</style>';
    await article.open(
      style + article.frameCode(`${RUN}&panels=train,map`, 'width="640" frameborder="0"'),
    );
    const isKnown = await article.page.evaluate(() =>
      CSS.supports('frame-sizing', 'content-height'),
    );
    test.skip(!isKnown, 'this browser does not size frames by what is in them');
    await expect(article.train).toBeEnabled();
    const first = await article.isFitting();
    await setPanels(article, 'train map network');
    await expect.poll(async () => (await article.heights()).frame).toBeGreaterThan(first + 100);
    await article.isFitting();
    // It is never less high than it was at first, without a height 150 pixels.
    await setPanels(article, 'train map');
    await expect.poll(async () => (await article.heights()).frame).toBeLessThan(first + 2);
    await article.isFitting();
  });
});

test('a frame has the theme of the article, as it changes', async ({ article }) => {
  await article.open(article.frameCode(`${RUN}&panels=train`) + article.script);
  await expect(article.train).toBeEnabled();
  const scheme = () => article.frame.locator('html').evaluate((root) => root.style.colorScheme);
  const mark = (attribute: string, value: string) =>
    article.page.evaluate(([name, text]) => document.documentElement.setAttribute(name, text), [
      attribute,
      value,
    ] as const);
  await mark('data-theme', 'dark');
  await expect.poll(scheme).toBe('dark');
  await mark('data-theme', 'light');
  await expect.poll(scheme).toBe('light');
  await mark('data-theme', '');
  await mark('class', 'page theme-dark');
  await expect.poll(scheme).toBe('dark');
  await mark('class', 'light-mode');
  await expect.poll(scheme).toBe('light');
  await mark('class', 'light-gallery');
  await mark('style', 'color-scheme: dark');
  await expect.poll(scheme).toBe('dark');
});

test('a theme that the address of a frame names stays', async ({ article }) => {
  await article.open(article.frameCode(`${RUN}&panels=train&theme=light`) + article.script);
  await expect(article.train).toBeEnabled();
  await article.post({ autoencoderPlayground: 1, type: 'host', theme: 'dark' });
  await article.post({ autoencoderPlayground: 1, type: 'request', id: 'after', verb: 'state' });
  await expect.poll(() => article.posted('answer')).toHaveLength(1);
  await expect(article.playground).toHaveAttribute('theme', 'light');
});

test.describe('the script of an article that a frame allows', () => {
  test('trains, steps, resets and sets, and each promise tells what it has come to', async ({
    article,
  }) => {
    await article.open(article.frameCode(`${api(article)}${RUN}&panels=train`) + article.script);
    const framed = await article.framed();
    // It may ask before the frame is there.
    expect(await framed.evaluate((playground) => playground.ready())).toMatchObject({
      build: {},
      model: { epochs: 0 },
    });
    expect(await framed.evaluate((playground) => playground.step())).toMatchObject({ steps: 1 });
    const trained = await framed.evaluate((playground) => playground.train({ epochs: 2 }));
    expect(trained).toMatchObject({ epochs: 2, metrics: { epoch: 2 } });
    await framed.evaluate((playground) => playground.reset());
    await expect(article.frame.getByText('Press Train')).toBeVisible();
    await framed.evaluate((playground) => playground.setState({ seed: 9 }));
    expect(await framed.evaluate((playground) => playground.state())).toMatchObject({ seed: 9 });
    await framed.evaluate((playground) => playground.setAttributes({ panels: 'train loss' }));
    await expect(article.playground).toHaveAttribute('panels', 'train loss');
    const ended = await framed.evaluate(async (playground) => {
      const begun = new Promise((resolve) => playground.on('progress', resolve));
      const end = playground.train();
      await begun;
      await playground.pause();
      return end;
    });
    expect(ended.steps).toBeGreaterThan(0);
  });

  test('hears the events', async ({ article }) => {
    await article.open(article.frameCode(`${api(article)}${RUN}&panels=train`) + article.script);
    const framed = await article.framed();
    const heard = await framed.evaluate(async (playground) => {
      const names: string[] = [];
      for (const name of ['progress', 'trained', 'state-change', 'playground-error'] as const) {
        await playground.on(name, () => names.push(name));
      }
      await playground.train({ epochs: 1 });
      await playground.setState({ seed: 4 });
      await playground.setAttributes({ epochs: -1 });
      const isThere = (name: string) => names.includes(name);
      while (!isThere('playground-error')) await new Promise(requestAnimationFrame);
      return names;
    });
    expect(new Set(heard)).toEqual(
      new Set(['progress', 'trained', 'state-change', 'playground-error']),
    );
  });

  test('is told in a sentence what makes no sense', async ({ article }) => {
    await article.open(article.frameCode(`${api(article)}${RUN}&panels=train`) + article.script);
    const framed = await article.framed();
    const refusals = await framed.evaluate(async (playground) => {
      const dance = Reflect.get(playground, 'dance') as () => Promise<unknown>;
      const asked = [() => dance(), () => playground.train({ epochs: 0.5 })];
      const tried = asked.map((ask) => ask().then(String, (error: unknown) => String(error)));
      return Promise.all(tried);
    });
    expect(refusals[0]).toMatch(/^Error: There is no verb "dance"; there are listen, ready/);
    expect(refusals[1]).toMatch(/^Error: epochs is 0.5, but must be a whole number/);
    await article.post({ autoencoderPlayground: 3, id: 'odd' });
    await expect
      .poll(async () => (await article.posted('answer')).at(-1))
      .toMatchObject({ id: 'odd', error: expect.stringContaining('autoencoderPlayground is 3') });
  });
});

test('an article that a frame does not allow is told so, and nothing else', async ({ article }) => {
  await article.open(
    article.frameCode(`?api=https://school.example${RUN}&panels=train&autostart=1&epochs=1`) +
      article.script,
  );
  const framed = await article.framed();
  const refusal = await framed.evaluate((playground) =>
    playground.on('trained', () => {}).catch((error: unknown) => String(error)),
  );
  expect(refusal).toBe(
    `Error: A page of ${article.origin} may not use this playground, unless its address says api=${article.origin}.`,
  );
  const epoch = article.frame.locator('dl > div', { hasText: 'Epoch' }).locator('dd');
  await expect(epoch).toHaveText('1.0');
  const types = new Set((await article.posted()).map(({ type }) => type));
  expect(types).toEqual(new Set(['height', 'answer']));
});

test('a list of pages that makes no sense is told on the console', async ({ article }) => {
  const told = article.page.waitForEvent('console', (message) => message.type() === 'warning');
  await article.open(article.frameCode(`?api=school.example${RUN}&panels=train`));
  expect((await told).text()).toBe(
    'api has "school.example", which is no origin such as https://school.example, nor *.',
  );
});

test.describe('an article is scrolled over a frame', () => {
  test('by the wheel, above whatever part of it', async ({ article }) => {
    const { page } = article;
    await article.open(
      article.frameCode(`${RUN}&panels=train,network,map`) + article.script + space,
    );
    await expect(article.train).toBeEnabled();
    await article.isFitting();
    for (const part of [
      article.frame.getByRole('group', { name: /^Place on the latent map/ }),
      article.frame.getByRole('img', { name: /^Drawing area/ }),
      article.frame.getByRole('region', { name: 'Training' }),
    ]) {
      await part.scrollIntoViewIfNeeded();
      await part.hover();
      const before = await scrolled(article);
      // A frame that has just moved may not be where the browser takes it to be, and the first turn be lost.
      const turn = async () => {
        await page.mouse.wheel(0, 120);
        return scrolled(article);
      };
      await expect.poll(turn).toBeGreaterThan(before + 100);
    }
  });

  test('by a finger on the map, but not by one that draws', async ({ article }) => {
    const { page } = article;
    await article.open(
      article.frameCode(`${RUN}&panels=train,network,map`) + article.script + space,
    );
    await expect(article.train).toBeEnabled();
    await article.isFitting();
    const session = await page.context().newCDPSession(page);
    const swipe = async (part: typeof article.train) => {
      await part.scrollIntoViewIfNeeded();
      const box = await part.boundingBox();
      if (!box) throw new Error('it is not on the page');
      const x = box.x + box.width / 2;
      const from = box.y + box.height / 2;
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
        session.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: y === undefined ? [] : [{ x, y }],
        });
      await touch('touchStart', from);
      for (let way = 10; way <= 120; way += 10) await touch('touchMove', from - way);
      await touch('touchEnd');
    };
    const drawing = article.frame.getByRole('img', { name: /^Drawing area/ });
    await drawing.scrollIntoViewIfNeeded();
    const before = await scrolled(article);
    await swipe(drawing);
    await expect(article.frame.getByRole('img', { name: /with your drawing/ })).toBeVisible();
    expect(await scrolled(article)).toBe(before);
    const map = article.frame.getByRole('group', { name: /^Place on the latent map/ });
    await map.scrollIntoViewIfNeeded();
    const atMap = await scrolled(article);
    await swipe(map);
    await expect.poll(() => scrolled(article)).toBeGreaterThan(atMap + 50);
  });
});

test('nothing of the engine is fetched or started before a frame comes near the window', async ({
  article,
}) => {
  const { page } = article;
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (/\.wasm$|worker/.test(request.url())) fetched.push(request.url());
  });
  await article.open(space + article.frameCode(`${RUN}&panels=train`) + article.script);
  await expect.poll(() => article.posted('height')).not.toEqual([]);
  await page.waitForLoadState('networkidle');
  expect(fetched).toEqual([]);
  await article.element.scrollIntoViewIfNeeded();
  await expect(article.train).toBeEnabled();
});

test('training stands still in a frame on a slide that is not shown', async ({ article }) => {
  await article.open(
    `<section>${article.frameCode(`${api(article)}${RUN}&panels=train`)}</section>${article.script}`,
  );
  await expect(article.train).toBeEnabled();
  const framed = await article.framed();
  await framed.evaluate(async (playground) => {
    Object.assign(window, { steps: 0 });
    await playground.on('progress', ({ steps }) => Object.assign(window, { steps }));
    void playground.train();
  });
  const steps = () => article.page.evaluate(() => Reflect.get(window, 'steps') as number);
  const trains = async () => {
    const before = await steps();
    await expect.poll(steps).toBeGreaterThan(before);
  };
  const standsStill = async () => {
    const before = await steps();
    await article.page.waitForTimeout(1000);
    return (await steps()) === before;
  };
  await trains();
  const slide = article.page.locator('section');
  for (const style of ['visibility: hidden', 'opacity: 0', 'display: none']) {
    await slide.evaluate((section, css) => section.setAttribute('style', css), style);
    await expect.poll(standsStill).toBe(true);
    await slide.evaluate((section) => section.removeAttribute('style'));
    await trains();
  }
});

test('the script for articles is small, comes alone, and may come twice', async ({ article }) => {
  const script = readFileSync(path.join(site, 'embed.js'));
  const size = gzipSync(script, { level: 9 }).length;
  process.stdout.write(`  embed.js, gzipped: ${size} bytes\n`);
  expect(size).toBeLessThanOrEqual(1000);
  expect(script.toString()).not.toMatch(/\b(?:import|export)\b/);
  const thrown: Error[] = [];
  article.page.on('pageerror', (error) => thrown.push(error));
  await article.open(article.frameCode(`${RUN}&panels=train`) + article.script + article.script);
  await expect(article.train).toBeEnabled();
  await article.isFitting();
  expect(thrown).toEqual([]);
});
