// What the tests use of selenium-webdriver. The published types are not installed: Emscripten lets the
// TypeScript compiler read every package in node_modules/@types, for a version of the language in which
// those are an error.

declare module 'selenium-webdriver' {
  import type { Command } from 'selenium-webdriver/lib/command.js';

  /** A way to find an element. */
  export interface By {
    readonly using: string;
    readonly value: string;
  }
  export const By: { css(selector: string): By };

  /** Characters that stand for keys, as WebDriver's standard has them. */
  export const Key: Record<'HOME' | 'END' | 'LEFT' | 'RIGHT' | 'ENTER' | 'ESCAPE', string>;

  export class WebElement {
    sendKeys(text: string): Promise<void>;
  }

  export interface WebDriver {
    get(address: string): Promise<void>;
    quit(): Promise<void>;
    /** @returns a PNG file in base64 */
    takeScreenshot(): Promise<string>;
    executeScript(script: string): Promise<unknown>;
    execute(command: Command): Promise<unknown>;
    findElement(by: By): Promise<WebElement>;
    getCapabilities(): Promise<{ getBrowserVersion(): string | undefined }>;
    navigate(): { refresh(): Promise<void>; back(): Promise<void> };
    switchTo(): { defaultContent(): Promise<void>; frame(frame: WebElement): Promise<void> };
    actions(): { sendKeys(text: string): { perform(): Promise<void> } };
    manage(): {
      window(): {
        setRect(place: { x: number; y: number; width: number; height: number }): Promise<unknown>;
      };
      setTimeouts(milliseconds: { script: number; pageLoad: number }): Promise<void>;
    };
  }

  export class Builder {
    usingServer(address: string): this;
    withCapabilities(capabilities: object): this;
    build(): Promise<WebDriver>;
  }
}

declare module 'selenium-webdriver/lib/command.js' {
  export const Name: Record<'ACTIONS', string>;

  export class Command {
    constructor(name: string);
    setParameter(name: string, value: unknown): this;
  }
}
