import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { composeStrip } from '../base/images.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { panel } from '../base/styles.ts';
import type { Beginning, Picture } from './beginning.ts';
import { DRAWING_SIZE, inkOf, type Point, paintStroke } from './brush.ts';
import { GridPen } from './grid-pen.ts';

/** The grid that keys move the pen on: the model's pixels. */
const CELLS = 28;
const CELL = DRAWING_SIZE / CELLS;

/**
 * A square to draw on with mouse, pen, finger or keys, white on black. A stroke on an image that came
 * from elsewhere begins a new drawing, unless it is to be drawn over.
 * @fires draw - after every change, at most once per animation frame.
 */
export class DrawingCanvas extends LocalizedElement {
  static override properties = {
    fixed: { type: Boolean },
    over: { type: Boolean },
    name: { type: String },
    empty: { state: true },
    pen: { state: true },
  };

  /** Whether images are only shown, and nothing can be drawn. */
  declare fixed: boolean;
  /** Whether strokes are added to the image that is there. */
  declare over: boolean;
  /** The image's name, such as "test image 5". */
  declare name: string;
  declare private empty: boolean;
  /** Where the pen of the keys is, while it is used. */
  declare private pen: { left: number; top: number; isDown: boolean } | undefined;

  readonly #keys = new GridPen(CELLS);
  #strokes: Point[][] = [];
  #beginning: Beginning | undefined;
  #drawing = false;
  #frame = 0;

  static override styles = [
    panel,
    css`
      .square {
        position: relative;
        height: 100%;
        aspect-ratio: 1;
        border-radius: 4px;
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
        touch-action: auto;
        cursor: default;
      }
      .square:focus-within {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      canvas:focus-visible {
        outline: none;
      }
      @media (forced-colors: active) {
        .square {
          border: 1px solid CanvasText;
        }
      }
      .hint {
        position: absolute;
        inset: 0;
        display: grid;
        place-items: center;
        padding: 8px;
        color: #b5b1a8;
        font-size: 14px;
        line-height: 20px;
        text-align: center;
        pointer-events: none;
      }
      .pen {
        position: absolute;
        width: calc(100% / ${CELLS});
        height: calc(100% / ${CELLS});
        box-shadow: 0 0 0 2px #6f96ff;
        pointer-events: none;
      }
      .pen.down {
        background: #6f96ff;
      }
    `,
  ];

