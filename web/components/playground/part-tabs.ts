import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { LocalizedElement } from '../base/localized-element.ts';
import { panel } from '../base/styles.ts';

/** A part of the playground to go to. */
export interface Part {
  /** The class of the part's element. */
  id: string;
  name: string;
}

/** One link for each part of a stack, which says which of them is in sight. */
export class PartTabs extends LocalizedElement {
  static override properties = { parts: { attribute: false }, shown: { state: true } };

  declare parts: readonly Part[];
  declare private shown: string;

  #observer: IntersectionObserver | undefined;

  static override styles = [
    panel,
    css`
      nav {
        display: flex;
        border: 1px solid var(--rule);
        border-radius: 8px;
        background: var(--surface);
      }
      button {
        flex: 1 1 auto;
        min-height: 40px;
        min-width: 0;
        border: 0;
        border-bottom: 3px solid transparent;
        padding: 0 4px;
        background: none;
        color: var(--ink-soft);
        font: inherit;
        font-size: 14px;
        font-weight: 600;
        cursor: pointer;
      }
      @media (forced-colors: active) {
        button {
          border-bottom-color: Canvas;
        }
      }
      [aria-current='true'] {
        border-bottom-color: var(--accent);
        color: var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    this.parts = [];
    this.shown = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  protected override updated(): void {
    if (this.#observer) return;
    const elements = this.parts.map(({ id }) => this.#element(id)).filter((part) => part !== null);
    if (elements.length < this.parts.length) return;
    // The part that lies a third of the way down is the one that is looked at.
    this.#observer = new IntersectionObserver((entries) => this.#seen(entries), {
      rootMargin: '-33% 0px -66% 0px',
    });
    for (const element of elements) this.#observer.observe(element);
  }

  #element(id: string): Element | null {
    return (this.getRootNode() as ShadowRoot).querySelector(`.panel.${id}`);
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    const seen = entries.findLast(({ isIntersecting }) => isIntersecting)?.target;
    const part = this.parts.find(({ id }) => seen?.classList.contains(id));
    if (part) this.shown = part.id;
  }

  protected override render() {
    return html`<nav aria-label=${msg('Parts')}>
      ${this.parts.map(
        ({ id, name }) => html`<button
          aria-current=${id === this.shown ? 'true' : 'false'}
          @click=${() => this.#element(id)?.scrollIntoView({ block: 'start' })}
        >
          ${name}
        </button>`,
      )}
    </nav>`;
  }
}

customElements.define('playground-part-tabs', PartTabs);

declare global {
  interface HTMLElementTagNameMap {
    'playground-part-tabs': PartTabs;
  }
}
