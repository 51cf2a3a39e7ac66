import { Builder, By, Key, type WebDriver, WebElement } from 'selenium-webdriver';
import { Command, Name } from 'selenium-webdriver/lib/command.js';
import { startWebKitDriver } from '../../../scripts/lib/engines.mjs';
import { DrivenPage } from './driven-page.ts';
import type { Engine } from './engine.ts';
import { call } from './script.ts';
import type { Point, Tab } from './tab.ts';

/** WebKitGTK's own small browser, driven by WebDriver. */
export async function startWebKit(site: string): Promise<Engine> {
  const { address, browser, stop } = await startWebKitDriver();
  const capabilities = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
  };
  const driver = await new Builder().usingServer(address).withCapabilities(capabilities).build();
  await driver.manage().window().setRect({ x: 0, y: 0, width: 1280, height: 1000 });
  await driver.manage().setTimeouts({ script: 60_000, pageLoad: 60_000 });
  const found = await driver.getCapabilities();
  const tab = new WebKitTab(driver);
  return {
    name: 'webkit',
    version: `WebKitGTK ${found.getBrowserVersion()}`,
    page: new DrivenPage(tab, site),
    touch: (points) => tab.touch(points),
    // Its protocol tells of no errors, so the page itself takes note of them.
    thrown: () => call(tab, () => inPage.thrown.splice(0), ''),
    screenshot: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
    close: async () => {
      await driver.quit();
      stop();
    },
  };
}

const keys: Record<string, string> = {
  Home: Key.HOME,
  End: Key.END,
  ArrowLeft: Key.LEFT,
  ArrowRight: Key.RIGHT,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
};

class WebKitTab implements Tab {
  readonly #driver: WebDriver;
  readonly #frame: string | undefined;

  /** @param frame a CSS selector of the frame that is meant, where it is not the page itself */
  constructor(driver: WebDriver, frame?: string) {
    this.#driver = driver;
    this.#frame = frame;
  }

  async goto(address: string): Promise<void> {
    await this.#driver.switchTo().defaultContent();
    await this.#driver.get(address);
  }

  async reload(): Promise<void> {
    await this.#driver.switchTo().defaultContent();
    await this.#driver.navigate().refresh();
  }

  async goBack(): Promise<void> {
    await this.#driver.switchTo().defaultContent();
    await this.#driver.navigate().back();
  }

  async evaluate(expression: string): Promise<string> {
    await this.#enter();
    return String(await this.#driver.executeScript(`return (${expression});`));
  }

  async setFiles(expression: string, paths: string[]): Promise<void> {
    await this.#enter();
    const input = await this.#driver.executeScript(`return (${expression});`);
    if (!(input instanceof WebElement)) throw new Error('there is no <input> to give files to');
    await input.sendKeys(paths.join('\n'));
  }

  async press(key: string): Promise<void> {
    await this.#driver
      .actions()
      .sendKeys(keys[key] ?? key)
      .perform();
  }

  moveMouse(to: Point): Promise<void> {
    return this.#perform(mouse, move(to));
  }

  mouseDown(): Promise<void> {
    return this.#perform(mouse, down);
  }

  mouseUp(): Promise<void> {
    return this.#perform(mouse, up);
  }

  touch([first, ...rest]: readonly Point[]): Promise<void> {
    return first ? this.#perform(finger, move(first), down, ...rest.map(move), up) : done;
  }

  frame(selector: string): Tab {
    return new WebKitTab(this.#driver, selector);
  }

  async #perform(pointer: object, ...actions: object[]): Promise<void> {
    await this.#enter();
    const command = new Command(Name.ACTIONS);
    await this.#driver.execute(command.setParameter('actions', [{ ...pointer, actions }]));
  }

  async #enter(): Promise<void> {
    await this.#driver.switchTo().defaultContent();
    if (this.#frame === undefined) return;
    const frame = await this.#driver.findElement(By.css(this.#frame));
    await this.#driver.switchTo().frame(frame);
  }
}

// The client's own builder of actions knows no finger; these are as WebDriver's standard writes them.
const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } };
const finger = { type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' } };
const down = { type: 'pointerDown', button: 0 };
const up = { type: 'pointerUp', button: 0 };
const done = Promise.resolve();

/** To a place in the window, of whole pixels, and at once. */
const move = ([x, y]: Point) => ({
  type: 'pointerMove',
  duration: 0,
  origin: 'viewport',
  x: Math.round(x),
  y: Math.round(y),
});
