import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { DatasetInfo, Images, ModelInfo } from '../../engine/types.ts';
import { resolveColour, sharpContext } from '../base/canvas.ts';
import { emit, errorMessage, type Walk } from '../base/events.ts';
import './axis-choice.ts';
import './decoded-place.ts';
import './label-legend.ts';
import { LatestWins } from '../base/latest-wins.ts';
import { LiveTask } from '../base/live-task.ts';
import { countText } from '../base/numbers.ts';
import { panel } from '../base/styles.ts';
import type { ModelQueries } from '../playground/session-engine.ts';
import { type Codes, codeAt, drawCodes, drawOverlay, type LatentPlot } from './latent-plot.ts';
import { robustRange, unitValues } from './latent-scale.ts';
import { drawMark } from './mark.ts';

const POINTS = 1000;
/** An arrow key moves the place by this share of the map. */
const KEY_STEP = 0.02;

/** Test codes as a scatter plot; the place under the pointer is decoded. */
export class LatentMap extends LitElement {
  static override properties = {
    queries: { attribute: false },
    data: { attribute: false },
    model: { attribute: false },
    revision: { type: Number },
    walk: { attribute: false },
    marked: { attribute: false },
    theme: { type: String },
    units: { state: true },
    codes: { state: true },
    place: { state: true },
    decoded: { state: true },
    size: { state: true },
  };

  declare queries: ModelQueries | undefined;
  declare data: DatasetInfo | undefined;
  declare model: ModelInfo | undefined;
  declare revision: number;
  declare walk: Walk | undefined;
  /** A code to mark. */
  declare marked: Float32Array | undefined;
  /** The colour scheme shown; colours are read anew when it changes. */
  declare theme: 'light' | 'dark';
  declare private units: [number, number];
  declare private codes: Codes | undefined;
  /** The place being decoded, in CSS pixels. */
  declare private place: { x: number; y: number } | undefined;
  declare private decoded: Float32Array | undefined;
  declare private size: { width: number; height: number };

