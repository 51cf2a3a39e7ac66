import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues } from 'lit';
import { ModelPanel } from '../base/model-panel.ts';
import type { PresentSubject } from '../base/model-subject.ts';
import { codeText, countText } from '../base/numbers.ts';
import { panel } from '../base/styles.ts';
import { robustExtent, type Scheme } from './filter-images.ts';
import './signed-sheet.ts';
import {
  asImage,
  incoming,
  outgoing,
  type Unit,
  type UnitImage,
  weightLines,
} from './unit-weights.ts';

/** The matrices that were fetched, for a layer of a model. */
interface Fetched {
  layer: number;
  looksFor: Float32Array | undefined;
  paints: Float32Array | undefined;
}

/** A unit that is pointed at, larger: how active it is, and the weights that make it. */
export class UnitLens extends ModelPanel {
  static override properties = {
    pointed: { attribute: false },
    value: { type: Number },
    scheme: { type: String },
    layer: { state: true },
    fetched: { state: true },
  };

  declare pointed: Unit | undefined;
  /** The unit's output for the image that goes in, if there is one. */
  declare value: number | undefined;
  declare scheme: Scheme;
  declare private layer: number | undefined;
  declare private fetched: Fetched | undefined;

  static override styles = [
    panel,
    css`
      .lens {
        display: flex;
        gap: 8px;
        border: 1px solid var(--field-rule);
        border-radius: 6px;
        padding: 8px;
        background: var(--surface);
        box-shadow: 0 4px 16px rgb(0 0 0 / 0.24);
      }
      figure {
        width: 112px;
        margin: 0;
      }
      p,
      figcaption {
        margin-top: 4px;
        font-size: 12px;
        line-height: 16px;
      }
      .state {
        min-width: 64px;
        margin: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.scheme = 'light';
    const on = ['layer', 'revision'];
    this.keepUp({ on, urgentOn: ['layer'], interval: 300 }, (subject) => this.#fetch(subject));
  }

  protected override willUpdate(changed: PropertyValues): void {
    this.layer = this.pointed?.layer;
    super.willUpdate(changed);
  }

  async #fetch({ queries, model }: PresentSubject): Promise<void> {
    const { layer } = this;
    if (layer === undefined) return;
    const [rows, columns] = model.configuration.model.input;
    const lines = weightLines(model.layers, layer, rows * columns);
    const matrix = (line: number | undefined) =>
      line === undefined ? undefined : queries.layerWeights(line);
    const [looksFor, paints] = [await matrix(lines.looksFor), await matrix(lines.paints)];
    if (layer === this.layer && model === this.model) this.fetched = { layer, looksFor, paints };
  }

  /** The unit's images; the matrices are those of the layer that is pointed at. */
  #images(): UnitImage[] {
    const { pointed, fetched, model } = this;
    const info = pointed && model?.layers[pointed.layer];
    if (!info || !fetched || fetched.layer !== pointed.layer) return [];
    const { input } = model.configuration.model;
    const { unit } = pointed;
    const { looksFor, paints } = fetched;
    return [
      ...(looksFor
        ? [{ role: 'looks-for', ...asImage(incoming(looksFor, info.inputs, unit), input) } as const]
        : []),
      ...(paints
        ? [{ role: 'paints', ...asImage(outgoing(paints, info.outputs, unit), input) } as const]
        : []),
    ];
  }

  protected override render() {
    const { pointed, value, model } = this;
    const info = pointed && model?.layers[pointed.layer];
    if (!info) return nothing;
    return html`<div class="lens">
      ${this.#images().map(
        ({ role, values, rows, columns }) => html`<figure>
          <playground-signed-sheet
            .images=${values}
            rows=${rows}
            columns=${columns}
            .extent=${robustExtent(values)}
            .scheme=${this.scheme}
            label=${role === 'paints' ? msg('Weights: what the unit paints') : msg('Weights: what the unit looks for')}
          ></playground-signed-sheet>
          <figcaption>${role === 'paints' ? msg('what it paints') : msg('what it looks for')}</figcaption>
        </figure>`,
      )}
      <p class="state figures">
        ${msg(str`unit ${countText(pointed.unit + 1)}`)}<br />${msg(str`of ${countText(info.outputs)}`)}
        ${value === undefined ? nothing : html`<br /><b>${codeText(value)}</b>`}
      </p>
    </div>`;
  }
}

customElements.define('playground-unit-lens', UnitLens);

declare global {
  interface HTMLElementTagNameMap {
    'playground-unit-lens': UnitLens;
  }
}
