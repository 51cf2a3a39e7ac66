import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';

export interface Drawer {
  /** The slot its content is in. */
  id: string;
  name: string;
}

/**
 * Tabs, one of which is open; each drawer's content comes in the slot of its id and scrolls in the place
 * that the drawers are given. Where that is small, they may be enlarged over what is beside them.
 */
export class Drawers extends LocalizedElement {
  static override properties = {
    drawers: { attribute: false },
    open: { type: String },
    enlarged: { type: Boolean, reflect: true },
  };

  declare drawers: readonly Drawer[];
  /** The id of the open drawer. */
  declare open: string;
  declare enlarged: boolean;

  static override styles = [
    panel,
    controls,
    css`
      :host {
        display: flex;
        flex-direction: column;
        padding-top: 0 !important;
        padding-inline: 0 !important;
        container-type: inline-size;
      }
      .head {
        display: flex;
        flex: none;
        align-items: center;
        border-bottom: 1px solid var(--rule);
        padding: 0 4px 0 8px;
      }
      [role='tablist'] {
        display: flex;
        flex: 1;
        min-width: 0;
        overflow-x: auto;
        scrollbar-width: none;
        /* What is beyond the edge shows by its shadow. */
        background:
          linear-gradient(to right, var(--surface) 16px, transparent 32px) local,
          linear-gradient(to left, var(--surface) 16px, transparent 32px) right / 100% 100% local,
          linear-gradient(to right, var(--rule), transparent 16px),
          linear-gradient(to left, var(--rule), transparent 16px);
      }
      [role='tab'] {
        flex: none;
        height: max(40px, var(--control-height));
        border: 0;
        border-bottom: 3px solid transparent;
        border-radius: 0;
        padding: 0 6px;
        background: none;
        color: var(--ink-soft);
        font-size: 12.5px;
        font-weight: 600;
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
      .enlarge {
        flex: none;
        display: var(--enlarge, none);
        padding: 0;
      }
      svg {
        width: 12px;
        height: 12px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
      }
      @media (forced-colors: active) {
        [role='tab'] {
          border-bottom-color: Canvas;
        }
        [aria-selected='true'] {
          border-bottom-color: Highlight;
        }
      }
      h2 {
        padding: 8px 16px 0;
      }
      .drawer {
        flex: 1;
        position: relative;
        min-height: 0;
        overflow-y: auto;
        padding: 8px 16px 0;
      }
    `,
  ];

  constructor() {
    super();
    this.drawers = [];
    this.open = '';
    this.enlarged = false;
  }

  async #choose(index: number): Promise<void> {
    const drawer = this.drawers.at(index % this.drawers.length);
    if (!drawer) return;
    this.open = drawer.id;
    emit(this, 'drawer-open', drawer.id);
    await this.updateComplete;
    const tab = this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]');
    tab?.focus({ preventScroll: true });
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
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

  #head() {
    const { enlarged } = this;
    return html`<div class="head" part="tabs">
        <div role="tablist" aria-label=${msg('Try the model')} @keydown=${this.#key}>
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
        <button
          class="quiet enlarge"
          aria-label=${msg('Larger tools')}
          aria-pressed=${enlarged ? 'true' : 'false'}
          title=${enlarged ? msg('Back to their place') : msg('Larger, over the network and the loss')}
          @click=${() => {
            this.enlarged = !enlarged;
          }}
        >
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <path d=${enlarged ? 'M5 1v4H1M7 11V7h4' : 'M1 5V1h4M11 7v4H7'} />
          </svg>
        </button>
      </div>`;
  }

  protected override render() {
    const isOne = this.drawers.length === 1;
    return html`${isOne ? html`<h2>${this.drawers[0]?.name}</h2>` : this.#head()}
      ${this.drawers.map(
        ({ id }) => html`<div
          class="drawer"
          role=${isOne ? nothing : 'tabpanel'}
          id="drawer-${id}"
          aria-labelledby=${isOne ? nothing : `tab-${id}`}
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
