import { css, html, LitElement } from 'lit';
import { emit } from '../base/events.ts';
import { panel } from '../base/styles.ts';

export interface Drawer {
  /** The slot its content is in. */
  id: string;
  name: string;
}

/** Tabs, one of which is open; each drawer's content comes in the slot of its id. */
export class Drawers extends LitElement {
  static override properties = {
    drawers: { attribute: false },
    open: { type: String },
  };

  declare drawers: readonly Drawer[];
  /** The id of the open drawer. */
  declare open: string;

  static override styles = [
    panel,
    css`
      [role='tablist'] {
        display: flex;
        gap: 4px;
        margin-bottom: 16px;
        border-bottom: 1px solid var(--rule);
        overflow-x: auto;
      }
      [role='tab'] {
        min-height: max(40px, var(--control-height));
        border: 0;
        border-bottom: 3px solid transparent;
        padding: 0 16px;
        background: none;
        color: var(--ink-soft);
        font: inherit;
        font-size: 15px;
        font-weight: 600;
        cursor: pointer;
      }
      [role='tab']:hover {
        color: var(--ink);
      }
      [role='tab']:focus-visible {
        outline-offset: -2px;
      }
      [aria-selected='true'] {
        border-bottom-color: var(--accent);
        color: var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    this.drawers = [];
    this.open = '';
  }

  async #choose(index: number): Promise<void> {
    const drawer = this.drawers.at(index % this.drawers.length);
    if (!drawer) return;
    this.open = drawer.id;
    emit(this, 'drawer-open', drawer.id);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
  }

  readonly #key = (event: KeyboardEvent): void => {
    const present = this.drawers.findIndex(({ id }) => id === this.open);
    const next = {
      ArrowRight: present + 1,
      ArrowLeft: present - 1,
      Home: 0,
      End: this.drawers.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    void this.#choose(next);
  };

  protected override render() {
    return html`<div role="tablist" aria-label="Try the model" @keydown=${this.#key}>
        ${this.drawers.map(
          ({ id, name }, i) => html`<button
            role="tab"
            id="tab-${id}"
            aria-controls="drawer-${id}"
            aria-selected=${id === this.open ? 'true' : 'false'}
            tabindex=${id === this.open ? 0 : -1}
            @click=${() => this.#choose(i)}
          >
            ${name}
          </button>`,
        )}
      </div>
      ${this.drawers.map(
        ({ id }) => html`<div
          role="tabpanel"
          id="drawer-${id}"
          aria-labelledby="tab-${id}"
          ?hidden=${id !== this.open}
        >
          <slot name=${id}></slot>
        </div>`,
      )}`;
  }
}

customElements.define('playground-drawers', Drawers);

declare global {
  interface HTMLElementTagNameMap {
    'playground-drawers': Drawers;
  }
}
