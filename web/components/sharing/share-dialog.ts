import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';
import { attributesOf } from './address.ts';
import './copy-field.ts';
import { type Departure, linkHelp } from './departures.ts';
import './embed-builder.ts';
import type { EmbeddablePart } from './embed-builder.ts';
import { pageLink } from './embed-code.ts';
import type { PlaygroundState } from './properties.ts';
import { siteAddress } from './site.ts';

/**
 * What there is to copy: a link, and code for other pages.
 * @fires close
 */
export class ShareDialog extends LocalizedElement {
  static override properties = {
    state: { attribute: false },
    departures: { attribute: false },
    parts: { attribute: false },
    autostart: { type: Boolean },
    embeds: { state: true },
  };

  declare state: PlaygroundState;
  declare departures: ReadonlySet<Departure>;
  declare parts: readonly EmbeddablePart[];
  declare autostart: boolean;
  /** Whether the part about embedding is open: its preview is a playground of its own. */
  declare private embeds: boolean;

  static override styles = [
    panel,
    controls,
    css`
      dialog {
        width: min(720px, calc(100vw - 32px));
        max-height: calc(100dvh - 32px);
        border: 1px solid var(--rule);
        border-radius: 8px;
        padding: 16px 24px 24px;
        background: var(--surface);
        color: var(--ink);
        box-shadow: 0 8px 48px rgb(0 0 0 / 0.3);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 0.4);
      }
      @media (max-width: 480px) {
        dialog {
          padding: 8px 16px 16px;
        }
      }
      playground-copy-field,
      details {
        margin-top: 16px;
      }
      summary {
        min-height: var(--control-height);
        font-size: 14px;
        font-weight: 600;
        line-height: var(--control-height);
        cursor: pointer;
      }
    `,
  ];

  constructor() {
    super();
    this.departures = new Set();
    this.parts = [];
    this.autostart = false;
    this.embeds = false;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected override render() {
    const { state } = this;
    return html`<dialog
      closedby="any"
      aria-labelledby="title"
      @close=${() => this.dispatchEvent(new CustomEvent('close'))}
    >
      <div class="heading">
        <h2 id="title">${msg('Share this playground')}</h2>
        <form method="dialog"><button>${msg('Close')}</button></form>
      </div>
      <playground-copy-field
        .name=${msg('Link')}
        .text=${pageLink(siteAddress(), attributesOf(state))}
        .help=${linkHelp(this.departures, !state.data)}
      ></playground-copy-field>
      <details
        @toggle=${(event: Event) => {
          this.embeds = (event.target as HTMLDetailsElement).open;
        }}
      >
        <summary>${msg('Embed it in another page')}</summary>
        ${
          this.embeds
            ? html`<playground-embed-builder
                .state=${state}
                .parts=${this.parts}
                .autostart=${this.autostart}
              ></playground-embed-builder>`
            : ''
        }
      </details>
    </dialog>`;
  }
}

customElements.define('playground-share-dialog', ShareDialog);

declare global {
  interface HTMLElementTagNameMap {
    'playground-share-dialog': ShareDialog;
  }
}
