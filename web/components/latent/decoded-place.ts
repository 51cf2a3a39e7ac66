import { css, html, LitElement, nothing } from 'lit';
import '../base/image-strip.ts';
import { codeText } from '../base/numbers.ts';
import { panel } from '../base/styles.ts';

const WIDTH = 96;
const HEIGHT = 114;
const DISTANCE = 12;

/** The image decoded from a place on the map, beside that place and within the map's bounds. */
export class DecodedPlace extends LitElement {
  static override properties = {
    place: { attribute: false },
    bounds: { attribute: false },
    code: { attribute: false },
    pixels: { attribute: false },
    rows: { type: Number },
    columns: { type: Number },
  };

  /** In CSS pixels, as the bounds. */
  declare place: { x: number; y: number };
  declare bounds: { width: number; height: number };
  declare code: readonly number[];
  declare pixels: Float32Array;
  declare rows: number;
  declare columns: number;

  static override styles = [
    panel,
    css`
      div {
        position: absolute;
        width: ${WIDTH}px;
        border: 1px solid var(--ink);
        border-radius: 4px;
        background: var(--surface);
        overflow: hidden;
        pointer-events: none;
      }
      p {
        padding: 2px 4px;
        font-size: 12px;
        line-height: 16px;
        text-align: center;
      }
    `,
  ];

  protected override render() {
    if (!this.place || !this.bounds || !this.code) return nothing;
    const { x, y } = this.place;
    const beside = (at: number, length: number, limit: number) =>
      at + DISTANCE + length > limit ? at - DISTANCE - length : at + DISTANCE;
    const left = Math.max(0, beside(x, WIDTH, this.bounds.width));
    const top = Math.max(0, beside(y, HEIGHT, this.bounds.height));
    const code = this.code.map(codeText).join(', ');
    return html`<div style="left: ${left}px; top: ${top}px">
      <playground-image-strip
        .pixels=${this.pixels}
        rows=${this.rows}
        columns=${this.columns}
        label="Decoded from code ${code}"
      ></playground-image-strip>
      <p class="figures">${code}</p>
    </div>`;
  }
}

customElements.define('playground-decoded-place', DecodedPlace);

declare global {
  interface HTMLElementTagNameMap {
    'playground-decoded-place': DecodedPlace;
  }
}
