import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import type { Detection } from '../../engine/analysis-types.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { countText, percentText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import type { Extent } from './histogram.ts';

/** How the threshold is chosen: itself, or by the share of normal images it may call anomalous. */
export type ThresholdChoice = { threshold: number } | { rate: number };

const STEPS = 1000;

/**
 * A threshold to choose, and what comes of it.
 * @fires choose - with a `ThresholdChoice` as its detail.
 */
export class ThresholdControls extends LocalizedElement {
  static override properties = {
    detection: { attribute: false },
    extent: { attribute: false },
    normal: { type: Number },
    anomalous: { type: Number },
    rate: { type: Number },
    format: { attribute: false },
  };

  declare detection: Detection | undefined;
  /** The scores that the slider goes from and to. */
  declare extent: Extent;
  /** How many images there are of either sort. */
  declare normal: number;
  declare anomalous: number;
  /** The share that the threshold was chosen by, or nothing if it was chosen itself. */
  declare rate: number | undefined;
  declare format: (score: number) => string;

  static override styles = [
    panel,
    controls,
    css`
      .fields {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(136px, 1fr);
        gap: 8px 16px;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(132px, 1fr));
        gap: 8px 16px;
        margin: 12px 0 0;
      }
      dt {
        color: var(--ink-soft);
        font-size: 13px;
        line-height: 20px;
      }
      dd {
        margin: 0;
        line-height: 20px;
      }
      dd b {
        font-size: 17px;
        font-weight: 650;
      }
      .note {
        margin-top: 8px;
      }
    `,
  ];

  #choose(detail: ThresholdChoice): void {
    this.dispatchEvent(new CustomEvent('choose', { detail }));
  }

  readonly #slide = (event: Event): void => {
    const place = (event.target as HTMLInputElement).valueAsNumber / STEPS;
    const { low, high } = this.extent;
    this.#choose({ threshold: low + place * (high - low) });
  };

  readonly #rate = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (field.validity.valid && field.value !== '') {
      this.#choose({ rate: field.valueAsNumber / 100 });
    } else field.value = this.rate === undefined ? '' : String(100 * this.rate);
  };

  #figure(name: string, share: string, count = '') {
    return html`<div>
      <dt>${name}</dt>
      <dd class="figures"><b>${share}</b> ${count}</dd>
    </div>`;
  }

  protected override render() {
    const { detection, extent } = this;
    if (!detection) return '';
    const { threshold, truePositives, falsePositives, precision } = detection;
    const place = Math.min(1, (threshold - extent.low) / (extent.high - extent.low));
    const written = Number.isFinite(threshold) ? this.format(threshold) : msg('above all scores');
    const of = (part: number, all: number) => msg(str`${countText(part)} of ${countText(all)}`);
    return html`<div class="fields">
        <label class="field">
          <span class="name figures">${msg(str`Threshold ${written}`)}</span>
          <input
            type="range"
            aria-label=${msg('Threshold')}
            aria-valuetext=${written}
            min="0"
            max=${STEPS}
            .value=${String(Math.round(place * STEPS))}
            @input=${this.#slide}
          />
        </label>
        <label class="field">
          <span class="name">${msg('or false positives, %')}</span>
          <input
            type="number"
            aria-label=${msg('False positives at most, in percent')}
            min="0"
            max="100"
            step="any"
            placeholder="–"
            .value=${this.rate === undefined ? '' : String(Number((100 * this.rate).toFixed(4)))}
            @change=${this.#rate}
          />
        </label>
      </div>
      <p class="note">
        ${msg('Images that score at least the threshold are called anomalous. Or say how many of the normal ones it may call so: the lowest threshold that keeps to it is taken.')}
      </p>
      <dl>
        ${this.#figure(msg('True positives'), percentText(detection.truePositiveRate), of(truePositives, this.anomalous))}
        ${this.#figure(msg('False positives'), percentText(detection.falsePositiveRate), of(falsePositives, this.normal))}
        ${this.#figure(
          msg('Precision'),
          precision === undefined ? '–' : percentText(precision),
          precision === undefined
            ? msg('nothing is called anomalous')
            : of(truePositives, truePositives + falsePositives),
        )}
      </dl>`;
  }
}

customElements.define('playground-threshold-controls', ThresholdControls);

declare global {
  interface HTMLElementTagNameMap {
    'playground-threshold-controls': ThresholdControls;
  }
}
