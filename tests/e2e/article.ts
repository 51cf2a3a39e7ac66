import type { FrameLocator, JSHandle, Locator, Page } from '@playwright/test';
import { siteHeaders } from '../../scripts/lib/http-headers.mjs';
import type { FramedPlayground } from '../../web/pages/embed-host.ts';
import { ArticleHost } from './article-host.ts';
import { StaticHost } from './static-host.ts';
import { expect, test as watched } from './watched-test.ts';

/** Someone's article on a host of its own, with the playground in a frame. */
export class Article {
  readonly page: Page;
  /** Where the site with the frame's page is; the article is on another site. */
  readonly site: string;
  readonly #host: ArticleHost;

  constructor(page: Page, site: StaticHost, host: ArticleHost) {
    this.page = page;
    this.#host = host;
    this.site = site.address;
  }

  get origin(): string {
    return this.#host.origin;
  }

  /** A frame with this behind the name of its page. */
  frameCode(behind: string, attributes = 'width="640" height="300" frameborder="0"'): string {
    return `<iframe src="${this.site}embed.html${behind}" title="Playground" ${attributes}></iframe>`;
  }

  /** The script that belongs to it. */
  get script(): string {
    return `<script src="${this.site}embed.js"></script>`;
  }

  async open(body: string): Promise<void> {
    const noting = `<script>
      window.posted = [];
      addEventListener('message', ({ data }) => window.posted.push(data));
    </script>`;
    await this.page.goto(this.#host.add({ body: noting + body }));
  }

  get element(): Locator {
    return this.page.locator('iframe');
  }

  get frame(): FrameLocator {
    return this.page.frameLocator('iframe');
  }

  get playground(): Locator {
    return this.frame.locator('autoencoder-playground');
  }

  get train(): Locator {
    return this.frame.getByRole('button', { name: 'Train', exact: true });
  }

  /** What the frame has posted to the article, or what of it is of a type. */
  async posted(type?: string): Promise<Record<string, unknown>[]> {
    const all = await this.page.evaluate(() => Reflect.get(window, 'posted'));
    return type === undefined
      ? all
      : all.filter((message: { type: string }) => message.type === type);
  }

  /** Posts something to the frame, as an article's own script may. */
  async post(message: unknown): Promise<void> {
    await this.element.evaluate(
      (frame: HTMLIFrameElement, data) => frame.contentWindow?.postMessage(data, '*'),
      message,
    );
  }

  /** The playground in the frame, as the script for articles gives it. */
  async framed(): Promise<JSHandle<FramedPlayground>> {
    return this.page.evaluateHandle(() => {
      const { AutoencoderPlayground } = window;
      if (!AutoencoderPlayground) throw new Error('The script is not there.');
      return AutoencoderPlayground.frame(document.querySelector('iframe'));
    });
  }

  /** The heights of the frame and of what is in it, in CSS pixels. */
  async heights(): Promise<{ frame: number; content: number }> {
    const frame = await this.element.evaluate(({ clientHeight }) => clientHeight);
    const content = await this.frame
      .locator('body')
      .evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
    return { frame, content };
  }

  /** Waits until the frame is as high as what is in it, but for the fraction of a pixel. */
  async isFitting(): Promise<number> {
    const difference = async () => {
      const { frame, content } = await this.heights();
      return Math.abs(frame - content);
    };
    await expect.poll(difference).toBeLessThanOrEqual(1);
    return (await this.heights()).frame;
  }
}

export const test = watched.extend<{ article: Article }>({
  article: async ({ page }, use) => {
    const site = await StaticHost.start(siteHeaders());
    const host = await ArticleHost.start();
    await use(new Article(page, site, host));
    site.close();
    host.close();
  },
});

export { expect };
