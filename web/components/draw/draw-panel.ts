import { css, html, type PropertyValues } from 'lit';
import type { Corruption } from '../../engine/configuration.ts';
import type { DrawingReconstruction } from '../../engine/types.ts';
import { emit, errorMessage } from '../base/events.ts';
import { chosenFiles } from '../data/located-files.ts';
import '../data/drawing-collector.ts';
import type { Beginning } from './beginning.ts';
import './code-editor.ts';
import './drawing-anomaly.ts';
import { DRAWING_SIZE, type DrawingCanvas } from './drawing-canvas.ts';
import '../base/image-strip.ts';
import './noise-controls.ts';
import { LiveTask } from '../base/live-task.ts';
import { ModelPanel } from '../base/model-panel.ts';
import { about } from '../base/model-subject.ts';
import { lossText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';

/** A drawing is prepared as MNIST's images were, in this size. */
const SIDE = 28;

const TEST_IMAGE = 'a test image';

interface Answer extends DrawingReconstruction {
  /** Where the image comes from, if nothing was drawn on it. */
  source: string | undefined;
}

/** A canvas to draw on, and what the model makes of the drawing, with and without noise. */
export class DrawPanel extends ModelPanel {
  static override properties = {
    noise: { state: true },
    drawing: { state: true },
    answer: { state: true },
    picture: { attribute: false },
  };

  /** A picture that was opened, to put in place of the drawing. */
  declare picture: Beginning | undefined;
  declare private noise: Corruption;
  /** The number of changes of the drawing. */
  declare private drawing: number;
  declare private answer: Answer | undefined;

  #nextBeginning = 0;
  readonly #live = new LiveTask(this, 60, () => this.#update());

  static override styles = [
    panel,
    controls,
    css`
      .layout {
        display: grid;
        grid-template-columns: ${DRAWING_SIZE}px minmax(0, 1fr);
        gap: 24px 32px;
        align-items: start;
      }
      /* Room for the train bar and the drawers' tabs, where a picture is brought into sight. */
      playground-drawing-canvas {
        scroll-margin-top: 136px;
      }
      .beginnings {
        display: flex;
        gap: 8px;
        margin-top: 8px;
      }
      .beginnings button {
        flex: 1 1 auto;
        padding-inline: 8px;
      }
      .pad .note {
        margin-top: 8px;
      }
      .results {
        display: grid;
        grid-template-columns: repeat(4, minmax(0, 1fr));
        gap: 16px;
      }
      .results > :not(figure) {
        grid-column: span 2;
      }
      figure {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
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
      .collect {
        grid-column: 1 / -1;
      }
      summary {
        font-size: 13px;
        font-weight: 600;
        line-height: 20px;
        padding-block: calc((var(--control-height) - 20px) / 2);
        cursor: pointer;
      }
      @media (min-width: 1400px) {
        .layout {
          grid-template-columns: ${DRAWING_SIZE}px minmax(0, 880px) minmax(0, 1fr);
        }
      }
      @media (max-width: 1399px) {
        playground-code-editor {
          grid-column: 1 / -1;
        }
      }
      @media (max-width: 1079px) {
        .results {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
      @media (max-width: 719px) {
        .layout {
          grid-template-columns: minmax(0, 1fr);
        }
        .pad {
          width: 100%;
          max-width: ${DRAWING_SIZE}px;
          margin: 0 auto;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.drawing = 0;
    this.noise = { kind: 'gaussian', amount: 0.3, clip: true };
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('revision') || changed.has('noise')) this.#live.request();
  }

  protected override async updated(changed: PropertyValues): Promise<void> {
    const { picture } = this;
    if (!changed.has('picture') || !picture) return;
    await this.#canvas?.updateComplete;
    if (picture !== this.picture) return;
    this.#canvas?.begin(picture);
    // The panel's drawer may be opened for it only now.
    await new Promise(requestAnimationFrame);
    this.#canvas?.scrollIntoView({ block: 'start' });
  }

  /** Height and width of the model's images. */
  get #size(): readonly [number, number] {
    return this.model?.configuration.model.input ?? [SIDE, SIDE];
  }

  /** Whether a drawing can be prepared for the model. */
  get #fits(): boolean {
    const [rows, columns] = this.#size;
    return rows === SIDE && columns === SIDE;
  }

  /** The image that the drawing began with, if it is the model's size and nothing was drawn on it. */
  get #untouched(): Beginning | undefined {
    const image = this.#canvas?.untouched;
    const [rows, columns] = this.#size;
    return image?.rows === rows && image.columns === columns ? image : undefined;
  }

  get #canvas(): DrawingCanvas | null {
    return this.renderRoot.querySelector<DrawingCanvas>('playground-drawing-canvas');
  }

  readonly #drawn = (): void => {
    this.drawing += 1;
    this.#live.request();
  };

  /** Begins a drawing with a test image, each time another one. */
  readonly #begin = async (): Promise<void> => {
    const { queries, data } = this;
    if (!queries || !data) return;
    const index = this.#nextBeginning % data.testCount;
    this.#nextBeginning += 1;
    try {
      const { pixels } = await queries.testImages(index, 1);
      const { rows, columns } = data;
      this.#canvas?.begin({ pixels, rows, columns, source: TEST_IMAGE });
    } catch (error) {
      emit(this, 'playground-message', errorMessage(error));
    }
  };

  async #update(): Promise<void> {
    const { queries, noise } = this;
    const canvas = this.#canvas;
    const pixels = canvas?.pixels;
    const untouched = this.#untouched;
    if (!pixels || !queries || !this.model || !(this.#fits || untouched)) {
      if (this.answer) emit(this, 'drawing-change', undefined);
      this.answer = undefined;
      return;
    }
    const drawing = untouched
      ? { ...untouched, prepare: false }
      : { pixels, rows: DRAWING_SIZE, columns: DRAWING_SIZE };
    const answer = await queries.reconstructDrawing({ ...drawing, corruption: noise });
    // The same image again is no change of the drawing.
    const image = untouched?.pixels ?? answer.image;
    this.answer = { ...answer, image, source: untouched?.source };
    emit(this, 'drawing-change', image);
  }

  #open(input: HTMLInputElement): void {
    const files = chosenFiles(input.files ?? []);
    // The same file may be chosen again.
    input.value = '';
    if (files.length > 0) emit(this, 'files-choose', files);
  }

  #image(name: string, pixels: Float32Array | undefined, note = '') {
    return html`<figure>
      <div class="frame">
        ${
          pixels
            ? html`<playground-image-strip
              .pixels=${pixels}
              rows=${this.#size[0]}
              columns=${this.#size[1]}
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

  /** Whether the model was asked to remove noise. */
  get #denoises(): boolean {
    const kind = this.model?.configuration.training.corruption.kind ?? 'none';
    return kind !== 'none';
  }

  /** What the model makes of the noisy image. */
  #fromNoisy(corrupted: DrawingReconstruction['corrupted']) {
    const name = this.#denoises ? 'Denoised' : 'Reconstruction of the noisy image';
    const { error, noise } = corrupted ?? {};
    const isWorse = error !== undefined && noise !== undefined && error > noise;
    return this.#image(
      name,
      corrupted?.reconstruction,
      `${this.#error(error)}${isWorse ? ', more than the noise' : ''}`,
    );
  }

  #error(error: number | undefined): string {
    return error === undefined ? '' : `error ${lossText(error)}`;
  }

  protected override render() {
    const { answer, queries, data, model, revision } = this;
    const cannotDraw = model !== undefined && !this.#fits;
    const prepared = answer ? (answer.source ?? '28 × 28, centred') : '';
    return html`<section class="layout" aria-label="Draw">
      <div class="pad">
        <playground-drawing-canvas
          ?fixed=${cannotDraw}
          @draw=${this.#drawn}
        ></playground-drawing-canvas>
        <div class="beginnings">
          <button ?disabled=${!data} aria-label="Start from a test image" @click=${this.#begin}>
            Test image
          </button>
          <button
            ?disabled=${!model}
            title="A drawing, or a photo of a digit on paper; dropping it anywhere on the page does the same"
            @click=${() => this.renderRoot.querySelector<HTMLInputElement>('[type=file]')?.click()}
          >
            Open a picture …
          </button>
          <input
            type="file"
            accept="image/*"
            hidden
            aria-label="Picture to show to the model"
            @change=${(event: Event) => this.#open(event.target as HTMLInputElement)}
          />
        </div>
        ${
          cannotDraw
            ? html`<p class="note">
              A drawing is prepared as 28 × 28 pixels; this model takes images of another size. A
              picture is fitted to it.
            </p>`
            : ''
        }
      </div>
      <div class="results">
        ${this.#image('Prepared', answer?.image, prepared)}
        ${this.#image('Reconstruction', answer?.reconstruction, this.#error(answer?.error))}
        ${this.#image('Noisy', answer?.corrupted?.image, this.#error(answer?.corrupted?.noise))}
        ${this.#fromNoisy(answer?.corrupted)}
        <playground-drawing-anomaly
          .queries=${queries}
          .revision=${model && data ? revision : 0}
          .error=${answer?.error}
        ></playground-drawing-anomaly>
        <playground-noise-controls
          .noise=${this.noise}
          .denoises=${this.#denoises}
          @noise=${(event: CustomEvent<Corruption>) => {
            this.noise = event.detail;
          }}
        ></playground-noise-controls>
      </div>
      <playground-code-editor
        ${about(this)}
        .drawn=${answer?.code}
        .drawing=${this.drawing}
      ></playground-code-editor>
      <details class="collect">
        <summary>Collect drawings to train on</summary>
        <playground-drawing-collector
          .drawing=${answer && answer.source !== TEST_IMAGE ? answer.image : undefined}
        ></playground-drawing-collector>
      </details>
    </section>`;
  }
}

customElements.define('playground-draw-panel', DrawPanel);

declare module '../base/events.ts' {
  interface PlaygroundEvents {
    /** The drawing as the model sees it, or nothing once it is cleared. */
    'drawing-change': Float32Array | undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'playground-draw-panel': DrawPanel;
  }
}
