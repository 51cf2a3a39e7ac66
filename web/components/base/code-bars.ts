import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues } from 'lit';
import {
  type CodeRange,
  keyedValue,
  placeOn,
  type Scale,
  sharedScale,
  valueOn,
} from './code-range.ts';
import { signedColour } from './colour-scale.ts';
import { LocalizedElement } from './localized-element.ts';
import { codeText } from './numbers.ts';
import { controls, panel } from './styles.ts';

/** Units shown at once. */
const PAGE = 32;
/** Codes with at most so many units have their numbers written below. */
const NUMBERED = 8;

/**
 * A code as bars around zero, which can be dragged; behind each, what is usual for the unit.
 * @fires edit - with the whole code after the change, a Float32Array, as its detail.
 */
export class CodeBars extends LocalizedElement {
  static override properties = {
    code: { attribute: false },
    range: { attribute: false },
    origin: { attribute: false },
    first: { state: true },
    focused: { state: true },
  };

  declare code: Float32Array | undefined;
  declare range: CodeRange | undefined;
  /** The code before any edit: the bars reach as far as it does. */
  declare origin: Float32Array | undefined;
  /** The first unit that is shown, and the one that Tab reaches. */
  declare private first: number;
  declare private focused: number;

  #scale: Scale = { low: -1, high: 1 };
  #dragged: number | undefined;

