import type { BrowserContext, Page } from '@playwright/test';
import { LatentMapPage } from './latent-map-page.ts';
import { PlaygroundPage } from './playground-page.ts';
import { four } from './strokes.ts';
import { expect, test } from './test.ts';

const few = '?data=digits:600&seed=3';

const offer = (page: Page) => page.getByRole('region', { name: 'Your last session' });
const goOn = (page: Page) => offer(page).getByRole('button', { name: 'Go on' });

/** The database as it is: the epochs of each session, and the points picked there. */
async function keptSessions(page: Page) {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name);
    const name = names.find((each) => each.startsWith('autoencoder-playground'));
    if (name === undefined) return [];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction(['sessions', 'parts']);
    const asked = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const records: { id: string; about: { epochs: number } }[] = await asked(
      transaction.objectStore('sessions').getAll(),
    );
    const sessions = records.map(async ({ id, about }) => {
      const desk = await asked(transaction.objectStore('parts').get([id, 'desk']));
      return { id, epochs: about.epochs, points: desk?.points.length };
    });
    const found = await Promise.all(sessions);
    database.close();
    return found;
  });
}

/** Waits until a session of so many epochs is kept. */
async function untilKept(page: Page, epochs: number): Promise<void> {
  const kept = async () => (await keptSessions(page)).map((session) => session.epochs);
  await expect.poll(kept, { timeout: 20_000 }).toContain(epochs);
}

async function figures(playground: PlaygroundPage): Promise<string[]> {
  return Promise.all(
    (['Epoch', 'Train loss', 'Test loss'] as const).map((name) => playground.figureText(name)),
  );
}

/** Every point of the curve. */
async function curve(page: Page) {
  return page.evaluate(() => {
    const root = document.querySelector('autoencoder-playground')?.shadowRoot;
    return root?.querySelector('playground-loss-chart')?.curve?.data();
  });
}

async function openIn(context: BrowserContext, address = few): Promise<PlaygroundPage> {
  const playground = new PlaygroundPage(await context.newPage());
  await playground.open(address);
  return playground;
}

test('a reloaded page goes on with the digits of a run that nothing disturbed', async ({
  playground,
}) => {
  await playground.open(few);
  for (let epoch = 1; epoch <= 3; epoch += 1) await playground.trainEpoch();
  const undisturbed = await figures(playground);
  const { page } = playground;

  await page.goto('about:blank');
  await playground.open(few);
  await offer(page).getByRole('button', { name: 'Start anew' }).click();
  await expect(offer(page)).toBeHidden();
  await playground.trainEpoch();
  await playground.stepButton.click();
  await playground.trainEpoch();
  await untilKept(page, 2);
  const line = await curve(page);

  await page.reload();
  await expect(offer(page)).toContainText('Two-unit map');
  await expect(offer(page)).toContainText('procedural digits, after 2.0 epochs');
  await expect(playground.invitation).toBeVisible();
  await goOn(page).click();
  await expect(playground.status).toContainText('Gone on where you were');
  await expect(offer(page)).toBeHidden();
  expect(await curve(page)).toEqual(line);
  await playground.trainEpoch();
  expect(await figures(playground)).toEqual(undisturbed);
});

test('a page that is left in training is taken up where it was kept last, and trains on', async ({
  playground,
}) => {
  await playground.open(`${few}&epochs=4`);
  const { page } = playground;
  await playground.trainButton.click();
  await playground.waitForEpoch(2);
  await expect.poll(async () => (await keptSessions(page))[0]?.epochs ?? 0).toBeGreaterThan(0);
  await page.reload();
  await goOn(page).click();
  await expect(playground.pauseButton).toBeVisible();
  await playground.waitForEpoch(3);
  await playground.pause();
});

