import { msg, str } from '@lit/localize';
import type { ReactiveControllerHost } from 'lit';
import { loadCode } from '../../engine/outdated.ts';
import {
  LANGUAGE_NAMES,
  type Language,
  languageOf,
  preferredLanguage,
  setLanguage,
} from '../../words/language.ts';
import { browserStorage } from '../base/browser-storage.ts';
import { errorMessage, type Message } from '../base/events.ts';

/** The language that was chosen, kept for the next visit, else the one that the browser prefers. */
export class LanguageController {
  readonly #host: ReactiveControllerHost;
  readonly #report: (message: Message) => void;
  #choice: Language;
  #ready: Promise<void> = Promise.resolve();

  constructor(host: ReactiveControllerHost, report: (message: Message) => void) {
    this.#host = host;
    this.#report = report;
    this.#choice = LanguageController.#visitors();
  }

  static #visitors(): Language {
    return (
      languageOf(browserStorage.read('language') ?? '') ?? preferredLanguage(navigator.languages)
    );
  }

  get choice(): Language {
    return this.#choice;
  }

  /** The choice of the visitor. */
  set choice(choice: Language) {
    browserStorage.write('language', choice);
    this.adopt(choice);
  }

  /** Takes the choice of the page's author, which holds for this visit; without one, the visitor's. */
  adopt(choice: Language | undefined): void {
    this.#choice = choice ?? LanguageController.#visitors();
    this.#ready = this.#load(this.#choice);
    this.#host.requestUpdate();
  }

  /** Resolves once the words of the choice are there, or were told to be missing. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  async #load(language: Language): Promise<void> {
    try {
      await loadCode(() => setLanguage(language));
    } catch (error) {
      const message = errorMessage(error);
      const name = LANGUAGE_NAMES[language];
      const text = msg(str`${name} could not be loaded: ${message.text}`);
      this.#report(message.outdated ? message : { ...message, text });
    }
  }
}
