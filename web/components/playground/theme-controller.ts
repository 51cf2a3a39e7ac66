import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { browserStorage } from '../base/browser-storage.ts';
import { isThemeChoice, type ThemeChoice } from '../base/theme.ts';

/** The theme that was chosen, kept for the next visit, and the colour scheme it comes to. */
export class ThemeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #system = matchMedia('(prefers-color-scheme: dark)');
  #choice: ThemeChoice = 'system';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    const choice = browserStorage.read('theme');
    if (isThemeChoice(choice)) this.#choice = choice;
    host.addController(this);
  }

  get choice(): ThemeChoice {
    return this.#choice;
  }

  /** The choice of the visitor. */
  set choice(choice: ThemeChoice) {
    browserStorage.write('theme', choice);
    this.adopt(choice);
  }

  /** Takes the choice of the page's author, which holds for this visit. */
  adopt(choice: ThemeChoice): void {
    this.#choice = choice;
    this.#host.requestUpdate();
  }

  get scheme(): 'light' | 'dark' {
    if (this.#choice !== 'system') return this.#choice;
    return this.#system.matches ? 'dark' : 'light';
  }

  hostConnected(): void {
    this.#system.addEventListener('change', this.#changed);
  }

  hostDisconnected(): void {
    this.#system.removeEventListener('change', this.#changed);
  }

  readonly #changed = (): void => this.#host.requestUpdate();
}
