import { css, html, LitElement } from 'lit';
import { showBitmap } from '../base/canvas.ts';
import { composeSignedSheet, type Scheme } from './filter-images.ts';

/** Signed images as a sheet on a diverging scale, pixel-crisp; it scales to its own width. */
export class SignedSheet extends LitElement {
  static override properties = {
    images: { attribute: false },
    indices: { attribute: false },
    rows: { type: Number },
    columns: { type: Number },
    across: { type: Number },
    extent: { type: Number },
    scheme: { type: String },
    label: { type: String },
  };

  /** The values of the images, [count × rows × columns]. */
  declare images: Float32Array | undefined;
  /** The indices of the images that are shown, in their order. */
  declare indices: readonly number[];
  declare rows: number;
  declare columns: number;
  /** The number of images beside each other. */
  declare across: number;
  /** The value that gets the full colour. */
  declare extent: number;
  declare scheme: Scheme;
  /** The text alternative. */
  declare label: string;

  static override styles = css`
    :host {
      display: block;
      line-height: 0;
    }
    canvas {
      width: 100%;
      image-rendering: pixelated;
    }
  `;

  constructor() {
    super();
    this.indices = [0];
    this.across = 1;
    this.extent = 1;
    this.scheme = 'light';
    this.label = '';
  }

  protected override render() {
    return html`<canvas role="img" aria-label=${this.label} width="1" height="1"></canvas>`;
  }

  protected override updated(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context || !this.images) return;
    const { rows, columns, across, extent, scheme } = this;
    const options = { rows, columns, across, gap: 2, extent, scheme };
    showBitmap(canvas, context, composeSignedSheet(this.images, this.indices, options));
  }
}

customElements.define('playground-signed-sheet', SignedSheet);

declare global {
  interface HTMLElementTagNameMap {
    'playground-signed-sheet': SignedSheet;
  }
}
