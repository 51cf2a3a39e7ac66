import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../../scripts/lib/chromium.mjs';
import type { Engine } from './engine.ts';

/** Chromium, driven by Playwright. */
export async function startChromium(site: string): Promise<Engine> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: chromiumArguments,
    ...(executablePath && { executablePath }),
  });
  const context = await browser.newContext({
    baseURL: site,
    viewport: { width: 1280, height: 900 },
    hasTouch: true,
    // Playwright gives it what the other browser tests are configured with.
    serviceWorkers: 'allow',
  });
  const page = await context.newPage();
  const thrown: string[] = [];
  page.on('pageerror', (error) => thrown.push(String(error)));
  const session = await context.newCDPSession(page);
  return {
    name: 'chromium',
    version: `Chromium ${browser.version()}`,
    page,
    touch: async (points) => {
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: typeof points) =>
        session.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: at.map(([x, y]) => ({ x, y })),
        });
      await touch('touchStart', points.slice(0, 1));
      for (const point of points.slice(1)) await touch('touchMove', [point]);
      await touch('touchEnd', []);
    },
    thrown: async () => thrown.splice(0),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}
