import { css, html, LitElement, nothing } from 'lit';
import type { Corruption, CorruptionKind } from '../../engine/configuration.ts';
import { controls, panel } from '../base/styles.ts';
import { CORRUPTIONS } from '../settings/choices.ts';

const ABOUT: Record<CorruptionKind, string> = {
  none: 'The drawing is shown to the model as it is.',
  gaussian: 'A normally distributed number is added to each pixel; the amount is its deviation.',
  masking: 'Pixels are set to black; the amount is their share.',
  salt_and_pepper: 'Pixels are set to black or white; the amount is their share.',
  block: 'A rectangle is set to black; the amount is its share of the image.',
};

/**
 * Which noise the drawing is given, and how much.
 * @fires noise - with a `Corruption` as its detail.
 */
export class NoiseControls extends LitElement {
  static override properties = {
    noise: { attribute: false },
    denoises: { type: Boolean },
  };

  declare noise: Corruption;
  /** Whether the model was trained to take noise away. */
  declare denoises: boolean;

  static override styles = [
    panel,
    controls,
    css`
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 132px), 1fr));
        gap: 8px 16px;
      }
      .note {
        margin-top: 4px;
      }
    `,
  ];

  #choose(detail: Corruption): void {
    this.dispatchEvent(new CustomEvent('noise', { detail }));
  }

  protected override render() {
    const { kind, amount } = this.noise;
    return html`<div class="fields">
        <label class="field">
          <span class="name">Noise</span>
          <select
            .value=${kind}
            @change=${(event: Event) => {
              const chosen = (event.target as HTMLSelectElement).value as CorruptionKind;
              this.#choose({ ...this.noise, kind: chosen });
            }}
          >
            ${CORRUPTIONS.map(
              ([value, name]) =>
                html`<option value=${value} ?selected=${value === kind}>${name}</option>`,
            )}
          </select>
        </label>
        <label class="field">
          <span class="name figures">Noise amount ${amount.toFixed(2)}</span>
          <input
            type="range"
            aria-label="Noise amount"
            min="0"
            max="1"
            step="0.01"
            .value=${String(amount)}
            ?disabled=${kind === 'none'}
            @input=${(event: Event) => {
              const chosen = (event.target as HTMLInputElement).valueAsNumber;
              this.#choose({ ...this.noise, amount: chosen });
            }}
          />
        </label>
      </div>
      <p class="note">
        ${ABOUT[kind]}
        ${
          this.denoises || kind === 'none'
            ? nothing
            : 'This model was trained on clean images and never asked to remove noise; the preset Denoising is.'
        }
      </p>`;
  }
}

customElements.define('playground-noise-controls', NoiseControls);

declare global {
  interface HTMLElementTagNameMap {
    'playground-noise-controls': NoiseControls;
  }
}
