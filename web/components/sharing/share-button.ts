import { msg } from '@lit/localize';
import { html } from 'lit';
import { loadCode } from '../../engine/outdated.ts';
import { emit, errorMessage } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';
import type { Departure } from './departures.ts';
import type { EmbeddablePart } from './embed-builder.ts';
import type { PlaygroundState } from './properties.ts';

/** The button that opens what there is to copy: a link, and code for other pages. */
export class ShareButton extends LocalizedElement {
  static override properties = {
    state: { attribute: false },
    departures: { attribute: false },
    parts: { attribute: false },
    autostart: { type: Boolean },
    open: { state: true },
  };

  /** What the link brings about; nothing as long as there is no model. */
  declare state: PlaygroundState | undefined;
  /** What the link does not bring about. */
  declare departures: ReadonlySet<Departure>;
  declare parts: readonly EmbeddablePart[];
  declare autostart: boolean;
  declare private open: boolean;

  static override styles = [panel, controls];

  constructor() {
    super();
    this.departures = new Set();
    this.parts = [];
    this.autostart = false;
    this.open = false;
  }

  async #show(): Promise<void> {
    try {
      await loadCode(() => import('./share-dialog.ts'));
      this.open = true;
    } catch (error) {
      emit(this, 'playground-message', errorMessage(error));
    }
  }

  protected override render() {
    return html`<button
        title=${msg('A link to this run, and code to embed the playground')}
        ?disabled=${!this.state}
        @click=${this.#show}
      >
        ${msg('Share')}
      </button>
      ${
        this.open && this.state
          ? html`<playground-share-dialog
              .state=${this.state}
              .departures=${this.departures}
              .parts=${this.parts}
              .autostart=${this.autostart}
              @close=${() => {
                this.open = false;
              }}
            ></playground-share-dialog>`
          : ''
      }`;
  }
}

customElements.define('playground-share-button', ShareButton);

declare global {
  interface HTMLElementTagNameMap {
    'playground-share-button': ShareButton;
  }
}
