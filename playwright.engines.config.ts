import { defineConfig } from '@playwright/test';
import browser from './playwright.config.ts';
import { engines } from './tests/engines/browsers/engine.ts';

/** The core of the browser tests, in each of the engines. */
export default defineConfig({
  ...browser,
  testDir: 'tests/engines',
  outputDir: 'test-results/engines',
  reporter: [['list'], ['json', { outputFile: 'test-results/engines.json' }]],
  timeout: 180_000,
  // WebKitGTK's driver now and then answers nothing for two minutes. What fails twice is the page's fault.
  projects: engines.map((name) => ({ name, retries: name === 'webkit' ? 1 : 0 })),
});
