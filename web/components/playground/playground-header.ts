import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../words/language.ts';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';
import type { ThemeChoice } from '../base/theme.ts';

/**
 * One row: the name, the data and the preset, and what is used less; that folds away where there is no
 * room for it.
 * @slot data - the choice of the data
 * @slot preset - the choice of the preset
 * @slot share - what else there is to do with the whole
 */
export class PlaygroundHeader extends LocalizedElement {
  static override properties = {
    theme: { type: String },
    chosenLanguage: { attribute: false },
    open: { type: Boolean, reflect: true },
  };

  declare theme: ThemeChoice;
  /** The language that was asked for, also while its words are on their way. */
  declare chosenLanguage: Language;
  /** Whether what has no room is shown all the same. */
  declare open: boolean;

  static override styles = [
    panel,
    controls,
    css`
      :host {
        container: header / inline-size;
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px 12px;
        min-height: var(--control-height);
      }
      h1 {
        display: flex;
        flex: none;
        align-items: center;
        gap: 8px;
        margin: 0 auto 0 0;
        font-size: 17px;
        font-weight: 700;
        letter-spacing: -0.01em;
        line-height: 24px;
      }
      h1 svg {
        width: 20px;
        height: 20px;
        fill: var(--accent);
      }
      label {
        display: flex;
        align-items: center;
        gap: 8px;
        font-size: 13px;
        color: var(--ink-soft);
      }
      select {
        color: var(--ink);
      }
      ::slotted([slot='share']) {
        flex: none;
      }
      .more {
        display: none;
        flex: none;
        padding: 0;
      }
      /* Only the sign before the name is seen where there is little room: of the open list, all. */
      @container header (min-width: 1160px) and (max-width: 1499px) {
        .extra select {
          width: 56px;
        }
        .extra.language select {
          width: 64px;
        }
      }
      @container header (max-width: 1159px) {
        .more {
          display: block;
        }
        header {
          --extra: none;
          gap: 8px;
        }
        ::slotted([slot='data']),
        ::slotted([slot='preset']) {
          flex: 0 1 auto;
        }
        .extra,
        ::slotted([slot='share']) {
          display: none;
        }
        :host([open]) header {
          --extra: initial;
          flex-wrap: wrap;
        }
        :host([open]) .extra {
          display: flex;
        }
        :host([open]) ::slotted([slot='share']) {
          display: block;
        }
      }
      @container header (max-width: 719px) {
        .extra select {
          width: 56px;
        }
        .extra.language select {
          width: 64px;
        }
        h1 span {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        h1 {
          margin-right: 0;
        }
        ::slotted([slot='data']),
        ::slotted([slot='preset']) {
          flex: 1 1 0;
        }
        .more {
          margin-left: auto;
        }
        :host([open]) ::slotted([slot='data']),
        :host([open]) ::slotted([slot='preset']) {
          flex-basis: 100%;
          order: 1;
        }
        :host([open]) .extra,
        :host([open]) ::slotted([slot='share']) {
          order: 2;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.theme = 'system';
    this.chosenLanguage = 'en';
    this.open = false;
  }

  protected override render() {
    return html`<header>
      <h1 part="title">
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M1 1l14 14V1L1 15z" /></svg>
        <span>Autoencoder Playground</span>
      </h1>
      <slot name="data"></slot>
      <slot name="preset"></slot>
      <slot name="share"></slot>
      <label class="extra" part="theme">
        <select
          aria-label=${msg('Theme')}
          title=${msg('Theme')}
          .value=${this.theme}
          @change=${(event: Event) =>
            emit(this, 'theme-choose', (event.target as HTMLSelectElement).value as ThemeChoice)}
        >
          <option value="system" ?selected=${this.theme === 'system'}>◐\u2003${msg('System')}</option>
          <option value="light" ?selected=${this.theme === 'light'}>☀\u2003${msg('Light')}</option>
          <option value="dark" ?selected=${this.theme === 'dark'}>☾\u2003${msg('Dark')}</option>
        </select>
      </label>
      <label class="extra language" part="language">
        <select
          aria-label=${msg('Language')}
          title=${msg('Language')}
          .value=${this.chosenLanguage}
          @change=${(event: Event) =>
            emit(this, 'language-choose', (event.target as HTMLSelectElement).value as Language)}
        >
          ${LANGUAGES.map(
            (language) => html`<option
              value=${language}
              lang=${language}
              ?selected=${language === this.chosenLanguage}
            >
              ${language.toUpperCase()}\u2003${LANGUAGE_NAMES[language]}
            </option>`,
          )}
        </select>
      </label>
      <button
        class="more"
        aria-label=${msg('More of the header')}
        aria-expanded=${this.open ? 'true' : 'false'}
        @click=${() => {
          this.open = !this.open;
        }}
      >
        ⋯
      </button>
    </header>`;
  }
}

customElements.define('playground-header', PlaygroundHeader);

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    'theme-choose': ThemeChoice;
    'language-choose': Language;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'playground-header': PlaygroundHeader;
  }
}
