import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import type { Corruption, CorruptionKind } from '../../engine/configuration.ts';
import { emit } from '../base/events.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { decimalText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import { chosenFiles } from '../data/located-files.ts';
import { corruptionChoices } from '../settings/choices.ts';

/** What each kind of noise does to an image. */
const about = (): Record<CorruptionKind, string> => ({
  none: msg('The image goes in as it is.'),
  gaussian: msg(
    'A normally distributed number is added to each pixel; the amount is its deviation.',
  ),
  masking: msg('Pixels are set to black; the amount is their share.'),
  salt_and_pepper: msg('Pixels are set to black or white; the amount is their share.'),
  block: msg('A rectangle is set to black; the amount is its share of the image.'),
});

/**
 * What goes into the network: a test image, a drawing or a picture, and the noise that it is given.
 * @fires step - 1 for the next test image, -1 for the one before.
 * @fires undo - for the last stroke to be taken back.
 * @fires clear - for an empty square.
 * @fires over - with whether strokes go over the image that is there.
 * @fires noise - with a `Corruption` as its detail.
 */
export class InputChoice extends LocalizedElement {
  static override properties = {
    empty: { type: Boolean },
    untouched: { type: Boolean },
    over: { type: Boolean },
    fixed: { type: Boolean },
    noise: { attribute: false },
    denoises: { type: Boolean },
  };

  /** Whether there is no image. */
  declare empty: boolean;
  /** Whether nothing was drawn on the image. */
  declare untouched: boolean;
  declare over: boolean;
  /** Whether nothing can be drawn, for the model's images are of another size than drawings. */
  declare fixed: boolean;
  declare noise: Corruption;
  /** Whether the model was trained to take noise away. */
  declare denoises: boolean;

  static override styles = [
    panel,
    controls,
    css`
      .bar,
      .group {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      .bar {
        gap: 8px 20px;
      }
      .group {
        gap: 4px;
      }
      button {
        padding: 0 8px;
        font-size: 13px;
      }
      .before::before {
        content: '‹' / '';
      }
      .next::after {
        content: ' ›' / '';
      }
      [aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .noise {
        gap: 8px;
        font-size: 13px;
      }
      .noise select {
        font-size: 13px;
      }
      .noise input {
        width: 88px;
      }
      label {
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.empty = true;
    this.untouched = true;
    this.over = false;
    this.fixed = false;
    this.denoises = false;
  }

  #fire(type: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #open(input: HTMLInputElement): void {
    const files = chosenFiles(input.files ?? []);
    // The same file may be chosen again.
    input.value = '';
    if (files.length > 0) emit(this, 'files-choose', files);
  }

  #images() {
    return html`<div class="group" role="group" aria-label=${msg('Image')}>
      <button
        class="before"
        aria-label=${msg('The test image before')}
        title=${msg('The test image before')}
        @click=${() => this.#fire('step', -1)}
      ></button>
      <button class="next" title=${msg('Another test image')} @click=${() => this.#fire('step', 1)}>
        ${msg('Test image')}
      </button>
      <button
        title=${msg('A drawing, or a photo of a digit on paper; dropping it anywhere on the page does the same')}
        @click=${() => this.renderRoot.querySelector<HTMLInputElement>('[type=file]')?.click()}
      >
        ${msg('Picture …')}
      </button>
      <input
        type="file"
        accept="image/*"
        hidden
        aria-label=${msg('Picture to show to the model')}
        @change=${(event: Event) => this.#open(event.target as HTMLInputElement)}
      />
    </div>`;
  }

  #strokes() {
    const { empty, untouched, over, fixed } = this;
    if (fixed) {
      return html`<p class="note">
        ${msg('A drawing has 28 × 28 pixels; this model takes images of another size.')}
      </p>`;
    }
    return html`<div class="group" role="group" aria-label=${msg('Drawing')}>
      ${
        untouched && !empty
          ? html`<button
              aria-pressed=${over ? 'true' : 'false'}
              title=${msg('Strokes go over the image; else the first one begins a new drawing')}
              @click=${() => this.#fire('over', !over)}
            >
              ${msg('Draw over it')}
            </button>`
          : html`<button ?disabled=${empty} @click=${() => this.#fire('undo')}>
              ${msg('Undo stroke')}
            </button>`
      }
      <button ?disabled=${empty} @click=${() => this.#fire('clear')}>
        ${untouched && !empty ? msg('Clear image') : msg('Clear drawing')}
      </button>
    </div>`;
  }

  #noise() {
    const { kind, amount } = this.noise;
    const help =
      this.denoises || kind === 'none'
        ? about()[kind]
        : msg(
            str`${about()[kind]} This model was trained on clean images and never asked to remove noise; the preset Denoising is.`,
          );
    return html`<div class="group noise" part="noise" title=${help}>
      <label for="kind">${msg('Noise')}</label>
      <select
        id="kind"
        aria-description=${help}
        .value=${kind}
        @change=${(event: Event) => {
          const chosen = (event.target as HTMLSelectElement).value as CorruptionKind;
          this.#fire('noise', { ...this.noise, kind: chosen });
        }}
      >
        ${corruptionChoices().map(
          ([value, name]) =>
            html`<option value=${value} ?selected=${value === kind}>${name}</option>`,
        )}
      </select>
      ${
        kind === 'none'
          ? ''
          : html`<input
                type="range"
                aria-label=${msg('Noise amount')}
                min="0"
                max="1"
                step="0.01"
                .value=${String(amount)}
                @input=${(event: Event) => {
                  const chosen = (event.target as HTMLInputElement).valueAsNumber;
                  this.#fire('noise', { ...this.noise, amount: chosen });
                }}
              /><span class="figures">${decimalText(amount, 2)}</span>`
      }
    </div>`;
  }

  protected override render() {
    return html`<div class="bar">${this.#images()} ${this.#strokes()} ${this.#noise()}</div>`;
  }
}

customElements.define('playground-input-choice', InputChoice);

declare global {
  interface HTMLElementTagNameMap {
    'playground-input-choice': InputChoice;
  }
}
