import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import '../base/image-strip.ts';
import { countText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import {
  DRAWING_SIDE,
  FEWEST_DRAWINGS,
  MOST_DRAWINGS,
  type OwnDrawing,
  ownDrawings,
} from './own-drawings.ts';

/** Drawings collected with labels, to train on; it may be placed wherever there is a drawing. */
export class DrawingCollector extends LocalizedElement {
  static override properties = {
    drawing: { attribute: false },
    label: { state: true },
    added: { state: true },
  };

  /** The present drawing as it was prepared, [28 × 28], or nothing. */
  declare drawing: Float32Array | undefined;
  declare private label: string;
  /** The drawing that was added last: once is enough. */
  declare private added: Float32Array | undefined;

  readonly #pixels = new WeakMap<OwnDrawing, Float32Array>();

  static override styles = [
    panel,
    controls,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px 12px;
        margin-top: 8px;
      }
      .present {
        width: calc(var(--control-height) + 20px);
        aspect-ratio: 1;
        border-radius: 4px;
        overflow: hidden;
        background: #000;
      }
      .field {
        flex: 0 1 120px;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(max(48px, var(--control-height)), 1fr));
        gap: 8px;
        max-height: 240px;
        margin: 12px 0 0;
        padding: 0;
        overflow-y: auto;
        list-style: none;
      }
      li {
        position: relative;
      }
      li .name {
        display: block;
        overflow: hidden;
        font-size: 13px;
        text-align: center;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      li button {
        position: absolute;
        inset: 0 0 20px 0;
        display: grid;
        place-items: start end;
        height: auto;
        border: 0;
        border-radius: 0;
        padding: 0;
        background: none;
      }
      li button span {
        width: 20px;
        border-radius: 0 0 0 4px;
        background: var(--surface);
        color: var(--ink);
        line-height: 20px;
      }
      .train {
        margin-top: 12px;
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    ownDrawings.addEventListener('change', this.#update);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    ownDrawings.removeEventListener('change', this.#update);
  }

  readonly #update = (): void => this.requestUpdate();

  get #canAdd(): boolean {
    const { drawing, label, added } = this;
    const isDrawing = drawing?.length === DRAWING_SIDE * DRAWING_SIDE && drawing !== added;
    return isDrawing && label.trim() !== '' && ownDrawings.all.length < MOST_DRAWINGS;
  }

  #add(event: Event): void {
    event.preventDefault();
    if (!this.drawing || !this.#canAdd) return;
    ownDrawings.add(this.drawing, this.label);
    this.added = this.drawing;
  }

  /** The same array for the same drawing, so that it is drawn once. */
  #asImage(drawing: OwnDrawing): Float32Array {
    const known = this.#pixels.get(drawing);
    if (known) return known;
    const pixels = Float32Array.from(drawing.pixels, (value) => value / 255);
    this.#pixels.set(drawing, pixels);
    return pixels;
  }

  #form() {
    const { drawing } = this;
    return html`<form class="row" @submit=${this.#add}>
      <div class="present">
        ${
          drawing
            ? html`<playground-image-strip
              .pixels=${drawing}
              rows=${DRAWING_SIDE}
              columns=${DRAWING_SIDE}
              label=${msg('The present drawing')}
            ></playground-image-strip>`
            : nothing
        }
      </div>
      <label class="field">
        <span class="name">${msg('It is a …')}</span>
        <input
          autocomplete="off"
          maxlength="16"
          aria-label=${msg('Label of the drawing')}
          .value=${this.label}
          @input=${(event: Event) => {
            this.label = (event.target as HTMLInputElement).value;
          }}
        />
      </label>
      <button ?disabled=${!this.#canAdd}>
        ${drawing && drawing === this.added ? msg('Added') : msg('Add drawing')}
      </button>
    </form>`;
  }

  #list(drawings: readonly OwnDrawing[]) {
    return html`<ul aria-label=${msg('Collected drawings')}>
      ${drawings.map(
        (drawing, i) => html`<li>
          <playground-image-strip
            .pixels=${this.#asImage(drawing)}
            rows=${DRAWING_SIDE}
            columns=${DRAWING_SIDE}
            label=${msg(str`Drawing ${i + 1}`)}
          ></playground-image-strip>
          <span class="name">${drawing.label}</span>
          <button
            aria-label=${msg(str`Remove drawing ${i + 1}, ${drawing.label}`)}
            title=${msg('Remove')}
            @click=${() => ownDrawings.remove(drawing)}
          >
            <span aria-hidden="true">×</span>
          </button>
        </li>`,
      )}
    </ul>`;
  }

  #countSentence(count: number): string {
    const drawings = countText(count);
    if (count >= MOST_DRAWINGS) return msg(str`${drawings} drawings, which is all that is kept.`);
    if (count >= FEWEST_DRAWINGS)
      return msg(str`${drawings} drawings; one in seven is for testing.`);
    const missing = FEWEST_DRAWINGS - count;
    return msg(
      str`${count} of the ${FEWEST_DRAWINGS} drawings that training needs: ${missing} more.`,
    );
  }

  protected override render() {
    const drawings = ownDrawings.all;
    return html`<p class="note">
        ${
          this.drawing
            ? msg(
                'Say what you have drawn and add it; then draw the next one. They stay in your browser.',
              )
            : msg(
                'Draw something at the network’s input, say here what it is, and add it. They stay in your browser.',
              )
        }
      </p>
      ${this.#form()} ${drawings.length > 0 ? this.#list(drawings) : nothing}
      <div class="row train">
        <button
          ?disabled=${drawings.length < FEWEST_DRAWINGS}
          @click=${() => emit(this, 'source-choose', { source: ownDrawings.source(), train: true })}
        >
          ${msg('Train on my drawings')}
        </button>
        <span class="note figures">${this.#countSentence(drawings.length)}</span>
      </div>`;
  }
}

customElements.define('playground-drawing-collector', DrawingCollector);

declare global {
  interface HTMLElementTagNameMap {
    'playground-drawing-collector': DrawingCollector;
  }
}
