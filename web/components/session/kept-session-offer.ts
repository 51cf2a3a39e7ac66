import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, notice, panel } from '../base/styles.ts';

/** The offer to go on with what another visit left. */
export class KeptSessionOffer extends LocalizedElement {
  static override properties = {
    text: { type: String },
    savedAt: { attribute: false },
    busy: { type: Boolean },
  };

  /** What it was, such as "784-128-32-2 on MNIST, 3.2 epochs". */
  declare text: string;
  /** When it was kept last, in milliseconds since 1970. */
  declare savedAt: number;
  /** It is being taken up. */
  declare busy: boolean;

  static override styles = [
    panel,
    controls,
    notice,
    css`
      .notice {
        flex-wrap: wrap;
        gap: 8px 16px;
        margin-bottom: 8px;
      }
      p {
        flex: 1 1 240px;
        overflow-wrap: anywhere;
      }
      .choices {
        display: flex;
        gap: 8px;
      }
    `,
  ];

  constructor() {
    super();
    this.text = '';
    this.savedAt = 0;
    this.busy = false;
  }

  protected override render() {
    const { text, savedAt, busy, language } = this;
    const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
    return html`<section class="notice" aria-label=${msg('Your last session')}>
      <p aria-live="polite">
        ${msg(str`Your last session is kept: ${text}`)}
        <span class="note">(<time datetime=${new Date(savedAt).toISOString()}>${when.format(savedAt)}</time>)</span>
      </p>
      <div class="choices">
        <button class="primary" ?disabled=${busy} @click=${() => emit(this, 'session-go-on', undefined)}>
          ${msg('Go on')}
        </button>
        <button ?disabled=${busy} @click=${() => emit(this, 'session-anew', undefined)}>
          ${msg('Start anew')}
        </button>
      </div>
    </section>`;
  }
}

customElements.define('playground-kept-session', KeptSessionOffer);

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    /** The session that another visit left is to be taken up. */
    'session-go-on': undefined;
    /** It is to be forgotten. */
    'session-anew': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'playground-kept-session': KeptSessionOffer;
  }
}
