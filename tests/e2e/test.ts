import { PlaygroundPage } from './playground-page.ts';
import { test as base, expect } from './watched-test.ts';

export { expect };

/** A test that starts on the open page, and fails if anything is thrown there and not caught. */
export const test = base.extend<{ playground: PlaygroundPage }>({
  playground: async ({ page }, use) => {
    const thrown: Error[] = [];
    page.on('pageerror', (error) => thrown.push(error));
    const playground = new PlaygroundPage(page);
    await playground.open();
    await use(playground);
    expect(thrown).toEqual([]);
  },
});
