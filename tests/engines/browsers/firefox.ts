import puppeteer, {
  type ElementHandle,
  type Frame,
  type KeyInput,
  type Page,
} from 'puppeteer-core';
import { findFirefox } from '../../../scripts/lib/engines.mjs';
import { DrivenPage } from './driven-page.ts';
import type { Engine } from './engine.ts';
import type { Point, Tab } from './tab.ts';

/** Firefox as the distribution has it, driven by WebDriver BiDi. */
export async function startFirefox(site: string): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    defaultViewport: { width: 1280, height: 900 },
  });
  const [first] = await browser.pages();
  const page = first ?? (await browser.newPage());
  page.setDefaultNavigationTimeout(120_000);
  const thrown: string[] = [];
  page.on('pageerror', (error) => thrown.push(String(error)));
  const tab = new FirefoxTab(page);
  return {
    name: 'firefox',
    version: (await browser.version()).replace('firefox/', 'Firefox '),
    page: new DrivenPage(tab, site),
    touch: (points) => tab.touch(points),
    thrown: async () => thrown.splice(0),
    screenshot: async () => Buffer.from(await page.screenshot()),
    close: () => browser.close(),
  };
}

class FirefoxTab implements Tab {
  readonly #page: Page;
  /** The frame that is asked, and where it is on the page. */
  readonly #where: () => Promise<{ frame: Frame; at: Point }>;

  constructor(page: Page, where = async () => ({ frame: page.mainFrame(), at: [0, 0] as Point })) {
    this.#page = page;
    this.#where = where;
  }

  async goto(address: string): Promise<void> {
    await this.#page.goto(address);
  }

  async reload(): Promise<void> {
    await this.#page.reload();
  }

  async goBack(): Promise<void> {
    await this.#page.goBack();
  }

  async evaluate(expression: string): Promise<string> {
    const { frame } = await this.#where();
    return String(await frame.evaluate(expression));
  }

  async setFiles(expression: string, paths: string[]): Promise<void> {
    const { frame } = await this.#where();
    const handle = await frame.evaluateHandle(expression);
    const input = handle.asElement() as ElementHandle<HTMLInputElement> | null;
    if (!input) throw new Error('there is no <input> to give files to');
    await input.uploadFile(...paths);
    await handle.dispose();
  }

  press(key: string): Promise<void> {
    return this.#page.keyboard.press(key as KeyInput);
  }

  async moveMouse([x, y]: Point): Promise<void> {
    const { at } = await this.#where();
    await this.#page.mouse.move(at[0] + x, at[1] + y);
  }

  mouseDown(): Promise<void> {
    return this.#page.mouse.down();
  }

  mouseUp(): Promise<void> {
    return this.#page.mouse.up();
  }

  async touch([first, ...rest]: readonly Point[]): Promise<void> {
    if (!first) return;
    const { touchscreen } = this.#page;
    await touchscreen.touchStart(...first);
    for (const point of rest) await touchscreen.touchMove(...point);
    await touchscreen.touchEnd();
  }

  frame(selector: string): Tab {
    return new FirefoxTab(this.#page, async () => {
      const element = await this.#page.waitForSelector(selector);
      const [frame, box] = [await element?.contentFrame(), await element?.boundingBox()];
      if (!frame || !box) throw new Error(`there is no frame at ${selector}`);
      return { frame, at: [box.x, box.y] };
    });
  }
}
