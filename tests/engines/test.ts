import { test as base, expect } from '@playwright/test';
import type { SomeLocator, SomePage } from '../e2e/any-page.ts';
import { Playground } from '../e2e/playground.ts';
import { startChromium } from './browsers/chromium.ts';
import type { Engine, EngineName } from './browsers/engine.ts';
import { startFirefox } from './browsers/firefox.ts';
import { startWebKit } from './browsers/webkit.ts';

export { expect };

export type AnyPlayground = Playground<SomeLocator, SomePage>;

const start: Record<EngineName, (site: string) => Promise<Engine>> = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebKit,
};

/** One page is there for all tests: without this, each would be offered the session of the one before. */
async function forgetSessions({ page }: Engine): Promise<void> {
  await page.goto('licences.html');
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue;
      const request = indexedDB.deleteDatabase(name);
      await new Promise((resolve, reject) => {
        request.onsuccess = resolve;
        request.onerror = reject;
      });
    }
  });
}

/**
 * A test of the core: it is given the page of whatever browser, runs in all of them, and fails if
 * anything is thrown there and not caught.
 */
export const test = base.extend<{ playground: AnyPlayground }, { engine: Engine }>({
  engine: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the fixtures named, though there are none
    async ({}, use, { project }) => {
      const name = project.name as EngineName;
      const engine = await start[name](project.use.baseURL ?? '');
      process.stdout.write(`  ${engine.version}\n`);
      await use(engine);
      await engine.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  playground: async ({ engine }, use, testInfo) => {
    await forgetSessions(engine);
    await use(new Playground(engine.page));
    if (testInfo.status !== testInfo.expectedStatus) {
      const read = await engine.page.evaluate(() => inPage.text());
      process.stdout.write(`  On the page of ${engine.name}: ${read}\n`);
      await testInfo.attach('the page', {
        body: await engine.screenshot(),
        contentType: 'image/png',
      });
    }
    expect(await engine.thrown()).toEqual([]);
  },
});
