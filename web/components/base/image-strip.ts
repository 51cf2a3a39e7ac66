import { css, html, LitElement, type PropertyValues } from 'lit';
import { showBitmap } from './canvas.ts';
import { composeStrip } from './images.ts';

/** Grey images side by side, drawn at once and pixel-crisp; it scales to its own width. */
export class ImageStrip extends LitElement {
  static override properties = {
    pixels: { attribute: false },
    rows: { type: Number },
    columns: { type: Number },
    gap: { type: Number },
    label: { type: String },
  };

  /** The images, [count × rows × columns], with pixels in [0, 1]. */
  declare pixels: Float32Array | undefined;
  declare rows: number | undefined;
  declare columns: number | undefined;
  /** The gap between two images, in pixels of their own size. */
  declare gap: number;
  /** The text alternative. */
  declare label: string;

  static override styles = css`
    :host {
      display: block;
      line-height: 0;
    }
    canvas {
      width: 100%;
      height: auto;
      image-rendering: pixelated;
    }
  `;

  constructor() {
    super();
    this.gap = 2;
    this.label = '';
  }

  protected override render() {
    return html`<canvas role="img" aria-label=${this.label} width="1" height="1"></canvas>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('pixels') && !changed.has('rows') && !changed.has('columns')) return;
    const { pixels, rows, columns, gap } = this;
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    if (!pixels || !rows || !columns) {
      context.clearRect(0, 0, canvas.width, canvas.height);
      return;
    }
    showBitmap(canvas, context, composeStrip(pixels, rows, columns, gap));
  }
}

customElements.define('playground-image-strip', ImageStrip);

declare global {
  interface HTMLElementTagNameMap {
    'playground-image-strip': ImageStrip;
  }
}
