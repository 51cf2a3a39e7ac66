import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './scripts/lib/chromium.mjs';
import { freePort } from './scripts/lib/free-port.mjs';

// Worker processes read this file again and inherit the environment, so all agree on the port.
process.env.AE_PAGE_PORT ??= String(await freePort());
const address = `http://127.0.0.1:${process.env.AE_PAGE_PORT}/`;

export default defineConfig({
  testDir: 'tests/e2e',
  // They are for people to look at, and take as long as a quarter of the tests.
  testIgnore: process.env.AE_SCREENSHOTS ? [] : ['screenshots.spec.ts'],
  outputDir: 'test-results/browser',
  forbidOnly: true,
  fullyParallel: false,
  workers: 1,
  timeout: 120_000,
  // One of hundreds may meet a fault of the browser's own; the end of a run names those that were tried again.
  retries: 1,
  // What is waited for comes in its time, which on a busy machine is long.
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    baseURL: address,
    screenshot: 'only-on-failure',
    // Requests that a service worker answers are not seen by those tests that look at them.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: findChromium(),
      args: chromiumArguments,
    },
  },
  webServer: {
    command: `node scripts/serve/serve.mjs --port ${process.env.AE_PAGE_PORT}`,
    url: address,
    reuseExistingServer: false,
  },
});