  static override styles = [
    panel,
    controls,
    css`
      .bars {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(16px, 72px);
        gap: 2px;
        overflow-x: auto;
        padding: 3px;
      }
      [role='slider'] {
        position: relative;
        height: 132px;
        border-radius: 3px;
        box-shadow: inset 0 0 0 1px var(--rule);
        overflow: hidden;
        cursor: ns-resize;
        /* A finger drags a bar up and down, and the row of bars sideways. */
        touch-action: pan-x;
      }
      [role='slider']:hover {
        box-shadow: inset 0 0 0 1px var(--field-rule);
      }
      [role='slider'] > * {
        position: absolute;
        inset-inline: 1px;
        pointer-events: none;
      }
      .usual {
        background: color-mix(in srgb, var(--ink-soft) 20%, transparent);
      }
      .value {
        inset-inline: 22%;
        min-height: 1px;
      }
      .knob {
        height: 4px;
        margin-bottom: -2px;
        background: var(--ink);
      }
      .zero {
        inset-inline: 0 !important;
        height: 1px;
        background: var(--ink-soft);
      }
      .numbers {
        display: block;
        padding-top: 4px;
        text-align: center;
        font-size: 12px;
        line-height: 16px;
      }
      .pages {
        display: flex;
        align-items: center;
        gap: 8px;
        margin-top: 4px;
      }
      @media (forced-colors: active) {
        [role='slider'] {
          border: 1px solid CanvasText;
        }
        .usual,
        .value {
          forced-color-adjust: none;
        }
        .knob,
        .zero {
          background: CanvasText;
        }
      }
      @media (pointer: coarse) {
        .bars {
          grid-auto-columns: minmax(44px, 72px);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.first = 0;
    this.focused = 0;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const units = this.code?.length ?? 0;
    if (this.first >= units) this.first = 0;
    if (this.focused >= units) this.focused = 0;
    if (this.range && (changed.has('origin') || changed.has('range'))) {
      this.#scale = sharedScale(this.range, ...(this.origin ? [this.origin] : []));
    }
  }

  #set(unit: number, value: number): void {
    if (!this.code || value === this.code[unit]) return;
    const detail = this.code.slice();
    detail[unit] = value;
    this.dispatchEvent(new CustomEvent('edit', { detail }));
  }

  #point(event: PointerEvent, unit: number): void {
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.#set(unit, valueOn(this.#scale, (box.bottom - event.clientY) / box.height));
  }

  #down(event: PointerEvent, unit: number): void {
    if (event.button !== 0 || !event.isPrimary) return;
    const bar = event.currentTarget as HTMLElement;
    bar.setPointerCapture(event.pointerId);
    this.#dragged = unit;
    this.focused = unit;
    // A finger that goes sideways scrolls, so only its going up or down is taken for dragging.
    if (event.pointerType !== 'touch') this.#point(event, unit);
  }

  readonly #up = (): void => {
    this.#dragged = undefined;
  };

  async #key(event: KeyboardEvent, unit: number): Promise<void> {
    const aside = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const value = keyedValue(event.key, this.code?.[unit] ?? 0, this.#scale);
    if (aside === undefined && value === undefined) return;
    event.preventDefault();
    if (value !== undefined) this.#set(unit, value);
    if (aside === undefined) return;
    this.focused = Math.min((this.code?.length ?? 1) - 1, Math.max(0, unit + aside));
    this.first = Math.floor(this.focused / PAGE) * PAGE;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  #turn(pages: number): void {
    this.first += pages * PAGE;
    this.focused = this.first;
  }

  #bar(value: number, unit: number) {
    const scale = this.#scale;
    const percent = (place: number) => `${(100 * place).toFixed(2)}%`;
    const span = (from: number, to: number) => `bottom: ${percent(from)}; top: ${percent(1 - to)}`;
    const [zero, here] = [placeOn(scale, 0), placeOn(scale, value)];
    const low = this.range?.low[unit] ?? 0;
    const high = this.range?.high[unit] ?? 0;
    const extent = Math.max(-scale.low, scale.high);
    const name = msg(str`Unit ${unit + 1}`);
    const usual = msg(str`${codeText(value)}, usually ${codeText(low)} to ${codeText(high)}`);
    return html`<div>
      <div
        role="slider"
        tabindex=${unit === this.focused ? 0 : -1}
        aria-label=${name}
        aria-orientation="vertical"
        aria-valuemin=${scale.low.toFixed(3)}
        aria-valuemax=${scale.high.toFixed(3)}
        aria-valuenow=${value.toFixed(3)}
        aria-valuetext=${usual}
        title="${name}: ${usual}"
        @pointerdown=${(event: PointerEvent) => this.#down(event, unit)}
        @pointermove=${(event: PointerEvent) => {
          if (this.#dragged === unit) this.#point(event, unit);
        }}
        @pointerup=${this.#up}
        @pointercancel=${this.#up}
        @keydown=${(event: KeyboardEvent) => this.#key(event, unit)}
      >
        <span
          class="usual"
          .style=${span(placeOn(scale, low), placeOn(scale, high))}
        ></span>
        <span class="zero" .style=${`bottom: ${percent(zero)}`}></span>
        <span
          class="value"
          .style=${`${span(Math.min(zero, here), Math.max(zero, here))}; background: ${signedColour(value, extent)}`}
        ></span>
        <span class="knob" .style=${`bottom: ${percent(here)}`}></span>
      </div>
      ${
        (this.code?.length ?? 0) <= NUMBERED
          ? html`<span class="numbers figures" aria-hidden="true">${codeText(value)}</span>`
          : nothing
      }
    </div>`;
  }

  #pages(units: number) {
    const last = Math.min(units, this.first + PAGE);
    return html`<div class="pages">
      <button aria-label=${msg('Units before')} ?disabled=${this.first === 0} @click=${() => this.#turn(-1)}>
        ←
      </button>
      <button aria-label=${msg('Units after')} ?disabled=${last === units} @click=${() => this.#turn(1)}>
        →
      </button>
      <span class="note figures">${msg(str`units ${this.first + 1} to ${last} of ${units}`)}</span>
    </div>`;
  }

  protected override render() {
    const { code, first } = this;
    if (!code || !this.range) return nothing;
    return html`<div class="bars" role="group" aria-label=${msg(str`Code of ${code.length} units`)}>
        ${[...code.subarray(first, first + PAGE)].map((value, i) => this.#bar(value, first + i))}
      </div>
      ${code.length > PAGE ? this.#pages(code.length) : nothing}`;
  }
}

customElements.define('playground-code-bars', CodeBars);

declare global {
  interface HTMLElementTagNameMap {
    'playground-code-bars': CodeBars;
  }
}