  constructor() {
    super();
    this.empty = true;
    this.fixed = false;
    this.over = false;
    this.name = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Whether nothing is in the square. */
  get isEmpty(): boolean {
    return this.empty;
  }

  /** The drawing, [280 × 280] in [0, 1], or nothing while the square is empty. */
  get pixels(): Float32Array | undefined {
    const context = this.#context();
    if (this.empty || !context) return undefined;
    return inkOf(context);
  }

  /** The image that the drawing began with, as long as nothing was drawn on it. */
  get untouched(): Beginning | undefined {
    return this.#strokes.length === 0 ? this.#beginning : undefined;
  }

  /** Puts an image, or other strokes, in place of the drawing. */
  begin(picture: Picture | undefined): void {
    const isDrawn = picture !== undefined && 'strokes' in picture;
    this.#strokes = isDrawn ? picture.strokes.map((stroke) => [...stroke]) : [];
    this.#beginning = isDrawn ? undefined : picture;
    this.#redraw();
  }

  /** Takes back the last stroke, or the image that the drawing began with. */
  undo(): void {
    if (!this.#strokes.pop()) this.#beginning = undefined;
    this.#redraw();
  }

  clear(): void {
    this.begin(undefined);
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
    if (context) paintStroke(context, points);
  }

  #changed(): void {
    this.empty = this.#strokes.length === 0 && !this.#beginning;
    // Its name says whether it is a drawing.
    this.requestUpdate();
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.dispatchEvent(new Event('draw'));
    });
  }

  #beginStroke(point: Point): void {
    if (this.untouched && !this.over) {
      this.#beginning = undefined;
      this.#redraw();
    }
    this.#strokes.push([point]);
    this.#line([point]);
    this.#changed();
  }

  #goOn(points: readonly Point[]): void {
    const stroke = this.#strokes.at(-1);
    const last = stroke?.at(-1);
    if (!stroke || !last) return;
    this.#line([last, ...points]);
    stroke.push(...points);
    this.#changed();
  }

  readonly #down = (event: PointerEvent): void => {
    if (this.fixed || event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    (event.target as HTMLCanvasElement).setPointerCapture(event.pointerId);
    this.#drawing = true;
    this.#leaveKeys();
    this.#beginStroke(this.#at(event));
  };

  readonly #move = (event: PointerEvent): void => {
    if (!this.#drawing || !event.isPrimary) return;
    const events = event.getCoalescedEvents();
    this.#goOn((events.length > 0 ? events : [event]).map((one) => this.#at(one)));
  };

  readonly #up = (): void => {
    this.#drawing = false;
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (this.fixed || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Delete' || event.key === 'Backspace') this.clear();
    else {
      const did = this.#keys.key(event);
      if (!did) return;
      const { row, column } = this.#keys.cell;
      const point: Point = [(column + 0.5) * CELL, (row + 0.5) * CELL];
      if (did === 'down') this.#beginStroke(point);
      else if (did === 'move' && this.#keys.isDown) this.#goOn([point]);
      this.#showPen();
    }
    event.preventDefault();
  };

  #showPen(): void {
    const { cell, isDown } = this.#keys;
    this.pen = { left: (cell.column / CELLS) * 100, top: (cell.row / CELLS) * 100, isDown };
  }

  readonly #leaveKeys = (): void => {
    this.#keys.isDown = false;
    this.pen = undefined;
  };

  #redraw(): void {
    this.#context()?.clearRect(0, 0, DRAWING_SIZE, DRAWING_SIZE);
    if (this.#beginning) this.#fill(this.#beginning);
    for (const stroke of this.#strokes) this.#line(stroke);
    this.#changed();
  }

  /** In the middle, pixel by pixel. */
  #fill({ pixels, rows, columns }: Beginning): void {
    const { data, width, height } = composeStrip(pixels, rows, columns, 0);
    const small = new OffscreenCanvas(width, height);
    small.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
    const scale = DRAWING_SIZE / Math.max(width, height);
    const [wide, high] = [width * scale, height * scale];
    const [left, top] = [(DRAWING_SIZE - wide) / 2, (DRAWING_SIZE - high) / 2];
    const context = this.#context();
    if (!context) return;
    context.imageSmoothingEnabled = false;
    context.drawImage(small, left, top, wide, high);
  }

  /** What the pen of the keys does and where it is, for those who do not see it. */
  #penText(): string {
    if (!this.pen) return '';
    const { row, column } = this.#keys.cell;
    return this.pen.isDown
      ? msg(str`Pen down, row ${row + 1}, column ${column + 1}`)
      : msg(str`Pen up, row ${row + 1}, column ${column + 1}`);
  }

  protected override render() {
    const { empty, fixed, name, pen } = this;
    const what = empty
      ? msg('Drawing area, empty')
      : this.untouched
        ? msg(str`Drawing area, with ${name}`)
        : msg('Drawing area, with your drawing');
    const label = fixed
      ? what
      : msg(str`${what}; arrow keys move the pen, Space puts it down or lifts it`);
    return html`<div class="square">
        <canvas
          width=${DRAWING_SIZE}
          height=${DRAWING_SIZE}
          role="img"
          tabindex=${fixed ? nothing : 0}
          aria-label=${label}
          @pointerdown=${this.#down}
          @pointermove=${this.#move}
          @pointerup=${this.#up}
          @pointercancel=${this.#up}
          @focus=${(event: FocusEvent) => {
            if (!fixed && (event.target as HTMLElement).matches(':focus-visible')) this.#showPen();
          }}
          @blur=${this.#leaveKeys}
          @keydown=${this.#key}
        ></canvas>
        ${
          pen
            ? html`<i class="pen ${pen.isDown ? 'down' : ''}" .style=${`left: ${pen.left}%; top: ${pen.top}%`}></i>`
            : nothing
        }
        <span class="hint" ?hidden=${!empty}>${fixed ? msg('Open a picture') : msg('Draw a digit here')}</span>
      </div>
      <p class="visually-hidden" aria-live="polite">${this.#penText()}</p>`;
  }
}

customElements.define('playground-drawing-canvas', DrawingCanvas);

declare global {
  interface HTMLElementTagNameMap {
    'playground-drawing-canvas': DrawingCanvas;
  }
}
