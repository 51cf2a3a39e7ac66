import type { AnyPage, Exactly, Finds, Named, Role } from '../../e2e/any-page.ts';
import { type DrivenLocator, find } from './driven-locator.ts';
import { call } from './script.ts';
import type { Tab } from './tab.ts';

/** Finds in a tab, or in a frame of it. */
class Finder implements Finds<DrivenLocator> {
  constructor(readonly tab: Tab) {}

  getByRole(role: Role, options: Named = {}): DrivenLocator {
    return find(this.tab).getByRole(role, options);
  }

  getByLabel(text: string | RegExp, options: Exactly = {}): DrivenLocator {
    return find(this.tab).getByLabel(text, options);
  }

  getByText(text: string | RegExp, options: Exactly = {}): DrivenLocator {
    return find(this.tab).getByText(text, options);
  }

  getByTitle(text: string | RegExp, options: Exactly = {}): DrivenLocator {
    return find(this.tab).getByTitle(text, options);
  }

  locator(selector: string, options: { hasText?: string } = {}): DrivenLocator {
    return find(this.tab).locator(selector, options);
  }
}

/** A page of a browser that is driven by its own protocol. */
export class DrivenPage extends Finder implements AnyPage<DrivenLocator> {
  readonly mouse: AnyPage<DrivenLocator>['mouse'];
  readonly #site: string;

  /** @param site what addresses are relative to */
  constructor(tab: Tab, site: string) {
    super(tab);
    this.#site = site;
    let place: [x: number, y: number] = [0, 0];
    this.mouse = {
      move: async (x, y, { steps = 1 } = {}) => {
        const [fromX, fromY] = place;
        for (let step = 1; step <= steps; step += 1) {
          const share = step / steps;
          await tab.moveMouse([fromX + share * (x - fromX), fromY + share * (y - fromY)]);
        }
        place = [x, y];
      },
      down: () => tab.mouseDown(),
      up: () => tab.mouseUp(),
    };
  }

  goto(address: string): Promise<void> {
    return this.tab.goto(new URL(address, this.#site).href);
  }

  reload(): Promise<void> {
    return this.tab.reload();
  }

  goBack(): Promise<void> {
    return this.tab.goBack();
  }

  frameLocator(selector: string): Finds<DrivenLocator> {
    return new Finder(this.tab.frame(selector));
  }

  evaluate<R>(read: (argument: string) => R | Promise<R>, argument = ''): Promise<R> {
    return call(this.tab, read, argument);
  }
}
