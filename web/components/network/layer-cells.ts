import { css, html, LitElement } from 'lit';
import { showBitmap } from '../base/canvas.ts';
import { activationExtent, cellBitmap, cellGrid } from './activation-cells.ts';

/** Pixels of the display that a cell has at the least, on either side. */
export const SMALLEST_CELL = 2;

/** A layer's units as a grid of cells, each as bright as its unit is active. */
export class LayerCells extends LitElement {
  static override properties = {
    values: { attribute: false },
    activation: { type: String },
    label: { type: String },
  };

  /** The layer's outputs for one image, [units]. */
  declare values: Float32Array | undefined;
  /** The name of the layer's activation. */
  declare activation: string;
  /** The text alternative. */
  declare label: string;

  /** In CSS pixels, as it was observed: asking for it would have the page laid out at once. */
  #size = { width: 0, height: 0 };
  readonly #observer = new ResizeObserver(([entry]) => {
    if (entry) this.#size = entry.contentRect;
    this.requestUpdate();
  });

  static override styles = css`
    :host {
      display: block;
      background: #000;
      line-height: 0;
    }
    canvas {
      width: 100%;
      height: 100%;
      image-rendering: pixelated;
    }
  `;

  constructor() {
    super();
    this.activation = '';
    this.label = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  protected override render() {
    return html`<canvas role="img" aria-label=${this.label} width="1" height="1"></canvas>`;
  }

  protected override updated(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    if (!this.values) {
      context.clearRect(0, 0, canvas.width, canvas.height);
      return;
    }
    if (this.#size.width === 0) return;
    const grid = cellGrid(this.values.length, this.#size, SMALLEST_CELL);
    const extent = activationExtent(this.activation, this.values);
    showBitmap(canvas, context, cellBitmap(this.values, grid, extent));
  }
}

customElements.define('playground-layer-cells', LayerCells);

declare global {
  interface HTMLElementTagNameMap {
    'playground-layer-cells': LayerCells;
  }
}
