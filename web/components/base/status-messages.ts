import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { emit, type Message } from './events.ts';
import { LocalizedElement } from './localized-element.ts';
import { controls, notice, panel } from './styles.ts';

/** The one place where the playground says that something went wrong, or was done. */
export class StatusMessages extends LocalizedElement {
  static override properties = {
    message: { attribute: false },
    quiet: { type: Boolean },
  };

  declare message: Message | undefined;
  /** The message is seen elsewhere: it is only read out. */
  declare quiet: boolean;

  static override styles = [
    panel,
    controls,
    notice,
    css`
      .notice {
        gap: 16px;
      }
      .notice.error {
        border-left-color: var(--danger);
      }
      p {
        flex: 1;
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    this.quiet = false;
  }

  #box(message: Message) {
    if (this.quiet) return html`<p class="visually-hidden">${message.text}</p>`;
    return html`<div class="notice ${message.kind}">
      <p>${message.text}</p>
      ${
        message.lost
          ? html`<button class="primary" @click=${() => emit(this, 'engine-restart', undefined)}>
              ${msg('Start again')}
            </button>`
          : ''
      }
      ${
        message.outdated
          ? html`<button class="primary" @click=${() => emit(this, 'page-reload', undefined)}>
              ${msg('Reload')}
            </button>`
          : ''
      }
      <button aria-label=${msg('Dismiss the message')} @click=${() => emit(this, 'message-dismiss', undefined)}>
        ${msg('Dismiss')}
      </button>
    </div>`;
  }

  protected override render() {
    const { message } = this;
    // Both regions are always there: one that appears with its text is not read out.
    return html`<div role="status">${message?.kind === 'status' ? this.#box(message) : ''}</div>
      <div role="alert">${message?.kind === 'error' ? this.#box(message) : ''}</div>`;
  }
}

customElements.define('playground-status-messages', StatusMessages);

declare global {
  interface HTMLElementTagNameMap {
    'playground-status-messages': StatusMessages;
  }
}
