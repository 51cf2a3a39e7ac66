import { css, html, LitElement, svg } from 'lit';
import { signedColour } from '../base/colour-scale.ts';
import { codeText } from '../base/numbers.ts';
import { strongest } from './activation-cells.ts';

/** Codes with at most so many units are said number by number. */
const NUMBERED = 4;
const ROW = 10;

/**
 * A code's units as cells below each other; in each a bar goes to the right of the middle where the
 * value is positive and to the left where it is negative.
 */
export class CodeCells extends LitElement {
  static override properties = {
    values: { attribute: false },
    rows: { type: Number },
    gaussian: { type: Boolean, reflect: true },
  };

  /** [units] */
  declare values: Float32Array | undefined;
  /** Units share a row where there are more of them. */
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

  #label(values: Float32Array): string {
    const what = this.gaussian ? 'The means of the code' : 'The code';
    if (values.length === 0) return what;
    if (values.length <= NUMBERED) return `${what}: ${[...values].map(codeText).join(', ')}`;
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return `${what}: ${values.length} units from ${codeText(least)} to ${codeText(most)}`;
  }

  protected override render() {
    const values = this.values ?? new Float32Array();
    const rows = strongest(values, Math.ceil(values.length / this.rows) || 1);
    const extent = rows.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
    const count = Math.max(1, rows.length || this.rows);
    return html`<svg
      role="img"
      aria-label=${this.#label(values)}
      viewBox="-50 0 100 ${count * ROW}"
      preserveAspectRatio="none"
    >
      ${[...rows].map((value, i) => {
        const length = (Math.abs(value) / extent) * 50;
        return svg`<rect x=${value < 0 ? -length : 0} width=${length} y=${i * ROW + 1.5}
          height=${ROW - 3} fill=${signedColour(value, extent)}></rect>`;
      })}
      ${
        // Cells that are a few pixels high need no lines between them.
        count > 12
          ? ''
          : Array.from(
              { length: count - 1 },
              (_, i) => svg`<line class="between" x1="-50" x2="50" y1=${(i + 1) * ROW}
              y2=${(i + 1) * ROW}></line>`,
            )
      }
      <line x1="0" x2="0" y1="0" y2=${count * ROW}></line>
    </svg>`;
  }
}

customElements.define('playground-code-cells', CodeCells);

declare global {
  interface HTMLElementTagNameMap {
    'playground-code-cells': CodeCells;
  }
}
