import { css, html, LitElement } from 'lit';
import type { Configuration } from '../engine/configuration.ts';
import { withAddedHiddenLayer, withHiddenWidth, withoutHiddenLayer } from './configuration-edit.ts';
import { emit } from './events.ts';
import { controls, panel } from './styles.ts';

/** The widths of the hidden layers and the code, each to change; hidden layers come and go. */
export class LayerEditor extends LitElement {
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
        width: 72px;
        border-radius: 6px 0 0 6px;
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

  protected override render() {
    const { configuration } = this;
    if (!configuration) return '';
    const { encoder, code } = configuration.model;
    const refusal = this.refusal ?? '';
    const encoderInvalid = /\bencoder\b/.test(refusal);
    return html`<div class="layers">
      <fieldset>
        <legend>Hidden layers</legend>
        ${encoder.map(
          (units, i) => html`<span class="chip">
            ${this.#width(`Width of hidden layer ${i + 1}`, units, encoderInvalid, (width) =>
              this.#choose(withHiddenWidth(configuration, i, width)),
            )}
            <button
              aria-label="Remove hidden layer ${i + 1}"
              @click=${() => this.#choose(withoutHiddenLayer(configuration, i))}
            >
              ×
            </button>
          </span>`,
        )}
        <button
          aria-label="Add a hidden layer"
          @click=${() => this.#choose(withAddedHiddenLayer(configuration))}
        >
          + Layer
        </button>
      </fieldset>
      <div class="field code" title="How many units the code has: the bottleneck.">
        <span class="name" aria-hidden="true">Code size</span>
        ${this.#width('Code size', code, /\bcode\b/.test(refusal), (width) =>
          this.#choose({ ...configuration, model: { ...configuration.model, code: width } }),
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
