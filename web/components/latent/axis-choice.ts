import { css, html, LitElement } from 'lit';
import { controls, panel } from '../base/styles.ts';

/**
 * Which two units of a wide code the map shows.
 * @fires axes - with the indices of the two units as its detail.
 */
export class AxisChoice extends LitElement {
  static override properties = {
    units: { attribute: false },
    count: { type: Number },
  };

  declare units: [horizontal: number, vertical: number];
  /** The number of units to choose from. */
  declare count: number;

  static override styles = [
    panel,
    controls,
    css`
      div {
        display: flex;
        gap: 8px;
      }
      label {
        display: flex;
        align-items: center;
        gap: 4px;
        color: var(--ink-soft);
        font-size: 13px;
      }
      select {
        color: var(--ink);
      }
    `,
  ];

  constructor() {
    super();
    this.units = [0, 1];
    this.count = 0;
  }

  #choose(axis: 0 | 1, unit: number): void {
    const [horizontal, vertical] = this.units;
    const detail = axis === 0 ? [unit, vertical] : [horizontal, unit];
    this.dispatchEvent(new CustomEvent('axes', { detail }));
  }

  #choice(axis: 0 | 1, arrow: string, name: string) {
    return html`<label>
      ${arrow}
      <select
        aria-label=${name}
        .value=${String(this.units[axis])}
        @change=${(event: Event) =>
          this.#choose(axis, Number((event.target as HTMLSelectElement).value))}
      >
        ${Array.from(
          { length: this.count },
          (_, i) =>
            html`<option value=${i} ?selected=${i === this.units[axis]}>unit ${i + 1}</option>`,
        )}
      </select>
    </label>`;
  }

  protected override render() {
    return html`<div>
      ${this.#choice(0, '→', 'Unit on the horizontal axis')}
      ${this.#choice(1, '↑', 'Unit on the vertical axis')}
    </div>`;
  }
}

customElements.define('playground-axis-choice', AxisChoice);

declare global {
  interface HTMLElementTagNameMap {
    'playground-axis-choice': AxisChoice;
  }
}
