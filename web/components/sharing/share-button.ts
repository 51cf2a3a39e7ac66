import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';
import { attributesOf } from './address.ts';
import { type Departure, linkHelp } from './departures.ts';
import { elementCode, frameCode, pageLink } from './embed-code.ts';
import type { PlaygroundState } from './properties.ts';
import { siteAddress } from './site.ts';

interface Sharing {
  id: string;
  name: string;
  help: string;
  text: string;
  rows: number;
}

/** The button that opens what there is to copy: a link, and two ways of embedding. */
export class ShareButton extends LocalizedElement {
  static override properties = {
    state: { attribute: false },
    departures: { attribute: false },
    copied: { state: true },
    open: { state: true },
  };

  /** What the link brings about; nothing as long as there is no model. */
  declare state: PlaygroundState | undefined;
  /** What the link does not bring about. */
  declare departures: ReadonlySet<Departure>;
  /** The id of what was copied last. */
  declare private copied: string | undefined;
  declare private open: boolean;

  static override styles = [
    panel,
    controls,
    css`
      dialog {
        width: min(640px, calc(100vw - 32px));
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
      .item {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 4px 8px;
        align-items: end;
        margin-top: 16px;
      }
      .item .note,
      textarea {
        grid-column: 1 / -1;
      }
      label {
        font-size: 14px;
        font-weight: 600;
        line-height: 20px;
      }
      textarea {
        width: 100%;
        border: 1px solid var(--field-rule);
        border-radius: 6px;
        padding: 8px;
        background: var(--paper);
        color: inherit;
        font:
          13px/20px ui-monospace,
          'Cascadia Mono',
          Menlo,
          monospace;
        overflow-wrap: anywhere;
        field-sizing: content;
        resize: none;
      }
      .item button {
        min-width: 80px;
      }
    `,
  ];

  constructor() {
    super();
    this.departures = new Set();
    this.open = false;
  }

  async #show(): Promise<void> {
    this.copied = undefined;
    this.open = true;
    await this.updateComplete;
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  #sharings(state: PlaygroundState): Sharing[] {
    const site = siteAddress();
    const attributes = attributesOf(state);
    // A figure in a text is to work in every browser; it need not be the same to the bit.
    const anyBuild = attributesOf({ ...state, variant: undefined });
    return [
      {
        id: 'link',
        name: msg('Link'),
        help: linkHelp(this.departures, !state.data),
        text: pageLink(site, attributes),
        rows: 2,
      },
      {
        id: 'frame',
        name: msg('In a frame'),
        help: msg(
          'Put this into any page; add a list of parts to its address, such as &panels=train,map, to show those alone.',
        ),
        text: frameCode(site, anyBuild),
        rows: 4,
      },
      {
        id: 'element',
        name: msg('As an element'),
        help: msg(
          'For a page on the same host as a copy of this site: it reports by events, and takes its host’s room.',
        ),
        text: elementCode(site, anyBuild),
        rows: 4,
      },
    ];
  }

  async #copy(id: string): Promise<void> {
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>(`#${id}`);
    if (!field) return;
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      this.copied = id;
    } catch {
      // Where the browser refuses, the text is selected and can be copied by hand.
      this.copied = 'refused';
    }
  }

  #item({ id, name, help, text, rows }: Sharing) {
    return html`<div class="item">
      <label for=${id}>${name}</label>
      <button aria-label=${msg(str`Copy: ${name}`)} @click=${() => this.#copy(id)}>
        ${this.copied === id ? msg('Copied') : msg('Copy')}
      </button>
      <textarea id=${id} readonly rows=${rows} spellcheck="false" .value=${text}></textarea>
      <p class="note">${help}</p>
    </div>`;
  }

  #notice(sharings: readonly Sharing[]): string {
    if (this.copied === 'refused') {
      return msg('The browser does not let the page copy: press Ctrl+C.');
    }
    const copied = sharings.find(({ id }) => id === this.copied);
    return copied ? msg(str`Copied: ${copied.name}.`) : '';
  }

  protected override render() {
    const sharings = this.state && this.open ? this.#sharings(this.state) : [];
    return html`<button
        title=${msg('A link to this run, and code to embed the playground')}
        ?disabled=${!this.state}
        @click=${this.#show}
      >
        ${msg('Share')}
      </button>
      <dialog
        closedby="any"
        aria-labelledby="title"
        @close=${() => {
          this.open = false;
        }}
      >
        <div class="heading">
          <h2 id="title">${msg('Share this playground')}</h2>
          <form method="dialog"><button>${msg('Close')}</button></form>
        </div>
        ${sharings.map((sharing) => this.#item(sharing))}
        <p role="status" class=${this.copied === 'refused' ? 'note' : 'visually-hidden'}>
          ${this.#notice(sharings)}
        </p>
      </dialog>`;
  }
}

customElements.define('playground-share-button', ShareButton);

declare global {
  interface HTMLElementTagNameMap {
    'playground-share-button': ShareButton;
  }
}
