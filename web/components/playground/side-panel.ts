import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';

/** What may be opened beside the stage. */
export type Side = { kind: 'settings' } | { kind: 'layer'; layer: number };

/**
 * A panel that opens over the stage's edge and moves nothing: Escape and its button close it.
 * @slot - what it shows
 */
export class SidePanel extends LocalizedElement {
  static override properties = { name: { type: String } };

  /** What is shown, in a few words. */
  declare name: string;

  #before: HTMLElement | undefined;

  static override styles = [
    panel,
    controls,
    css`
      :host {
        container-type: inline-size;
        overflow: hidden;
      }
      .side {
        display: flex;
        flex-direction: column;
        max-height: 100%;
      }
      .heading {
        flex: none;
        margin: 0 0 4px;
      }
      .content {
        position: relative;
        overflow-y: auto;
        overscroll-behavior: contain;
        margin: 0 -16px -16px;
        padding: 0 16px 16px;
      }
    `,
  ];

  constructor() {
    super();
    this.name = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#key);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#before?.focus();
  }

  protected override firstUpdated(): void {
    const root = this.getRootNode() as ShadowRoot | Document;
    this.#before = deepestFocus(root);
    this.renderRoot.querySelector<HTMLElement>('.close')?.focus({ preventScroll: true });
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    this.#close();
  };

  #close(): void {
    emit(this, 'side-open', undefined);
  }

  protected override render() {
    return html`<div class="side" role="dialog" aria-label=${this.name}>
      <div class="heading">
        <h2>${this.name}</h2>
        <button class="quiet close" aria-label=${msg(str`Close: ${this.name}`)} @click=${() => this.#close()}>
          ${msg('Close')}
        </button>
      </div>
      <div class="content"><slot></slot></div>
    </div>`;
  }
}

/** The element that has the focus, within the shadow roots of those that hold it. */
function deepestFocus(root: ShadowRoot | Document): HTMLElement | undefined {
  const active = root.activeElement;
  if (active?.shadowRoot?.activeElement) return deepestFocus(active.shadowRoot);
  return active instanceof HTMLElement ? active : undefined;
}

customElements.define('playground-side-panel', SidePanel);

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    /** What to open beside the stage, in place of what is open there, or nothing to close it. */
    'side-open': Side | undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'playground-side-panel': SidePanel;
  }
}
