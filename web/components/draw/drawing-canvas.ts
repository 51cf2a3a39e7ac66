import { css, html, LitElement } from 'lit';
import { composeStrip } from '../base/images.ts';
import { controls, panel } from '../base/styles.ts';
import type { Beginning } from './beginning.ts';

/** Width and height of the drawing, and of the round brush, in pixels. */
export const DRAWING_SIZE = 280;
const BRUSH = 20;

type Point = readonly [x: number, y: number];

/**
 * A square to draw on with mouse, pen or finger, white on black.
 * @fires draw - after every change, at most once per animation frame.
 */
export class DrawingCanvas extends LitElement {
  static override properties = { empty: { state: true }, fixed: { type: Boolean } };

  /** Whether images are only shown, and nothing can be drawn. */
  declare fixed: boolean;
  declare private empty: boolean;

  #strokes: Point[][] = [];
  #beginning: Beginning | undefined;
  #drawing = false;
  #frame = 0;

  static override styles = [
    panel,
    controls,
    css`
      :host {
        width: 100%;
        max-width: ${DRAWING_SIZE}px;
      }
      .square {
        position: relative;
        aspect-ratio: 1;
        border-radius: 6px;
        overflow: hidden;
        background: #000;
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
        touch-action: none;
        cursor: crosshair;
      }
      :host([fixed]) canvas {
        cursor: default;
      }
      .hint {
        position: absolute;
        inset: 0;
        display: grid;
        place-items: center;
        color: #b5b1a8;
        font-size: 15px;
        pointer-events: none;
      }
      .buttons {
        display: flex;
        gap: 8px;
        margin-top: 8px;
      }
      .buttons button {
        flex: 1;
      }
    `,
  ];

  constructor() {
    super();
    this.empty = true;
    this.fixed = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** The drawing, [280 × 280] in [0, 1], or nothing while the square is empty. */
  get pixels(): Float32Array | undefined {
    const context = this.#context();
    if (this.empty || !context) return undefined;
    const { data } = context.getImageData(0, 0, DRAWING_SIZE, DRAWING_SIZE);
    const pixels = new Float32Array(DRAWING_SIZE * DRAWING_SIZE);
    for (let i = 0; i < pixels.length; i += 1) pixels[i] = (data[4 * i] as number) / 255;
    return pixels;
  }

  /** The image that the drawing began with, as long as nothing was drawn on it. */
  get untouched(): Beginning | undefined {
    return this.#strokes.length === 0 ? this.#beginning : undefined;
  }

  /** Puts an image in place of the drawing, to be drawn on. */
  begin(image: Beginning): void {
    this.#strokes = [];
    this.#beginning = image;
    this.#redraw();
  }

  #context(): CanvasRenderingContext2D | undefined {
    const canvas = this.renderRoot.querySelector('canvas');
    return canvas?.getContext('2d', { willReadFrequently: true }) ?? undefined;
  }

  #at(event: PointerEvent): Point {
    const box = (event.target as HTMLCanvasElement).getBoundingClientRect();
    const scale = DRAWING_SIZE / box.width;
    return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
  }

  #line(points: readonly Point[]): void {
    const context = this.#context();
    const first = points[0];
    if (!context || !first) return;
    context.strokeStyle = '#fff';
    context.lineWidth = BRUSH;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.beginPath();
    context.moveTo(...first);
    // A line of no length still leaves a round dot.
    for (const point of points) context.lineTo(...point);
    context.stroke();
  }

  #changed(): void {
    this.empty = this.#strokes.length === 0 && !this.#beginning;
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.dispatchEvent(new Event('draw'));
    });
  }

  readonly #down = (event: PointerEvent): void => {
    if (this.fixed || event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    (event.target as HTMLCanvasElement).setPointerCapture(event.pointerId);
    this.#drawing = true;
    const point = this.#at(event);
    this.#strokes.push([point]);
    this.#line([point]);
    this.#changed();
  };

  readonly #move = (event: PointerEvent): void => {
    const stroke = this.#strokes.at(-1);
    if (!this.#drawing || !event.isPrimary || !stroke) return;
    const events = event.getCoalescedEvents();
    const points = (events.length > 0 ? events : [event]).map((one) => this.#at(one));
    this.#line([stroke.at(-1) as Point, ...points]);
    stroke.push(...points);
    this.#changed();
  };

  readonly #up = (): void => {
    this.#drawing = false;
  };

  #redraw(): void {
    this.#context()?.clearRect(0, 0, DRAWING_SIZE, DRAWING_SIZE);
    if (this.#beginning) this.#fill(this.#beginning);
    for (const stroke of this.#strokes) this.#line(stroke);
    this.#changed();
  }

  /** In the middle, and smoothed, as a drawing's edges are. */
  #fill({ pixels, rows, columns }: Beginning): void {
    const { data, width, height } = composeStrip(pixels, rows, columns, 0);
    const small = new OffscreenCanvas(width, height);
    small.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
    const scale = DRAWING_SIZE / Math.max(width, height);
    const [wide, high] = [width * scale, height * scale];
    const [left, top] = [(DRAWING_SIZE - wide) / 2, (DRAWING_SIZE - high) / 2];
    this.#context()?.drawImage(small, left, top, wide, high);
  }

  readonly #undo = (): void => {
    if (!this.#strokes.pop()) this.#beginning = undefined;
    this.#redraw();
  };

  readonly #clear = (): void => {
    this.#strokes = [];
    this.#beginning = undefined;
    this.#redraw();
  };

  protected override render() {
    return html`<div class="square">
        <canvas
          width=${DRAWING_SIZE}
          height=${DRAWING_SIZE}
          role="img"
          aria-label="Drawing area, ${this.empty ? 'empty' : 'with your drawing'}"
          @pointerdown=${this.#down}
          @pointermove=${this.#move}
          @pointerup=${this.#up}
          @pointercancel=${this.#up}
        ></canvas>
        <span class="hint" ?hidden=${!this.empty}>${this.fixed ? 'Open a picture' : 'Draw a digit here'}</span>
      </div>
      <div class="buttons">
        <button aria-label="Undo the last stroke" ?disabled=${this.empty} @click=${this.#undo}>
          Undo
        </button>
        <button ?disabled=${this.empty} @click=${this.#clear}>Clear drawing</button>
      </div>`;
  }
}

customElements.define('playground-drawing-canvas', DrawingCanvas);

declare global {
  interface HTMLElementTagNameMap {
    'playground-drawing-canvas': DrawingCanvas;
  }
}
