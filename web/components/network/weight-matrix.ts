import { msg, str } from '@lit/localize';
import { css, html, svg } from 'lit';
import { LocalizedElement } from '../base/localized-element.ts';
import { codeText, countText } from '../base/numbers.ts';
import { panel } from '../base/styles.ts';
import './colour-key.ts';
import { robustExtent, type Scheme, shrunkMatrix, symmetricHistogram } from './filter-images.ts';
import './signed-sheet.ts';

const MOST = 256;
const BINS = 41;

/** A layer's weights as one image, a row for each of its units, and how they are distributed. */
export class WeightMatrix extends LocalizedElement {
  static override properties = {
    weights: { attribute: false },
    inputs: { type: Number },
    scheme: { type: String },
  };

  /** The layer's matrix as in a model file, [outputs × inputs]. */
  declare weights: Float32Array | undefined;
  declare inputs: number;
  declare scheme: Scheme;

  static override styles = [
    panel,
    css`
      .parts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
        gap: 16px 24px;
        align-items: start;
      }
      figure {
        margin: 0;
      }
      figcaption {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 4px 16px;
        margin-bottom: 4px;
        color: var(--ink-soft);
        font-size: 12px;
        line-height: 16px;
      }
      svg {
        display: block;
        width: 100%;
        height: 128px;
        border-bottom: 1px solid var(--ink-soft);
      }
      rect {
        fill: var(--accent);
      }
      .axis {
        display: flex;
        justify-content: space-between;
        color: var(--ink-soft);
        font-size: 12px;
        line-height: 16px;
      }
    `,
  ];

  constructor() {
    super();
    this.inputs = 1;
    this.scheme = 'light';
  }

  #histogram(weights: Float32Array) {
    const { counts, extent, mean, deviation } = symmetricHistogram(weights, BINS);
    const most = Math.max(1, ...counts);
    const says = msg(str`mean ${codeText(mean)}, standard deviation ${codeText(deviation)}`);
    return html`<figure>
      <figcaption>${msg('Distribution of the weights')} <span class="figures">${says}</span></figcaption>
      <svg
        role="img"
        aria-label=${msg(str`Histogram of ${countText(weights.length)} weights: ${says}`)}
        viewBox="0 0 ${BINS} 100"
        preserveAspectRatio="none"
      >
        ${counts.map(
          (count, i) =>
            svg`<rect x=${i + 0.1} width="0.8" y=${100 - (count / most) * 100}
              height=${(count / most) * 100}></rect>`,
        )}
      </svg>
      <div class="axis figures" aria-hidden="true">
        <span>${codeText(-extent)}</span><span>0</span><span>+${codeText(extent)}</span>
      </div>
    </figure>`;
  }

  protected override render() {
    const { weights, inputs, scheme } = this;
    if (!weights) return '';
    const outputs = weights.length / inputs;
    const matrix = shrunkMatrix(weights, outputs, inputs, MOST);
    const extent = robustExtent(weights);
    // Never so high that what is below leaves the page.
    const width = `min(100%, ${(240 * matrix.columns) / matrix.rows}px, ${matrix.columns * 24}px)`;
    return html`<div class="parts">
      <figure>
        <figcaption>
          ${msg('Weights: a row for each unit, a column for each input')}
          <playground-colour-key .extent=${extent} .scheme=${scheme}></playground-colour-key>
        </figcaption>
        <playground-signed-sheet
          .style=${`width: ${width}`}
          .images=${matrix.values}
          .rows=${matrix.rows}
          .columns=${matrix.columns}
          .extent=${extent}
          .scheme=${scheme}
          .label=${msg(str`Weights, ${outputs} × ${inputs}`)}
        ></playground-signed-sheet>
      </figure>
      ${this.#histogram(weights)}
    </div>`;
  }
}

customElements.define('playground-weight-matrix', WeightMatrix);

declare global {
  interface HTMLElementTagNameMap {
    'playground-weight-matrix': WeightMatrix;
  }
}
