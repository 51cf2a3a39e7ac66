import type { Page } from '@playwright/test';
import { PlaygroundPage } from './playground-page.ts';

/** What the element told its page: the names of its events and what came with them. */
export interface Told {
  type: string;
  detail: unknown;
}

/** Someone's page on a plain host, below the same path as the site, with this in its body. */
export async function openHostPage(
  page: Page,
  host: string,
  body: string,
): Promise<PlaygroundPage> {
  const address = `${host}host.html`;
  const script = `
    window.told = [];
    window.posted = [];
    window.heard = [];
    for (const type of ['error', 'playground-error']) {
      window.addEventListener(type, () => window.heard.push(type));
    }
    for (const type of ['ready', 'progress', 'trained', 'playground-error', 'state-change']) {
      document.addEventListener(type, ({ detail }) => {
        window.told.push({ type, detail: JSON.parse(JSON.stringify(detail)) });
      }, true);
    }
    window.addEventListener('message', ({ data }) => window.posted.push(data));`;
  await page.route(address, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>A page</title><script>${script}</script>
        <body style="margin: 0">${body}</body></html>`,
    }),
  );
  await page.goto(address);
  return new PlaygroundPage(page);
}

/** The events of this type so far, or all that the element fired. */
export async function told(page: Page, type?: string): Promise<Told[]> {
  const all = await page.evaluate(() => Reflect.get(window, 'told') as Told[]);
  return type === undefined ? all : all.filter((event) => event.type === type);
}