  #images: Images | undefined;
  #plot: LatentPlot | undefined;
  #resize: ResizeObserver | undefined;
  readonly #live = new LiveTask(this, 150, () => this.#encode());
  readonly #decode = new LatestWins(() => this.#decodePlace(), {
    interval: 30,
    onError: (error) => emit(this, 'playground-message', errorMessage(error)),
  });

  static override styles = [
    panel,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      section {
        display: flex;
        flex: 1;
        flex-direction: column;
      }
      .map {
        position: relative;
        flex: 1;
        min-height: 260px;
        border: 1px solid var(--rule);
        border-radius: 6px;
        overflow: hidden;
        cursor: crosshair;
        touch-action: pan-y;
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      .overlay {
        pointer-events: none;
      }
    `,
  ];

  constructor() {
    super();
    this.revision = 0;
    this.theme = 'light';
    this.units = [0, 1];
    this.size = { width: 0, height: 0 };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize = new ResizeObserver(([entry]) => {
      const box = entry?.contentRect;
      if (box) this.size = { width: Math.round(box.width), height: Math.round(box.height) };
    });
    void this.updateComplete.then(() => {
      const map = this.renderRoot.querySelector('.map');
      if (map) this.#resize?.observe(map);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
  }

  get #codeSize(): number {
    return this.model?.configuration.model.code ?? 0;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('data')) this.#images = undefined;
    if (changed.has('model')) {
      const last = this.#codeSize - 1;
      this.units = [Math.min(this.units[0], last), Math.min(Math.max(this.units[1], 1), last)];
      if (this.codes && this.codes.units !== this.#codeSize) this.codes = undefined;
      this.place = undefined;
    }
    if (changed.has('data') || changed.has('revision')) {
      this.#live.request();
      if (this.place) this.#decode.request();
    }
  }

  protected override updated(changed: PropertyValues): void {
    const layout = ['codes', 'units', 'size', 'theme'].some((key) => changed.has(key));
    if (layout) this.#drawCodes();
    if (layout || changed.has('walk') || changed.has('marked') || changed.has('place'))
      this.#drawOverlay();
  }

  async #encode(): Promise<void> {
    const { queries, model, data } = this;
    if (!queries || !model || !data) return;
    const images = this.#images ?? (await queries.testImages(0, Math.min(POINTS, data.testCount)));
    this.#images = images;
    const values = await queries.encode(images.pixels);
    const units = values.length / (images.pixels.length / (data.rows * data.columns));
    if (units === this.#codeSize) this.codes = { values, units, labels: images.labels };
  }

  async #decodePlace(): Promise<void> {
    if (!this.place || !this.#plot || !this.queries || this.#codeSize > 2) return;
    const code = codeAt(this.#plot, this.place.x, this.place.y);
    this.decoded = await this.queries.decode(Float32Array.from(code));
  }

  #context(selector: string): CanvasRenderingContext2D | undefined {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(selector);
    return canvas ? sharpContext(canvas, this.size) : undefined;
  }

  #colours() {
    return {
      ink: resolveColour(this, '--ink'),
      soft: resolveColour(this, '--ink-soft'),
      rule: resolveColour(this, '--rule'),
      surface: resolveColour(this, '--surface'),
      scheme: this.theme,
    };
  }

  #drawCodes(): void {
    const context = this.#context('.codes');
    const { codes, size, units } = this;
    this.#plot = undefined;
    if (!context || size.width === 0) return;
    context.clearRect(0, 0, size.width, size.height);
    if (!codes) return;
    const range = (unit: number) => robustRange(unitValues(codes.values, codes.units, unit));
    this.#plot = {
      ...size,
      units,
      x: range(units[0]),
      y: codes.units > 1 ? range(units[1]) : undefined,
    };
    drawCodes(context, this.#plot, codes, this.#colours());
  }

  #drawOverlay(): void {
    const context = this.#context('.overlay');
    const units = this.#codeSize;
    if (!context || !this.#plot || !this.codes) return;
    const walk = this.walk && this.walk.codes.length % units === 0 ? this.walk : undefined;
    drawOverlay(context, this.#plot, walk && { walk, units }, this.place, this.#colours());
    if (this.marked?.length === units) {
      drawMark(context, this.#plot, this.marked, this.#colours());
    }
  }

  #point(x: number, y: number): void {
    if (this.#codeSize > 2 || !this.#plot) return;
    const { width, height } = this.size;
    this.place = { x: Math.min(width, Math.max(0, x)), y: Math.min(height, Math.max(0, y)) };
    this.#decode.request();
  }

  readonly #pointer = (event: PointerEvent): void => this.#point(event.offsetX, event.offsetY);

  readonly #leave = (event: Event): void => {
    // A finger that is lifted leaves too, but what it pointed at is to be seen.
    if (event instanceof PointerEvent && event.pointerType === 'touch') return;
    this.place = undefined;
  };

  readonly #key = (event: KeyboardEvent): void => {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
      event.key
    ];
    if (event.key === 'Escape') this.place = undefined;
    if (!move || this.#codeSize > 2) return;
    event.preventDefault();
    const { width, height } = this.size;
    const from = this.place ?? { x: width / 2, y: height / 2 };
    this.#point(
      from.x + (move[0] ?? 0) * KEY_STEP * width,
      from.y + (move[1] ?? 0) * KEY_STEP * height,
    );
  };

  #decodedImage() {
    if (!this.place || !this.decoded || !this.#plot) return nothing;
    return html`<playground-decoded-place
      .place=${this.place}
      .bounds=${this.size}
      .code=${codeAt(this.#plot, this.place.x, this.place.y)}
      .pixels=${this.decoded}
      rows=${this.data?.rows ?? 28}
      columns=${this.data?.columns ?? 28}
    ></playground-decoded-place>`;
  }

  protected override render() {
    const size = this.#codeSize;
    const count = this.codes ? this.codes.values.length / this.codes.units : 0;
    const coloured = this.codes?.labels.length ? ', coloured by label' : '';
    return html`<section aria-label="Latent map">
      <div class="heading">
        <h2>Latent map</h2>
        ${
          size > 2
            ? html`<playground-axis-choice
                .units=${this.units}
                count=${size}
                @axes=${(event: CustomEvent<[number, number]>) => {
                  this.units = event.detail;
                }}
              ></playground-axis-choice>`
            : html`<p class="note">point at a place to decode it</p>`
        }
      </div>
      <div
        class="map"
        role="group"
        tabindex="0"
        aria-label="Place on the latent map; arrow keys move it"
        @pointermove=${this.#pointer}
        @pointerdown=${this.#pointer}
        @pointerleave=${this.#leave}
        @blur=${this.#leave}
        @keydown=${this.#key}
      >
        <canvas
          class="codes"
          role="img"
          aria-label="The codes of ${countText(count)} test images${coloured}"
        ></canvas>
        <canvas class="overlay" aria-hidden="true"></canvas>
        ${this.#decodedImage()}
      </div>
      <playground-label-legend
        .labels=${this.codes?.labels}
        .scheme=${this.theme}
      ></playground-label-legend>
    </section>`;
  }
}

customElements.define('playground-latent-map', LatentMap);

declare global {
  interface HTMLElementTagNameMap {
    'playground-latent-map': LatentMap;
  }
}
