import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import type { Activation, Configuration } from '../../engine/configuration.ts';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';
import { activationChoices } from './choices.ts';
import {
  withAddedHiddenLayer,
  withHiddenWidth,
  withLayerActivation,
  withoutHiddenLayer,
  withValue,
} from './configuration-edit.ts';
import { isNamedIn } from './settings.ts';

/**
 * The widths of the hidden layers and the code, each to change; hidden layers come and go, and may
 * have each an activation.
 */
export class LayerEditor extends LocalizedElement {
  static override properties = {
    configuration: { attribute: false },
    refusal: { type: String },
  };

  declare configuration: Configuration | undefined;
  /** Why the engine refused this configuration, if it did. */
  declare refusal: string | undefined;

  static override styles = [
    panel,
    controls,
    css`
      .layers {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 8px 12px;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
        min-width: 0;
        margin: 0;
        border: 0;
        padding: 0;
      }
      legend {
        padding: 0;
        color: var(--ink-soft);
        font-size: 13px;
        line-height: 20px;
        margin-bottom: 2px;
      }
      .chip {
        display: flex;
      }
      .chip input {
        width: 64px;
        border-radius: 6px 0 0 6px;
      }
      .chip select {
        width: 96px;
        border-left: 0;
        border-radius: 0;
      }
      .chip button {
        border-left: 0;
        border-radius: 0 6px 6px 0;
        padding: 0;
      }
      .code input {
        width: 72px;
      }
    `,
  ];

  #choose(configuration: Configuration): void {
    emit(this, 'configuration-choose', configuration);
  }

  #width(label: string, value: number, invalid: boolean, change: (width: number) => void) {
    return html`<input
      type="number"
      inputmode="numeric"
      aria-label=${label}
      aria-invalid=${invalid ? 'true' : 'false'}
      .value=${String(value)}
      @change=${(event: Event) => change((event.target as HTMLInputElement).valueAsNumber)}
    />`;
  }

  #activation(index: number, configuration: Configuration) {
    const activation = configuration.model.layer_activations[index];
    return html`<select
      aria-label=${msg(str`Activation of hidden layer ${index + 1}`)}
      .value=${activation ?? ''}
      @change=${(event: Event) => {
        const chosen = (event.target as HTMLSelectElement).value as Activation;
        this.#choose(withLayerActivation(configuration, index, chosen));
      }}
    >
      ${activationChoices().map(
        ([value, name]) =>
          html`<option value=${value} ?selected=${value === activation}>${name}</option>`,
      )}
    </select>`;
  }

  protected override render() {
    const { configuration } = this;
    if (!configuration) return '';
    const { encoder, code, layer_activations } = configuration.model;
    const encoderInvalid = isNamedIn(this.refusal, 'model.encoder');
    return html`<div class="layers">
      <fieldset>
        <legend>${msg('Hidden layers')}</legend>
        ${encoder.map(
          (units, i) => html`<span class="chip">
            ${this.#width(
              msg(str`Width of hidden layer ${i + 1}`),
              units,
              encoderInvalid,
              (width) => this.#choose(withHiddenWidth(configuration, i, width)),
            )}
            ${layer_activations.length > 0 ? this.#activation(i, configuration) : ''}
            <button
              aria-label=${msg(str`Remove hidden layer ${i + 1}`)}
              @click=${() => this.#choose(withoutHiddenLayer(configuration, i))}
            >
              ×
            </button>
          </span>`,
        )}
        <button
          aria-label=${msg('Add a hidden layer')}
          @click=${() => this.#choose(withAddedHiddenLayer(configuration))}
        >
          ${msg('+ Layer')}
        </button>
      </fieldset>
      <div class="field code" title=${msg('How many units the code has: the bottleneck.')}>
        <span class="name" aria-hidden="true">${msg('Code size')}</span>
        ${this.#width(msg('Code size'), code, isNamedIn(this.refusal, 'model.code'), (width) =>
          this.#choose(withValue(configuration, 'model.code', width)),
        )}
      </div>
    </div>`;
  }
}

customElements.define('playground-layer-editor', LayerEditor);

declare global {
  interface HTMLElementTagNameMap {
    'playground-layer-editor': LayerEditor;
  }
}
