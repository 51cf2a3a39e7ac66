import type { Page } from '@playwright/test';
import type { NamedFile } from './idx.ts';

/**
 * What tests that run in several browsers ask of a page. Playwright's `Page` and `Locator` are of
 * these types as they are, and mean by each method what is meant here; `tests/engines/browsers` has
 * others, for browsers that are driven through their own protocols. `L` is the kind of locator.
 */
export interface Finds<L> {
  getByRole(role: Role, options?: Named): L;
  getByLabel(text: string | RegExp, options?: Exactly): L;
  getByText(text: string | RegExp, options?: Exactly): L;
  getByTitle(text: string | RegExp, options?: Exactly): L;
  /** Elements by a CSS selector. */
  locator(selector: string, options?: { hasText?: string }): L;
}

export type Role = Parameters<Page['getByRole']>[0];

export interface Exactly {
  exact?: boolean;
}

export interface Named extends Exactly {
  name?: string | RegExp;
}

/** A way to find elements, each time anew. What acts or reads waits until there is exactly one. */
export interface AnyLocator<L> extends Finds<L> {
  first(): L;
  nth(index: number): L;

  click(): Promise<void>;
  check(): Promise<void>;
  fill(value: string): Promise<void>;
  blur(): Promise<void>;
  /** Presses a key on it, such as "End". */
  press(key: string): Promise<void>;
  /** Chooses the option with this value or this text. */
  selectOption(option: string): Promise<unknown>;
  setInputFiles(files: NamedFile[]): Promise<void>;
  scrollIntoViewIfNeeded(): Promise<void>;

  isVisible(): Promise<boolean>;
  isEnabled(): Promise<boolean>;
  isChecked(): Promise<boolean>;
  inputValue(): Promise<string>;
  innerText(): Promise<string>;
  allInnerTexts(): Promise<string[]>;
  getAttribute(name: string): Promise<string | null>;
  count(): Promise<number>;
  boundingBox(): Promise<{ x: number; y: number; width: number; height: number } | null>;
  evaluate<R>(read: (element: HTMLElement | SVGElement) => R | Promise<R>): Promise<R>;
}

export interface AnyPage<L> extends Finds<L> {
  goto(address: string): Promise<unknown>;
  reload(): Promise<unknown>;
  goBack(): Promise<unknown>;
  frameLocator(selector: string): Finds<L>;
  evaluate<R>(read: () => R | Promise<R>): Promise<R>;
  evaluate<R>(read: (argument: string) => R | Promise<R>, argument: string): Promise<R>;
  readonly mouse: {
    move(x: number, y: number, options?: { steps?: number }): Promise<void>;
    down(): Promise<void>;
    up(): Promise<void>;
  };
}

export interface SomeLocator extends AnyLocator<SomeLocator> {}

/** A page of whatever browser. */
export interface SomePage extends AnyPage<SomeLocator> {}
