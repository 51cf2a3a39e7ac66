import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import type { Detection, Roc } from '../../engine/analysis-types.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { decimalText, percentText } from '../base/numbers.ts';
import { panel } from '../base/styles.ts';
import { WidthController } from '../base/width-controller.ts';
import { chart } from './chart-styles.ts';
import { rocPath } from './roc-path.ts';

const LARGEST = 280;
const LEFT = 48;
const BELOW = 40;
const ABOVE = 8;

/** A receiver operating characteristic with the line of chance and the point of one threshold. */
export class RocCurve extends LocalizedElement {
  static override properties = { roc: { attribute: false }, detection: { attribute: false } };

  declare roc: Roc | undefined;
  declare detection: Detection | undefined;

  readonly #size = new WidthController(this);

  static override styles = [
    panel,
    chart,
    css`
      .curve {
        fill: none;
        stroke: var(--ink);
        stroke-width: 2;
        stroke-linejoin: round;
      }
      .below {
        fill: var(--accent-soft);
      }
      .chance {
        stroke: var(--field-rule);
        stroke-dasharray: 4 4;
      }
      .point {
        fill: var(--surface);
        stroke: var(--accent);
        stroke-width: 3;
      }
    `,
  ];

  protected override render() {
    const { roc, detection } = this;
    const { width } = this.#size;
    if (!roc || width === 0) return nothing;
    const size = Math.min(LARGEST, width - LEFT - 8);
    const path = rocPath(roc.falsePositiveRates, roc.truePositiveRates, size);
    const area = decimalText(roc.area, 3);
    const label = detection
      ? msg(
          str`ROC curve, area ${area}; at the threshold ${percentText(detection.truePositiveRate)} of the anomalous and ${percentText(detection.falsePositiveRate)} of the normal images are called anomalous`,
        )
      : msg(str`ROC curve, area ${area}`);
    const x = (rate: number) => (rate * size).toFixed(1);
    const y = (rate: number) => ((1 - rate) * size).toFixed(1);
    return html`<svg
      role="img"
      aria-label=${label}
      width=${LEFT + size + 8}
      height=${ABOVE + size + BELOW}
    >
      <g transform="translate(${LEFT} ${ABOVE})">
        <path class="below" d="${path}L${size} ${size}L0 ${size}Z"></path>
        <rect class="axis" x="0.5" y="0.5" width=${size} height=${size}></rect>
        <line class="chance" x1="0" y1=${size} x2=${size} y2="0"></line>
        <text x=${size / 2 + 8} y=${size / 2 + 16}>${msg('chance')}</text>
        <path class="curve" d=${path}></path>
        <circle
          class="point"
          r="6"
          visibility=${detection ? 'visible' : 'hidden'}
          cx=${x(detection?.falsePositiveRate ?? 0)}
          cy=${y(detection?.truePositiveRate ?? 0)}
        ></circle>
        <text x="-6" y=${size} text-anchor="end">0 %</text>
        <text x="-6" y="10" text-anchor="end">100 %</text>
        <text x="0" y=${size + 16}>0 %</text>
        <text x=${size} y=${size + 16} text-anchor="end">100 %</text>
        <text class="name" x=${size / 2} y=${size + 32} text-anchor="middle">${msg('false positives')}</text>
        <text class="name" text-anchor="middle" transform="translate(-14 ${size / 2}) rotate(-90)">
          ${msg('true positives')}
        </text>
      </g>
    </svg>`;
  }
}

customElements.define('playground-roc-curve', RocCurve);

declare global {
  interface HTMLElementTagNameMap {
    'playground-roc-curve': RocCurve;
  }
}
