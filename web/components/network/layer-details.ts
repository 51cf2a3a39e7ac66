import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues } from 'lit';
import type { ModelInfo } from '../../engine/types.ts';
import { LiveTask } from '../base/live-task.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import { codeText, countText, parametersText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import { activeUnits } from './activation-cells.ts';
import type { Scheme } from './filter-images.ts';
import '../words/glossary-word.ts';
import './layer-filters.ts';
import { aboutActivation, aboutLayer, layerTitle } from './layer-words.ts';
import './weight-matrix.ts';

/** The details of one layer: its shape, how it answers to the image shown, its weights. */
export class LayerDetails extends LocalizedElement {
  static override properties = {
    queries: { attribute: false },
    model: { attribute: false },
    revision: { type: Number },
    layer: { type: Number },
    outputs: { attribute: false },
    scheme: { type: String },
    weights: { state: true },
  };

  declare queries: ModelQueries | undefined;
  declare model: ModelInfo | undefined;
  declare revision: number;
  /** The index in `ModelInfo.layers`. */
  declare layer: number;
  /** The layer's outputs for the image shown, [units]. */
  declare outputs: Float32Array | undefined;
  declare scheme: Scheme;
  declare private weights: { of: string; values: Float32Array } | undefined;

  readonly #live = new LiveTask(this, 500, async () => {
    const { queries, layer } = this;
    const of = this.#key();
    if (!queries || of === undefined) return;
    this.weights = { of, values: await queries.layerWeights(layer) };
  });

  static override styles = [
    panel,
    controls,
    css`
      .heading {
        margin-bottom: 4px;
      }
    `,
  ];

  constructor() {
    super();
    this.revision = 0;
    this.layer = 0;
    this.scheme = 'light';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('layer') || changed.has('revision') || changed.has('model')) {
      this.#live.request();
    }
  }

  /** Tells layers apart: weights that came for another one are not shown. */
  #key(): string | undefined {
    const info = this.model?.layers[this.layer];
    return info && [this.layer, info.name, info.inputs, info.outputs].join();
  }

  #answer(): string {
    const { outputs } = this;
    if (!outputs || outputs.length === 0) return '';
    const most = outputs.reduce((a, b) => Math.max(a, b));
    const least = outputs.reduce((a, b) => Math.min(a, b));
    return msg(
      str`For this image ${countText(activeUnits(outputs))} of ${countText(outputs.length)} outputs are not zero; they lie between ${codeText(least)} and ${codeText(most)}.`,
    );
  }

  /** A title that opens what the layer is, where that is a matter of its own. */
  #title(name: string, title: string) {
    if (name === 'code.mean') return html`<playground-word word="halo">${title}</playground-word>`;
    if (name === 'code.log_variance') {
      return html`<playground-word word="log-variance">${title}</playground-word>`;
    }
    return title;
  }

  protected override render() {
    const info = this.model?.layers[this.layer];
    if (!info || !this.model) return '';
    const { input, encoder } = this.model.configuration.model;
    const weights = this.weights?.of === this.#key() ? this.weights?.values : undefined;
    const pixels = input[0] * input[1];
    // The code of a network without hidden layers may be as wide as the image, so places count.
    const readsPixels = info.inputs === pixels && /^(encoder\.0|code\..*)$/.test(info.name);
    const end = readsPixels
      ? 'first'
      : this.layer === this.model.layers.length - 1
        ? 'last'
        : undefined;
    const about = {
      first: msg('Each unit’s weights to the pixels: what it looks for.'),
      last: msg('Each unit’s weights to the pixels: what it paints.'),
    };
    const inFile = html`<playground-word word="layer-name">${info.name}</playground-word>`;
    return html`<section aria-label=${msg(str`Layer ${info.name}`)}>
      <div class="heading">
        <h3>
          ${this.#title(info.name, layerTitle(info.name, encoder.length))} ·
          <span class="figures">${countText(info.inputs)} → ${countText(info.outputs)}</span>
        </h3>
      </div>
      <p class="note">
        ${aboutLayer(info.name)} ${aboutActivation(info.activation)}
        ${msg(html`<span class="figures">${parametersText(info.parameters)}</span>, in the model file as ${inFile}.`)}
      </p>
      <p class="note">${end ? about[end] : ''} <span class="figures">${this.#answer()}</span></p>
      ${
        end
          ? html`<playground-layer-filters
            .weights=${weights}
            .size=${input}
            .end=${end}
            .scheme=${this.scheme}
          ></playground-layer-filters>`
          : html`<playground-weight-matrix
            .weights=${weights}
            .inputs=${info.inputs}
            .scheme=${this.scheme}
          ></playground-weight-matrix>`
      }
    </section>`;
  }
}

customElements.define('playground-layer-details', LayerDetails);

declare global {
  interface HTMLElementTagNameMap {
    'playground-layer-details': LayerDetails;
  }
}
