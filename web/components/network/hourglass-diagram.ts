import { css, html, LitElement, nothing, svg } from 'lit';
import type { ModelConfiguration } from '../../engine/configuration.ts';
import { signedColour } from '../base/colour-scale.ts';
import { barHeight, layerWidths } from '../settings/configuration-edit.ts';
import '../base/image-strip.ts';
import { panel } from '../base/styles.ts';

/** Codes with more units than this are drawn as a bar, not unit by unit. */
const UNITS_SHOWN = 12;
const GAUSSIANS_SHOWN = 8;
const COLUMN = 100;
const BAR = 28;

/**
 * The network as a diagram: an image goes in, narrows to the code and widens to its reconstruction.
 * @fires next - when the input image is pressed, to see another.
 */
export class HourglassDiagram extends LitElement {
  static override properties = {
    model: { attribute: false },
    input: { attribute: false },
    reconstruction: { attribute: false },
    code: { attribute: false },
  };

  declare model: ModelConfiguration | undefined;
  /** [rows × columns] */
  declare input: Float32Array | undefined;
  declare reconstruction: Float32Array | undefined;
  /** The code of the input. */
  declare code: Float32Array | undefined;

  static override styles = [
    panel,
    css`
      figure {
        height: 100%;
        display: grid;
        grid-template-rows: 1fr auto;
        grid-template-columns: minmax(72px, 112px) minmax(0, 1fr) minmax(72px, 112px);
        align-items: center;
        gap: 0 12px;
        margin: 0;
      }
      button {
        display: block;
        width: 100%;
        border: 0;
        padding: 0;
        background: none;
        cursor: pointer;
      }
      .stage {
        position: relative;
        height: 100%;
        min-height: 152px;
      }
      svg {
        position: absolute;
        width: 100%;
        height: 100%;
      }
      .bar {
        fill: var(--accent);
      }
      .flow {
        fill: var(--accent-soft);
      }
      .units {
        position: absolute;
        inset: 0;
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 3px;
      }
      .units span {
        width: 10px;
        height: 10px;
        flex: 0 1 auto;
        border: 1px solid var(--ink);
        border-radius: 2px;
        background: linear-gradient(var(--unit), var(--unit)), var(--surface);
      }
      /* A unit that is a Gaussian: its mean, and around it where its samples fall. */
      .gaussian {
        gap: 9px;
      }
      .gaussian span {
        border-radius: 50%;
        outline: 4px solid color-mix(in srgb, var(--accent) 25%, transparent);
      }
      .labels {
        display: grid;
        grid-auto-columns: minmax(0, 1fr);
        grid-auto-flow: column;
        color: var(--ink-soft);
        font-size: 12px;
        line-height: 16px;
        text-align: center;
      }
      .labels b {
        color: var(--ink);
        font-weight: 650;
      }
      .parts {
        align-self: start;
        color: var(--ink-soft);
        font-size: 12px;
        line-height: 16px;
        text-align: center;
      }
      @media (max-width: 479px) {
        figure {
          grid-template-columns: 64px minmax(0, 1fr) 64px;
          gap: 0 6px;
        }
        .labels {
          font-size: 11px;
        }
      }
    `,
  ];

  #bars(widths: number[]) {
    const widest = Math.max(...widths);
    const edges = widths.map((width, i) => {
      const height = barHeight(width, widest) * 100;
      return { left: i * COLUMN + (COLUMN - BAR) / 2, top: 50 - height / 2, height };
    });
    const codeIndex = (widths.length - 1) / 2;
    const drawUnits = this.#drawsUnits();
    return edges.map((bar, i) => {
      const next = edges[i + 1];
      const right = bar.left + BAR;
      const flow = next
        ? svg`<polygon class="flow" points="${right},${bar.top} ${next.left},${next.top}
            ${next.left},${next.top + next.height} ${right},${bar.top + bar.height}"></polygon>`
        : nothing;
      if (i === codeIndex && drawUnits) return flow;
      return svg`${flow}<rect class="bar" x=${bar.left} y=${bar.top} width=${BAR}
        height=${bar.height}></rect>`;
    });
  }

  #drawsUnits(): boolean {
    const most = this.#isVariational() ? GAUSSIANS_SHOWN : UNITS_SHOWN;
    return (this.model?.code ?? Number.POSITIVE_INFINITY) <= most;
  }

  #isVariational(): boolean {
    return this.model?.family === 'variational';
  }

  #units() {
    if (!this.#drawsUnits() || !this.model) return nothing;
    const code = this.code?.length === this.model.code ? [...this.code] : undefined;
    const extent = Math.max(1, ...(code ?? []).map(Math.abs));
    const colours = code?.map((value) => signedColour(value, extent));
    return html`<div class="units ${this.#isVariational() ? 'gaussian' : ''}">
      ${Array.from(
        { length: this.model.code },
        (_, i) => html`<span style="--unit: ${colours?.[i] ?? 'transparent'}"></span>`,
      )}
    </div>`;
  }

  protected override render() {
    if (!this.model) return nothing;
    const [rows, columns] = this.model.input;
    const widths = layerWidths(this.model);
    const codeIndex = (widths.length - 1) / 2;
    const units = widths.map((width, i) =>
      i === codeIndex && this.#isVariational() ? `${width} Gaussian` : width,
    );
    return html`<figure>
      <button
        aria-label="Show another test image"
        title="Show another test image"
        @click=${() => this.dispatchEvent(new Event('next'))}
      >
        <playground-image-strip
          .pixels=${this.input}
          rows=${rows}
          columns=${columns}
          label="The input image"
        ></playground-image-strip>
      </button>
      <div
        class="stage"
        role="img"
        aria-label="The network, layer by layer: ${units.join(', ')} units"
      >
        <svg
          viewBox="0 0 ${widths.length * COLUMN} 100"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          ${this.#bars(widths)}
        </svg>
        ${this.#units()}
      </div>
      <playground-image-strip
        .pixels=${this.reconstruction}
        rows=${rows}
        columns=${columns}
        label="The reconstruction"
      ></playground-image-strip>
      <div class="parts">input</div>
      <div class="labels figures" aria-hidden="true">
        ${widths.map((width, i) =>
          i === codeIndex
            ? html`<span><b>${width}</b><br /><b>code</b></span>`
            : html`<span
              >${width}${
                codeIndex > 1 && i === Math.floor(codeIndex / 2)
                  ? html`<br />encoder`
                  : codeIndex > 1 && i === widths.length - 1 - Math.floor(codeIndex / 2)
                    ? html`<br />decoder`
                    : ''
              }</span
            >`,
        )}
      </div>
      <div class="parts">output</div>
    </figure>`;
  }
}

customElements.define('playground-hourglass', HourglassDiagram);

declare global {
  interface HTMLElementTagNameMap {
    'playground-hourglass': HourglassDiagram;
  }
}
