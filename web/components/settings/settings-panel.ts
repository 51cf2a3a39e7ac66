import { msg } from '@lit/localize';
import { css, html } from 'lit';
import type { Configuration } from '../../engine/configuration.ts';
import type { ModelInfo } from '../../engine/types.ts';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { countText, parametersText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import './layer-editor.ts';
import './settings-form.ts';

/** Every setting of the model and its training, and the table of its layers. */
export class SettingsPanel extends LocalizedElement {
  static override properties = {
    model: { attribute: false },
    wanted: { attribute: false },
    refused: { attribute: false },
  };

  declare model: ModelInfo | undefined;
  /** A configuration whose model is being made: a further change starts from it. */
  declare wanted: Configuration | undefined;
  /** A configuration that was tried and refused; it stays in the fields to be mended. */
  declare refused: { configuration: Configuration; reason: string } | undefined;

  static override styles = [
    panel,
    controls,
    css`
      .foot {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        justify-content: space-between;
        gap: 8px;
      }
      details {
        flex: 1;
        font-size: 13px;
      }
      details[open] {
        flex-basis: 100%;
      }
      summary {
        font-weight: 600;
        padding-block: calc((var(--control-height) - 20px) / 2);
        line-height: 20px;
        cursor: pointer;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        border-bottom: 1px solid var(--rule);
        padding: 4px 8px 4px 0;
        font-weight: 400;
        text-align: right;
      }
      th:first-child {
        text-align: left;
      }
    `,
  ];

  #layerTable(model: ModelInfo) {
    return html`<details>
      <summary class="figures">${parametersText(model.parameters)}</summary>
      <table class="figures">
        <thead>
          <tr>
            <th>${msg('Layer')}</th>
            <th>${msg('Inputs')}</th>
            <th>${msg('Outputs')}</th>
            <th>${msg('Activation')}</th>
            <th>${msg('Parameters')}</th>
          </tr>
        </thead>
        <tbody>
          ${model.layers.map(
            (layer) => html`<tr>
              <th scope="row">${layer.name}</th>
              <td>${layer.inputs}</td>
              <td>${layer.outputs}</td>
              <td>${layer.activation}</td>
              <td>${countText(layer.parameters)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      ${
        model.configuration.model.tied_weights
          ? html`<p class="note">
              ${msg("The decoder's matrices are the encoder's, transposed; its own parameters are its biases.")}
            </p>`
          : ''
      }
    </details>`;
  }

  protected override render() {
    const { model } = this;
    const configuration = this.wanted ?? this.refused?.configuration ?? model?.configuration;
    if (!configuration || !model) return html`<section aria-label=${msg('Settings')}></section>`;
    return html`<section aria-label=${msg('Settings')}>
      <p class="note">${msg('↻ restarts training; the rest applies at once.')}</p>
      <playground-settings-form .configuration=${configuration} .refusal=${this.refused?.reason}>
        <playground-layer-editor
          .configuration=${configuration}
          .refusal=${this.refused?.reason}
        ></playground-layer-editor>
      </playground-settings-form>
      <div class="foot">
        ${this.#layerTable(model)}
        <button @click=${() => emit(this, 'model-save', undefined)}>${msg('Save model')}</button>
      </div>
    </section>`;
  }
}

customElements.define('playground-settings', SettingsPanel);

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    'model-save': undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'playground-settings': SettingsPanel;
  }
}
