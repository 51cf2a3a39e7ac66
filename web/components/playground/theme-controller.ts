import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ThemeChoice } from '../base/events.ts';

const KEY = 'autoencoder-playground-theme';

function isChoice(value: string | null): value is ThemeChoice {
  return value === 'system' || value === 'light' || value === 'dark';
}

/** The theme that was chosen, kept for the next visit, and the colour scheme it comes to. */
export class ThemeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #system = matchMedia('(prefers-color-scheme: dark)');
  #choice: ThemeChoice = 'system';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    try {
      const kept = localStorage.getItem(KEY);
      if (isChoice(kept)) this.#choice = kept;
    } catch {
      // Where storage is refused, every visit starts with the system's theme.
    }
    host.addController(this);
  }

  get choice(): ThemeChoice {
    return this.#choice;
  }

  set choice(choice: ThemeChoice) {
    this.#choice = choice;
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // The choice then holds for this visit.
    }
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
