import { msg, str } from '@lit/localize';
import { html, nothing, svg } from 'lit';
import { LocalizedElement } from '../base/localized-element.ts';
import { panel } from '../base/styles.ts';
import { WidthController } from '../base/width-controller.ts';
import { chart } from './chart-styles.ts';
import { binCounts, type Extent, extentOf } from './histogram.ts';

const BINS = 40;
const MARK = 20;
const LEGEND = 20;
const AXIS = 20;

/** Scores, and what they are called. */
export interface ScoreGroup {
  name: string;
  scores: Float32Array;
}

/**
 * How scores are distributed, as bars: one group upwards, a second downwards from the same axis, each
 * by the share of its own images; a line marks one score.
 */
export class ScoreHistogram extends LocalizedElement {
  static override properties = {
    up: { attribute: false },
    down: { attribute: false },
    mark: { attribute: false },
    format: { attribute: false },
    height: { type: Number },
    label: { type: String },
  };

  declare up: ScoreGroup;
  declare down: ScoreGroup | undefined;
  declare mark: { score: number; name: string } | undefined;
  /** How a score is written. */
  declare format: (score: number) => string;
  /** The height of the bars of one direction, in pixels. */
  declare height: number;
  /** The text alternative. */
  declare label: string;

  readonly #size = new WidthController(this);

  static override styles = [panel, chart];

  constructor() {
    super();
    this.up = { name: '', scores: new Float32Array() };
    this.format = String;
    this.height = 64;
    this.label = '';
  }

  /** Where the bars stand. */
  get #axis(): number {
    return (this.down ? LEGEND : 0) + MARK + this.height;
  }

  #bars(group: ScoreGroup, extent: Extent, direction: 1 | -1) {
    const counts = binCounts(group.scores, extent, BINS);
    const most = Math.max(1, ...counts);
    const step = this.#size.width / BINS;
    const axis = this.#axis;
    return counts.map((count, bin) => {
      if (count === 0) return nothing;
      // A bin with a single image is seen too.
      const height = Math.max(1.5, (count / most) * this.height);
      return svg`<rect x=${(bin * step).toFixed(1)} width=${Math.max(1, step - 1).toFixed(1)}
        y=${(direction > 0 ? axis - height : axis + 1).toFixed(1)} height=${height.toFixed(1)}
        class=${direction > 0 ? 'up' : 'down'}></rect>`;
    });
  }

  #marked(extent: Extent, bottom: number) {
    if (!this.mark) return nothing;
    const { width } = this.#size;
    const share = (this.mark.score - extent.low) / (extent.high - extent.low);
    const x = Math.min(1, Math.max(0, share)) * width;
    const end = x > width / 2;
    const top = this.#axis - this.height - MARK + 4;
    return svg`<line class="mark-line" x1=${x} x2=${x} y1=${top} y2=${bottom}></line>
      <text class="mark" x=${x + (end ? -6 : 6)} y=${top + 10} text-anchor=${end ? 'end' : 'start'}>${this.mark.name}</text>`;
  }

  protected override render() {
    const { up, down, mark } = this;
    const { width } = this.#size;
    if (width === 0) return nothing;
    const finite = mark && Number.isFinite(mark.score) ? [mark.score] : [];
    const extent = extentOf(up.scores, down?.scores ?? [], finite);
    const axis = this.#axis;
    const bottom = axis + (down ? this.height : 0);
    return html`<svg role="img" aria-label=${this.label} width=${width} height=${bottom + AXIS}>
      ${this.#bars(up, extent, 1)} ${down ? this.#bars(down, extent, -1) : nothing}
      <line class="axis" x1="0" x2=${width} y1=${axis + 0.5} y2=${axis + 0.5}></line>
      ${
        down
          ? svg`<rect class="up" y="3" width="10" height="10"></rect>
            <text class="name" x="16" y="12">${msg(str`${up.name}, upwards`)}</text>
            <rect class="down" x="140" y="3" width="10" height="10"></rect>
            <text class="name" x="156" y="12">${msg(str`${down.name}, downwards`)}</text>`
          : nothing
      }
      ${this.#marked(extent, bottom)}
      <text x="0" y=${bottom + 16}>${this.format(extent.low)}</text>
      <text x=${width} y=${bottom + 16} text-anchor="end">${this.format(extent.high)}</text>
    </svg>`;
  }
}

customElements.define('playground-score-histogram', ScoreHistogram);

declare global {
  interface HTMLElementTagNameMap {
    'playground-score-histogram': ScoreHistogram;
  }
}
