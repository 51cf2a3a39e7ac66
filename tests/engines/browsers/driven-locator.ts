import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getByLabelSelector, getByRoleSelector, getByTextSelector, getByTitleSelector } from 'ivya';
import type { AnyLocator, Exactly, Named, Role } from '../../e2e/any-page.ts';
import type { NamedFile } from '../../e2e/idx.ts';
import type { Found } from './in-page.ts';
import { call } from './script.ts';
import type { Point, Tab } from './tab.ts';

/** Milliseconds until what is waited for counts as not coming. */
const limit = 30_000;

export const find = (tab: Tab) => new DrivenLocator(tab, []);

/** A way to find elements of a page that is driven by its browser's own protocol. */
export class DrivenLocator implements AnyLocator<DrivenLocator> {
  readonly #tab: Tab;
  readonly #parts: readonly string[];

  constructor(tab: Tab, parts: readonly string[]) {
    this.#tab = tab;
    this.#parts = parts;
  }

  get #selector(): string {
    return this.#parts.join(' >> ');
  }

  #then(...parts: string[]): DrivenLocator {
    return new DrivenLocator(this.#tab, [...this.#parts, ...parts]);
  }

  getByRole(role: Role, options: Named = {}): DrivenLocator {
    return this.#then(getByRoleSelector(role, options));
  }

  getByLabel(text: string | RegExp, options: Exactly = {}): DrivenLocator {
    return this.#then(getByLabelSelector(text, options));
  }

  getByText(text: string | RegExp, options: Exactly = {}): DrivenLocator {
    return this.#then(getByTextSelector(text, options));
  }

  getByTitle(text: string | RegExp, options: Exactly = {}): DrivenLocator {
    return this.#then(getByTitleSelector(text, options));
  }

  locator(selector: string, { hasText }: { hasText?: string } = {}): DrivenLocator {
    const has = hasText === undefined ? [] : [`internal:has-text=${JSON.stringify(hasText)}i`];
    return this.#then(`css=${selector}`, ...has);
  }

  first(): DrivenLocator {
    return this.nth(0);
  }

  nth(index: number): DrivenLocator {
    return this.#then(`nth=${index}`);
  }

  async click(): Promise<void> {
    const placeToPress = () => this.#whenThere<Point>((selector) => inPage.placeToPress(selector));
    let place = await placeToPress();
    for (let before = ''; before !== place.join(); place = await placeToPress()) {
      // It may move, or be covered, on the way of the mouse.
      before = place.join();
      await this.#tab.moveMouse(place);
    }
    await this.#tab.mouseDown();
    await this.#tab.mouseUp();
  }

  async check(): Promise<void> {
    if (!(await this.isChecked())) await this.click();
  }

  async fill(value: string): Promise<void> {
    await this.#use((element, text) => inPage.fill(element, text), value);
  }

  async blur(): Promise<void> {
    await this.#use((element) => inPage.blur(element as HTMLInputElement));
  }

  async press(key: string): Promise<void> {
    await this.#use((element) => (element as HTMLElement).focus());
    await this.#tab.press(key);
  }

  async selectOption(option: string): Promise<void> {
    const chosen = await this.#use((element, text) => inPage.select(element, text), option);
    if (!chosen) throw new Error(`${this} has no option "${option}"`);
  }

  async setInputFiles(files: NamedFile[]): Promise<void> {
    await this.#use(() => undefined);
    const folder = mkdtempSync(path.join(tmpdir(), 'autoencoder-files-'));
    const paths = files.map(({ name, buffer }) => {
      const file = path.join(folder, name);
      writeFileSync(file, buffer);
      return file;
    });
    await this.#tab.setFiles(`inPage.all(${JSON.stringify(this.#selector)})[0]`, paths);
  }

  async scrollIntoViewIfNeeded(): Promise<void> {
    await this.#use((element) => inPage.scrollIntoView(element));
  }

  isVisible(): Promise<boolean> {
    return this.#all((elements) => elements.some((element) => inPage.isVisible(element)));
  }

  isEnabled(): Promise<boolean> {
    return this.#use((element) => inPage.isEnabled(element));
  }

  isChecked(): Promise<boolean> {
    return this.#use((element) => (element as HTMLInputElement).checked);
  }

  inputValue(): Promise<string> {
    return this.#use((element) => (element as HTMLInputElement).value);
  }

  innerText(): Promise<string> {
    return this.#use((element) => (element as HTMLElement).innerText);
  }

  allInnerTexts(): Promise<string[]> {
    return this.#all((elements) => elements.map((element) => (element as HTMLElement).innerText));
  }

  getAttribute(name: string): Promise<string | null> {
    return this.#use((element, attribute) => element.getAttribute(attribute), name);
  }

  count(): Promise<number> {
    return this.#all((elements) => elements.length);
  }

  boundingBox(): Promise<{ x: number; y: number; width: number; height: number } | null> {
    return this.#use((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    });
  }

  evaluate<R>(read: (element: HTMLElement | SVGElement) => R | Promise<R>): Promise<R> {
    return this.#use(read);
  }

  toString(): string {
    return this.#selector;
  }

  /** What a function of the page's says of all the elements that there are. */
  #all<R>(read: (elements: Element[]) => R): Promise<R> {
    const onPage = scriptOf<string, R>(`(selector) => (${read})(inPage.all(selector))`);
    return call(this.#tab, onPage, this.#selector);
  }

  /** What a function of the page's says of the one element, once it is there. */
  #use<R>(
    read: (element: HTMLElement, argument: string) => R | Promise<R>,
    argument = '',
  ): Promise<R> {
    const onPage = scriptOf<string, Found<R>>(`async (selector) => {
      const element = inPage.one(selector);
      if ('reason' in element) return element;
      return { found: await (${read})(element.found, ${JSON.stringify(argument)}) };
    }`);
    return this.#whenThere(onPage);
  }

  async #whenThere<R>(read: (selector: string) => Found<R> | Promise<Found<R>>): Promise<R> {
    const end = Date.now() + limit;
    for (;;) {
      const answer = await call(this.#tab, read, this.#selector);
      if (!('reason' in answer)) return answer.found;
      if (Date.now() > end) throw new Error(`${this}: ${answer.reason}.`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}

/** A function that is only ever sent to the page, by its text. */
function scriptOf<A, R>(text: string): (argument: A) => R {
  const script = () => {
    throw new Error('this runs in the page alone');
  };
  return Object.assign(script, { toString: () => text });
}
