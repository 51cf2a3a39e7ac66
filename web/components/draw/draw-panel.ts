import { css, html, LitElement, type PropertyValues } from 'lit';
import type { Corruption, CorruptionKind } from '../../engine/configuration.ts';
import type { ModelInfo } from '../../engine/types.ts';
import { CORRUPTIONS } from '../settings/choices.ts';
import '../base/code-bars.ts';
import { emit } from '../base/events.ts';
import { DRAWING_SIZE, type DrawingCanvas } from './drawing-canvas.ts';
import '../base/image-strip.ts';
import { meanSquaredError } from '../base/images.ts';
import { LiveTask } from '../base/live-task.ts';
import { lossText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import type { ModelQueries } from '../playground/session-engine.ts';

/** A drawing is prepared as MNIST's images were, in this size. */
const SIDE = 28;

interface Answer {
  prepared: Float32Array;
  code: Float32Array;
  reconstruction: Float32Array;
  error: number;
  noisy?: { image: Float32Array; noise: number; denoised: Float32Array; error: number };
}

/** Draw a digit and see what the model makes of it, with and without noise. */
export class DrawPanel extends LitElement {
  static override properties = {
    queries: { attribute: false },
    model: { attribute: false },
    revision: { type: Number },
    noise: { state: true },
    answer: { state: true },
  };

  declare queries: ModelQueries | undefined;
  declare model: ModelInfo | undefined;
  declare revision: number;
  declare private noise: Corruption;
  declare private answer: Answer | undefined;

  readonly #live = new LiveTask(this, 60, () => this.#update());

  static override styles = [
    panel,
    controls,
    css`
      .layout {
        display: grid;
        grid-template-columns: ${DRAWING_SIZE}px minmax(0, 1fr);
        gap: 16px 32px;
        align-items: start;
      }
      .results {
        display: grid;
        grid-template-columns: repeat(5, minmax(0, 240px));
        gap: 12px 16px;
      }
      figure {
        display: grid;
        gap: 4px;
        align-content: start;
        margin: 0;
      }
      .frame {
        aspect-ratio: 1;
        border-radius: 4px;
        overflow: hidden;
        background: #000;
      }
      .code .frame {
        display: grid;
        align-content: center;
        border: 1px solid var(--rule);
        background: none;
      }
      /* The noise is chosen below the two images it is seen in. */
      .noise {
        grid-column: 4 / span 2;
        display: grid;
        grid-template-columns: subgrid;
      }
      @media (max-width: 1079px) {
        .results {
          grid-template-columns: repeat(6, minmax(0, 1fr));
          gap: 12px;
        }
        figure {
          grid-column: span 2;
        }
        figure.noisy,
        .noise .field {
          grid-column: span 3;
        }
        .noise {
          grid-column: 1 / -1;
        }
      }
      @media (max-width: 719px) {
        .layout {
          grid-template-columns: minmax(0, 1fr);
        }
        playground-drawing-canvas {
          margin: 0 auto;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.revision = 0;
    this.noise = { kind: 'gaussian', amount: 0.3, clip: true };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('revision') || changed.has('noise')) this.#live.request();
  }

  get #fits(): boolean {
    const input = this.model?.configuration.model.input;
    return input?.[0] === SIDE && input[1] === SIDE;
  }

  async #update(): Promise<void> {
    const { queries, noise } = this;
    const canvas = this.renderRoot.querySelector<DrawingCanvas>('playground-drawing-canvas');
    const pixels = canvas?.pixels;
    if (!pixels || !queries || !this.model || !this.#fits) {
      if (this.answer) emit(this, 'drawing-change', undefined);
      this.answer = undefined;
      return;
    }
    const prepared = await queries.prepareDrawing(pixels, DRAWING_SIZE, DRAWING_SIZE);
    const clean = await queries.reconstruct(prepared);
    const answer: Answer = {
      prepared,
      code: clean.codes,
      reconstruction: clean.reconstructions,
      error: clean.errors[0] ?? Number.NaN,
    };
    if (noise.kind !== 'none') {
      const image = await queries.corrupt(prepared, noise, 1);
      const { reconstructions } = await queries.reconstruct(image);
      answer.noisy = {
        image,
        noise: meanSquaredError(prepared, image),
        denoised: reconstructions,
        error: meanSquaredError(prepared, reconstructions),
      };
    }
    this.answer = answer;
    emit(this, 'drawing-change', prepared);
  }

  #image(name: string, pixels: Float32Array | undefined, note = '', kind = '') {
    return html`<figure class=${kind}>
      <div class="frame">
        ${
          pixels
            ? html`<playground-image-strip
              .pixels=${pixels}
              label="${name}${note ? `, ${note}` : ''}"
            ></playground-image-strip>`
            : ''
        }
      </div>
      <figcaption>
        <h3>${name}</h3>
        <p class="note figures">${note || html`&nbsp;`}</p>
      </figcaption>
    </figure>`;
  }

  #error(error: number | undefined): string {
    return error === undefined ? '' : `error ${lossText(error)}`;
  }

  #noiseControls() {
    const { kind, amount } = this.noise;
    return html`<div class="noise">
      <div class="field">
        <label class="name" for="noise">Noise</label>
        <select
          id="noise"
          .value=${kind}
          @change=${(event: Event) => {
            const chosen = (event.target as HTMLSelectElement).value as CorruptionKind;
            this.noise = { ...this.noise, kind: chosen };
          }}
        >
          ${CORRUPTIONS.map(
            ([value, name]) =>
              html`<option value=${value} ?selected=${value === kind}>${name}</option>`,
          )}
        </select>
      </div>
      <label class="field amount">
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
            this.noise = { ...this.noise, amount: chosen };
          }}
        />
      </label>
    </div>`;
  }

  protected override render() {
    const { answer } = this;
    const units = this.model?.configuration.model.code ?? 0;
    if (this.model && !this.#fits) {
      return html`<p class="note">
        A drawing is prepared as 28 × 28 pixels; this model takes images of another size.
      </p>`;
    }
    return html`<section class="layout" aria-label="Draw">
      <playground-drawing-canvas @draw=${() => this.#live.request()}></playground-drawing-canvas>
      <div class="results">
        ${this.#image('Prepared', answer?.prepared, answer ? '28 × 28, centred' : '')}
        <figure class="code">
          <div class="frame">
            <playground-code-bars .code=${answer?.code}></playground-code-bars>
          </div>
          <figcaption>
            <h3>Code</h3>
            <p class="note">${units} ${units === 1 ? 'unit' : 'units'}</p>
          </figcaption>
        </figure>
        ${this.#image('Reconstruction', answer?.reconstruction, this.#error(answer?.error))}
        ${this.#image('Noisy', answer?.noisy?.image, this.#error(answer?.noisy?.noise), 'noisy')}
        ${this.#image('Denoised', answer?.noisy?.denoised, this.#error(answer?.noisy?.error), 'noisy')}
        ${this.#noiseControls()}
      </div>
    </section>`;
  }
}

customElements.define('playground-draw-panel', DrawPanel);

declare global {
  interface HTMLElementTagNameMap {
    'playground-draw-panel': DrawPanel;
  }
}
