import { css, html, LitElement, svg } from 'lit';
import { signedColour } from './colour-scale.ts';
import { codeText } from './numbers.ts';
import { panel } from './styles.ts';

/** Codes with more units than this show their first ones only. */
const SHOWN = 128;
/** Codes with at most so many units have their numbers written below. */
const NUMBERED = 4;

/** A code as signed bars around zero. */
export class CodeBars extends LitElement {
  static override properties = { code: { attribute: false } };

  declare code: Float32Array | undefined;

  static override styles = [
    panel,
    css`
      svg {
        display: block;
        width: 100%;
        height: 64px;
      }
      .zero {
        stroke: var(--ink-soft);
        vector-effect: non-scaling-stroke;
      }
      .numbers {
        display: flex;
        justify-content: space-around;
        font-size: 12px;
        line-height: 16px;
      }
    `,
  ];

  protected override render() {
    const code = [...(this.code ?? [])].slice(0, SHOWN);
    if (code.length === 0) return '';
    const extent = Math.max(1, ...code.map(Math.abs));
    const few = code.length <= NUMBERED;
    const label = few
      ? `Code ${code.map(codeText).join(', ')}`
      : `Code of ${this.code?.length} units, from ${codeText(Math.min(...code))} to ${codeText(Math.max(...code))}`;
    return html`<svg
        role="img"
        aria-label=${label}
        viewBox="0 0 ${code.length * 10} 100"
        preserveAspectRatio="none"
      >
        ${code.map((value, i) => {
          const height = (Math.abs(value) / extent) * 48;
          return svg`<rect x=${i * 10 + (few ? 3 : 1)} width=${few ? 4 : 8}
            y=${value < 0 ? 50 : 50 - height} height=${height}
            fill=${signedColour(value, extent)}></rect>`;
        })}
        <line class="zero" x1="0" x2=${code.length * 10} y1="50" y2="50"></line>
      </svg>
      ${
        few
          ? html`<div class="numbers figures" aria-hidden="true">
            ${code.map((value) => html`<span>${codeText(value)}</span>`)}
          </div>`
          : ''
      }`;
  }
}

customElements.define('playground-code-bars', CodeBars);

declare global {
  interface HTMLElementTagNameMap {
    'playground-code-bars': CodeBars;
  }
}