test('the drawing, the picks, the drawer and own data are there again', async ({ playground }) => {
  const { page } = playground;
  await playground.openAsItIs('?seed=3', 'autostart=0&data=digits:600');
  const lines = Array.from({ length: 60 }, (_, i) =>
    [i % 2, ...Array.from({ length: 784 }, (_, at) => ((i * 4 + at) % 9 === 0 ? 255 : 0))].join(
      ',',
    ),
  );
  await playground.chooseFiles([
    { name: 'stripes.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) },
  ]);
  await playground.waitForEpoch(1);
  await playground.pause();
  await playground.draw(four);
  await playground.waitForAnswer();
  const map = new LatentMapPage(playground);
  await map.click([0.4, 0.4]);
  await map.click([0.6, 0.5]);
  await expect.poll(async () => (await keptSessions(page))[0]?.points).toBe(2);
  const drawn = () =>
    page.evaluate(() => {
      const { drawing, points } =
        document
          .querySelector('autoencoder-playground')
          ?.shadowRoot?.querySelector('playground-walk-panel') ?? {};
      return { hasInk: drawing?.some((value) => value > 0.5), points: points?.map((p) => [...p]) };
    });
  const before = await drawn();
  expect(before.hasInk).toBe(true);
  expect(before.points?.length).toBe(2);
  await page.reload();
  await goOn(page).click();
  await expect(playground.status).toContainText('Gone on where you were');
  await expect(page.getByText(/stripes/).first()).toBeAttached();
  await expect(page.getByRole('tab', { name: 'Walk' })).toHaveAttribute('aria-selected', 'true');
  await expect.poll(drawn).toEqual(before);
});

test('another address wins, and what was kept is offered again where nothing is asked for', async ({
  playground,
}) => {
  const { page } = playground;
  await playground.open(few);
  await playground.trainEpoch();
  await untilKept(page, 1);
  await playground.open('?data=digits:600&seed=4');
  await expect(playground.invitation).toBeVisible();
  await expect(offer(page)).toBeHidden();
  await page.goto('./?autostart=0');
  await expect(offer(page)).toContainText('after 1.0 epochs');
  // Pressing Train instead begins another session, and leaves this one.
  await expect(playground.trainButton).toBeEnabled();
  await playground.stepButton.click();
  await expect.poll(async () => (await keptSessions(page)).length).toBe(2);
});

test('two tabs keep a session each, and at most three more are kept', async ({ context }) => {
  const first = await openIn(context);
  await first.trainEpoch();
  await untilKept(first.page, 1);
  const second = await openIn(context);
  // The first is still open: its session is not for the second.
  await expect(second.invitation).toBeVisible();
  await expect(offer(second.page)).toBeHidden();
  await second.trainEpoch();
  await second.trainEpoch();
  await untilKept(second.page, 2);
  await first.page.reload();
  await expect(offer(first.page)).toContainText('after 1.0 epochs');
  await second.page.reload();
  await expect(offer(second.page)).toContainText('after 2.0 epochs');

  await first.page.close();
  await second.page.close();
  for (let tab = 0; tab < 6; tab += 1) {
    const another = await openIn(context, '?data=digits:600&seed=9');
    await another.stepButton.click();
    await expect.poll(() => curve(another.page)).not.toEqual([[], [], []]);
    // Its own, the one that it offers, and three.
    await expect.poll(async () => (await keptSessions(another.page)).length).toBeLessThanOrEqual(5);
    await expect
      .poll(async () => (await keptSessions(another.page)).some(({ epochs }) => epochs < 1))
      .toBe(true);
    await another.page.close();
  }
});

for (const [what, script] of [
  [
    'is refused',
    () => {
      indexedDB.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    },
  ],
  ['is not there', () => Object.defineProperty(window, 'indexedDB', { get: () => undefined })],
] as const) {
  test(`where the browser's storage ${what} one sentence says so, and all else works`, async ({
    page,
  }) => {
    await page.addInitScript(script);
    const playground = new PlaygroundPage(page);
    await playground.open(few);
    await expect(playground.status).toContainText('This browser keeps no session');
    await playground.status.getByRole('button', { name: 'Dismiss the message' }).click();
    await playground.trainEpoch();
    expect(await playground.figureText('Epoch')).toBe('1.0');
    await playground.resetButton.click();
    await expect(playground.invitation).toBeVisible();
    await expect(playground.status).not.toContainText('keeps no session');
  });
}

test('where the storage is full one sentence says so, and training goes on', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('There is no room.', 'QuotaExceededError');
    };
  });
  const playground = new PlaygroundPage(page);
  await playground.open(few);
  await playground.trainEpoch();
  await expect(playground.status).toContainText('no room left to keep this session');
  await playground.trainEpoch();
  expect(await playground.figureText('Epoch')).toBe('2.0');
});

test('a session of another version is passed over', async ({ playground }) => {
  const { page } = playground;
  await playground.open(few);
  await playground.trainEpoch();
  await untilKept(page, 1);
  await page.evaluate(async () => {
    const [{ name = '' } = {}] = await indexedDB.databases();
    await new Promise((resolve) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => {
        const transaction = request.result.transaction('sessions', 'readwrite');
        const sessions = transaction.objectStore('sessions');
        const all = sessions.getAll();
        all.onsuccess = () => {
          for (const record of all.result) sessions.put({ ...record, version: 99 });
        };
        transaction.oncomplete = () => {
          request.result.close();
          resolve(undefined);
        };
      };
    });
  });
  await playground.open(few);
  await expect(playground.invitation).toBeVisible();
  await expect(offer(page)).toBeHidden();
  expect((await keptSessions(page)).length).toBe(1);
});
