import { LOCALE_STATUS_EVENT, type LocaleStatusEventDetail } from '@lit/localize';
import { LitElement, type PropertyDeclarations } from 'lit';
import { currentLanguage, type Language } from '../../words/language.ts';

/** An element with words: it is rendered anew in another language, and `language` has changed then. */
export class LocalizedElement extends LitElement {
  static override properties: PropertyDeclarations = { language: { state: true } };

  declare protected language: Language;

  constructor() {
    super();
    this.language = currentLanguage();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = currentLanguage();
    window.addEventListener(LOCALE_STATUS_EVENT, this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(LOCALE_STATUS_EVENT, this.#follow);
  }

  readonly #follow = ({ detail }: CustomEvent<LocaleStatusEventDetail>): void => {
    if (detail.status === 'ready') this.language = currentLanguage();
  };
}
