import { StaticHost } from './static-host.ts';
import { test as base } from './watched-test.ts';

/** A test that is given the page's address on a plain static host. */
export const test = base.extend<{ plainHost: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it that nothing is needed
  plainHost: async ({}, use) => {
    const host = await StaticHost.start();
    await use(host.address);
    host.close();
  },
});
