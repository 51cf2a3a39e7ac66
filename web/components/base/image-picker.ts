import { css, html, LitElement, type PropertyValues } from 'lit';
import './image-strip.ts';
import { panel } from './styles.ts';

/**
 * Images in a row, one of which is picked; every image is a radio button.
 * @fires pick - with the index as its detail.
 */
export class ImagePicker extends LitElement {
  static override properties = {
    pixels: { attribute: false },
    rows: { type: Number },
    columns: { type: Number },
    names: { attribute: false },
    legend: { type: String },
    picked: { type: Number },
  };

  declare pixels: Float32Array | undefined;
  declare rows: number;
  declare columns: number;
  /** The name of each image. */
  declare names: readonly string[];
  declare legend: string;
  /** The index of the image that is picked. */
  declare picked: number;

  #images: (Float32Array | undefined)[] = [];

  static override styles = [
    panel,
    css`
      fieldset {
        min-width: 0;
        margin: 0;
        border: 0;
        padding: 0;
      }
      legend {
        padding: 0;
        margin-bottom: 4px;
        font-size: 13px;
        font-weight: 600;
        line-height: 20px;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      @container (min-width: 480px) {
        .row {
          display: grid;
          grid-auto-columns: minmax(0, 44px);
          grid-auto-flow: column;
        }
        .row label {
          width: auto;
        }
      }
      label {
        position: relative;
        width: 44px;
        border-radius: 2px;
        cursor: pointer;
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      label:has(:checked) {
        box-shadow:
          0 0 0 1px var(--surface),
          0 0 0 3px var(--accent);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--ink);
        outline-offset: 3px;
      }
    `,
  ];

  constructor() {
    super();
    this.names = [];
    this.legend = '';
    this.picked = 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('pixels')) return;
    // Views are made once, so that an image is drawn anew only when it is another one.
    const size = this.rows * this.columns;
    this.#images = this.names.map((_, i) => this.pixels?.subarray(i * size, (i + 1) * size));
  }

  protected override render() {
    return html`<fieldset>
      <legend>${this.legend}</legend>
      <div class="row">
        ${this.names.map(
          (name, i) => html`<label title=${name}>
            <input
              type="radio"
              name="image"
              aria-label=${name}
              .checked=${i === this.picked}
              @change=${() => this.dispatchEvent(new CustomEvent('pick', { detail: i }))}
            />
            <playground-image-strip
              aria-hidden="true"
              .pixels=${this.#images[i]}
              rows=${this.rows}
              columns=${this.columns}
            ></playground-image-strip>
          </label>`,
        )}
      </div>
    </fieldset>`;
  }
}

customElements.define('playground-image-picker', ImagePicker);

declare global {
  interface HTMLElementTagNameMap {
    'playground-image-picker': ImagePicker;
  }
}
