import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import { emit, errorMessage } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { saveFile } from '../base/save-file.ts';
import { controls, panel } from '../base/styles.ts';
import type { FigureKind } from './figure-file.ts';

/** Buttons that save a figure of the page as a PNG and as an SVG. */
export class FigureSave extends LocalizedElement {
  static override properties = {
    make: { attribute: false },
    name: { type: String },
  };

  /** Makes the file of the figure as it is then. */
  declare make: (kind: FigureKind) => Promise<Blob>;
  /** What it is called: on the buttons, and the file. */
  declare name: string;

  static override styles = [
    panel,
    controls,
    css`
      div {
        display: flex;
        align-items: center;
      }
      button {
        padding: 0 8px;
        color: var(--ink-soft);
        font-size: 13px;
        font-weight: 500;
      }
    `,
  ];

  async #save(kind: FigureKind): Promise<void> {
    try {
      saveFile(await this.make(kind), `${this.name.toLowerCase().replaceAll(' ', '-')}.${kind}`);
    } catch (error) {
      emit(this, 'playground-message', errorMessage(error));
    }
  }

  protected override render() {
    return html`<div>
      ${(['png', 'svg'] as const).map(
        (kind) => html`<button
          class="quiet"
          aria-label=${msg(str`Save ${this.name} as ${kind.toUpperCase()}`)}
          title=${msg(str`Save this figure as ${kind.toUpperCase()}`)}
          @click=${() => this.#save(kind)}
        >
          ${kind.toUpperCase()}
        </button>`,
      )}
    </div>`;
  }
}

customElements.define('playground-figure-save', FigureSave);

declare global {
  interface HTMLElementTagNameMap {
    'playground-figure-save': FigureSave;
  }
}
