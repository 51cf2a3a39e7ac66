import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues } from 'lit';
import { LocalizedElement } from '../base/localized-element.ts';
import { countText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import { largestFirst, robustExtent, rowNorms, type Scheme, unitFilters } from './filter-images.ts';
import './colour-key.ts';
import './signed-sheet.ts';

/** Units on a page, and how many of them stand beside each other. */
const PAGE = 100;
const ACROSS_WIDE = 20;
const ACROSS = 10;

/** The weights of the first or the last layer, each unit's as an image of the input's size. */
export class LayerFilters extends LocalizedElement {
  static override properties = {
    weights: { attribute: false },
    size: { attribute: false },
    end: { type: String },
    scheme: { type: String },
    sorted: { state: true },
    page: { state: true },
    wide: { state: true },
  };

  /** The layer's matrix as in a model file, [outputs × inputs]. */
  declare weights: Float32Array | undefined;
  /** Image height and width in pixels. */
  declare size: readonly [number, number];
  declare end: 'first' | 'last';
  declare scheme: Scheme;
  declare private sorted: boolean;
  declare private page: number;
  declare private wide: boolean;

  #filters: Float32Array = new Float32Array();
  readonly #observer = new ResizeObserver(([entry]) => {
    this.wide = (entry?.contentRect.width ?? 0) >= 640;
  });

  static override styles = [
    panel,
    controls,
    css`
      .controls {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 16px;
        min-height: var(--control-height);
        margin-bottom: 8px;
        font-size: 13px;
        line-height: 20px;
      }
      label {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: var(--control-height);
      }
      .pages {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      playground-colour-key {
        margin-left: auto;
      }
    `,
  ];

  constructor() {
    super();
    this.end = 'first';
    this.scheme = 'light';
    this.sorted = false;
    this.page = 0;
    this.wide = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('end')) this.page = 0;
    if (!changed.has('weights') && !changed.has('end')) return;
    const pixels = this.size[0] * this.size[1];
    this.#filters = unitFilters(this.weights ?? new Float32Array(), pixels, this.end);
  }

  #pages(first: number, last: number, count: number) {
    if (count <= PAGE) return '';
    return html`<span class="pages">
      <button aria-label=${msg('Units before')} ?disabled=${first === 0} @click=${() => {
        this.page -= 1;
      }}>‹</button>
      <span class="figures">${msg(str`${first + 1}–${last} of ${countText(count)}`)}</span>
      <button aria-label=${msg('Units after')} ?disabled=${last === count} @click=${() => {
        this.page += 1;
      }}>›</button>
    </span>`;
  }

  protected override render() {
    if (!this.weights) return '';
    const [rows, columns] = this.size;
    const count = this.#filters.length / (rows * columns);
    const page = Math.min(this.page, Math.max(0, Math.ceil(count / PAGE) - 1));
    const order = this.sorted
      ? largestFirst(rowNorms(this.#filters, rows * columns))
      : Array.from({ length: count }, (_, i) => i);
    const first = page * PAGE;
    const indices = order.slice(first, first + PAGE);
    const extent = robustExtent(this.#filters);
    const across = Math.min(indices.length, this.wide ? ACROSS_WIDE : ACROSS);
    const what = msg(
      str`${indices.length} of ${countText(count)} filters, each ${rows} × ${columns} weights`,
    );
    return html`<div class="controls">
        <label title=${msg('Units whose weights are larger, together, come first')}>
          <input
            type="checkbox"
            .checked=${this.sorted}
            @change=${(event: Event) => {
              this.sorted = (event.target as HTMLInputElement).checked;
            }}
          />
          ${msg('Largest first')}
        </label>
        ${this.#pages(first, first + indices.length, count)}
        <playground-colour-key .extent=${extent} .scheme=${this.scheme}></playground-colour-key>
      </div>
      <playground-signed-sheet
        .style=${`max-width: ${across * 72}px`}
        .images=${this.#filters}
        .indices=${indices}
        .rows=${rows}
        .columns=${columns}
        .across=${across}
        .extent=${extent}
        .scheme=${this.scheme}
        .label=${what}
      ></playground-signed-sheet>`;
  }
}

customElements.define('playground-layer-filters', LayerFilters);

declare global {
  interface HTMLElementTagNameMap {
    'playground-layer-filters': LayerFilters;
  }
}
