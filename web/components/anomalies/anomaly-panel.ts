import { css, html, LitElement, type PropertyValues } from 'lit';
import type { Detection } from '../../engine/analysis-types.ts';
import type { DatasetInfo, Images, ModelInfo } from '../../engine/types.ts';
import { emit } from '../base/events.ts';
import '../base/image-strip.ts';
import { pickImages } from '../base/images.ts';
import { LiveTask } from '../base/live-task.ts';
import { columns, controls, panel } from '../base/styles.ts';
import type { ModelQueries } from '../playground/session-engine.ts';

const SHOWN = 10;
const FALSE_POSITIVE_RATE = 0.05;

interface Verdict {
  area: number;
  detection: Detection;
  most: Float32Array;
  least: Float32Array;
}

/** How well the reconstruction error tells the classes a model did not see from those it did. */
export class AnomalyPanel extends LitElement {
  static override properties = {
    queries: { attribute: false },
    data: { attribute: false },
    model: { attribute: false },
    revision: { type: Number },
    trainingClasses: { attribute: false },
    classes: { state: true },
    normal: { state: true },
    verdict: { state: true },
  };

  declare queries: ModelQueries | undefined;
  declare data: DatasetInfo | undefined;
  declare model: ModelInfo | undefined;
  declare revision: number;
  /** The classes trained on; empty for all. */
  declare trainingClasses: readonly number[];
  declare private classes: readonly number[];
  declare private normal: readonly number[];
  declare private verdict: Verdict | undefined;

  #images: Images | undefined;
  readonly #live = new LiveTask(this, 500, () => this.#judge());

  static override styles = [
    panel,
    controls,
    columns,
    css`
      fieldset {
        margin: 0 0 12px;
        border: 0;
        padding: 0;
      }
      legend {
        padding: 0;
        font-size: 13px;
        font-weight: 600;
        line-height: 20px;
      }
      .classes {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
      }
      .classes label {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: var(--control-height);
      }
      .classes input {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--accent);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .rows {
        display: grid;
        gap: 12px;
      }
      .area {
        font-size: 20px;
        font-weight: 650;
      }
      .note {
        margin-top: 8px;
      }
    `,
  ];

  constructor() {
    super();
    this.revision = 0;
    this.trainingClasses = [];
    this.classes = [];
    this.normal = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('data')) this.#images = undefined;
    if (['data', 'revision', 'normal'].some((key) => changed.has(key))) this.#live.request();
  }

  async #judge(): Promise<void> {
    const { queries, data, model } = this;
    if (!queries || !data?.labelled || !model) return;
    if (!this.#images) {
      this.#images = await queries.testImages(0, data.testCount);
      const classes = [...new Set(this.#images.labels)].sort((a, b) => a - b);
      if (classes.join() !== this.classes.join()) {
        this.classes = classes;
        // A first question to look at: is the smallest class told from the others?
        this.normal = classes.slice(1);
      }
    }
    const { pixels, labels } = this.#images;
    const anomalous = labels.map((label) => (this.normal.includes(label) ? 0 : 1));
    if (this.normal.length === 0 || this.normal.length === this.classes.length) {
      this.verdict = undefined;
      return;
    }
    const scores = await queries.anomalyScores();
    const { area } = await queries.roc(scores, anomalous);
    const detection = await queries.detect(scores, anomalous, FALSE_POSITIVE_RATE);
    const order = [...scores.keys()].sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    const size = data.rows * data.columns;
    this.verdict = {
      area,
      detection,
      most: pickImages(pixels, size, order.slice(0, SHOWN)),
      least: pickImages(pixels, size, order.slice(-SHOWN).reverse()),
    };
  }

  #toggle(label: number, isNormal: boolean): void {
    const others = this.normal.filter((other) => other !== label);
    this.normal = isNormal ? [...others, label].sort((a, b) => a - b) : others;
  }

  #strip(pixels: Float32Array, name: string) {
    return html`<div>
      <h3>${name}</h3>
      <playground-image-strip
        .pixels=${pixels}
        rows=${this.data?.rows ?? 28}
        columns=${this.data?.columns ?? 28}
        label=${name}
      ></playground-image-strip>
    </div>`;
  }

  #choice() {
    const all = this.trainingClasses.length === 0;
    return html`<div>
      <fieldset>
        <legend>Normal classes</legend>
        <div class="classes">
          ${this.classes.map(
            (label) => html`<label>
              <input
                type="checkbox"
                .checked=${this.normal.includes(label)}
                @change=${(event: Event) =>
                  this.#toggle(label, (event.target as HTMLInputElement).checked)}
              />
              ${label}
            </label>`,
          )}
        </div>
      </fieldset>
      <div class="buttons">
        <button
          ?disabled=${this.normal.length === 0}
          @click=${() => emit(this, 'classes-choose', this.normal)}
        >
          Train on these alone
        </button>
        <button ?disabled=${all} @click=${() => emit(this, 'classes-choose', [])}>
          Train on all
        </button>
      </div>
      <p class="note">
        ${
          all
            ? 'The model is trained on all classes. Train it on the normal ones alone, and the others will look strange to it.'
            : `The model is trained on ${this.trainingClasses.join(', ')} alone.`
        }
      </p>
    </div>`;
  }

  #result() {
    const { verdict } = this;
    if (!verdict) {
      return html`<p class="note">Leave at least one class normal and one anomalous.</p>`;
    }
    const { detection, area } = verdict;
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    const threshold = Number.isFinite(detection.threshold)
      ? `The lowest threshold that calls no more than ${percent(FALSE_POSITIVE_RATE)} of the normal images anomalous is ${detection.threshold.toFixed(4)}`
      : `No threshold calls as few as ${percent(FALSE_POSITIVE_RATE)} of the normal images anomalous`;
    return html`<div class="rows">
      <p class="figures">
        <span class="area">${area.toFixed(3)}</span> area under the ROC curve of the reconstruction
        error, over the test images; 0.5 is chance.
      </p>
      <p class="note figures">
        ${threshold}: it catches ${percent(detection.truePositiveRate)} of the others, and
        ${percent(detection.falsePositiveRate)} of the normal ones.
      </p>
      ${this.#strip(verdict.most, 'Most anomalous')} ${this.#strip(verdict.least, 'Least anomalous')}
    </div>`;
  }

  protected override render() {
    if (!this.data?.labelled) {
      return html`<p class="note">Anomalies need images with labels.</p>`;
    }
    return html`<section class="layout" aria-label="Anomalies">
      ${this.#choice()} ${this.#result()}
    </section>`;
  }
}

customElements.define('playground-anomaly-panel', AnomalyPanel);

declare global {
  interface HTMLElementTagNameMap {
    'playground-anomaly-panel': AnomalyPanel;
  }
}
