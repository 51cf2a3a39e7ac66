import { msg, str } from '@lit/localize';
import { css, html, svg } from 'lit';
import { signedColour } from '../base/colour-scale.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { codeText } from '../base/numbers.ts';
import { type CodeMarks, codeMarks } from './code-marks.ts';

/** Codes with at most so many units are said number by number. */
const NUMBERED = 4;
const ROW = 10;
const COLUMN = 100;
/** Lines between more columns, and between more rows, would hide what is in them. */
const LINED_COLUMNS = 6;
const LINED_ROWS = 12;

/**
 * A code's units as cells below each other, in several columns where they are many; in each a bar goes
 * to the right of the middle where the value is positive and to the left where it is negative.
 */
export class CodeCells extends LocalizedElement {
  static override properties = {
    values: { attribute: false },
    rows: { type: Number },
    gaussian: { type: Boolean, reflect: true },
  };

  /** [units] */
  declare values: Float32Array | undefined;
  /** So many rows fit; more units are set in columns. */
  declare rows: number;
  /** The code's units are Gaussians, and the values are their means. */
  declare gaussian: boolean;

  static override styles = css`
    :host {
      display: block;
      border: 1px solid var(--ink-soft);
      border-radius: 2px;
      background: var(--surface);
    }
    :host([gaussian]) {
      outline: 4px solid color-mix(in srgb, var(--accent) 25%, transparent);
    }
    rect {
      forced-color-adjust: none;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
    line {
      stroke: var(--ink-soft);
      vector-effect: non-scaling-stroke;
    }
    .between {
      stroke: var(--rule);
    }
  `;

  constructor() {
    super();
    this.rows = 1;
    this.gaussian = false;
  }

  #label(values: Float32Array, { unitsPerCell }: CodeMarks): string {
    const what = this.gaussian ? msg('The means of the code') : msg('The code');
    if (values.length === 0) return what;
    if (values.length <= NUMBERED) return `${what}: ${[...values].map(codeText).join(', ')}`;
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const range = msg(
      str`${what}: ${values.length} units from ${codeText(least)} to ${codeText(most)}`,
    );
    if (unitsPerCell <= 1) return range;
    return msg(str`${range}, each mark the strongest of ${unitsPerCell}`);
  }

  protected override render() {
    const values = this.values ?? new Float32Array();
    const cells = codeMarks(values, this.rows);
    const { columns, marks } = cells;
    const extent = marks.reduce((largest, { value }) => Math.max(largest, Math.abs(value)), 1);
    const count = Math.max(1, cells.rows || this.rows);
    const [width, height] = [columns * COLUMN, count * ROW];
    return html`<svg
      role="img"
      aria-label=${this.#label(values, cells)}
      viewBox="0 0 ${width} ${height}"
      preserveAspectRatio="none"
    >
      ${marks.map(({ row, column, value }) => {
        const length = (Math.abs(value) / extent) * (COLUMN / 2);
        const zero = (column + 0.5) * COLUMN;
        return svg`<rect x=${value < 0 ? zero - length : zero} width=${length} y=${row * ROW + 1.5}
          height=${ROW - 3} fill=${signedColour(value, extent)}></rect>`;
      })}
      ${
        count > LINED_ROWS
          ? ''
          : Array.from(
              { length: count - 1 },
              (_, i) => svg`<line class="between" x1="0" x2=${width} y1=${(i + 1) * ROW}
              y2=${(i + 1) * ROW}></line>`,
            )
      }
      ${
        columns > LINED_COLUMNS
          ? ''
          : Array.from({ length: columns }, (_, i) => {
              const zero = (i + 0.5) * COLUMN;
              return svg`<line x1=${zero} x2=${zero} y1="0" y2=${height}></line>`;
            })
      }
    </svg>`;
  }
}

customElements.define('playground-code-cells', CodeCells);

declare global {
  interface HTMLElementTagNameMap {
    'playground-code-cells': CodeCells;
  }
}
