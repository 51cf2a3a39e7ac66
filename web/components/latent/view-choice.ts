import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { LocalizedElement } from '../base/localized-element.ts';
import { controls, panel } from '../base/styles.ts';
import type { MapView } from './projection.ts';

export interface ViewChosen {
  view: MapView;
  units: readonly [horizontal: number, vertical: number];
}

const views = (): readonly (readonly [view: MapView, name: string])[] => [
  ['units', msg('Two units')],
  ['components', 'PCA'],
  ['neighbours', 't-SNE'],
];

/**
 * How the map shows codes of more than two units.
 * @fires view - with what was chosen, a `ViewChosen`.
 */
export class ViewChoice extends LocalizedElement {
  static override properties = {
    view: { type: String },
    units: { attribute: false },
    count: { type: Number },
  };

  declare view: MapView;
  declare units: readonly [horizontal: number, vertical: number];
  /** The number of units to choose from. */
  declare count: number;

  static override styles = [
    panel,
    controls,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
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
    this.view = 'units';
    this.units = [0, 1];
    this.count = 0;
  }

  #choose(chosen: Partial<ViewChosen>): void {
    const detail: ViewChosen = { view: this.view, units: this.units, ...chosen };
    this.dispatchEvent(new CustomEvent('view', { detail }));
  }

  #axis(axis: 0 | 1, arrow: string, name: string) {
    const [horizontal, vertical] = this.units;
    return html`<label>
      ${arrow}
      <select
        aria-label=${name}
        .value=${String(this.units[axis])}
        @change=${(event: Event) => {
          const unit = Number((event.target as HTMLSelectElement).value);
          this.#choose({ units: axis === 0 ? [unit, vertical] : [horizontal, unit] });
        }}
      >
        ${Array.from(
          { length: this.count },
          (_, i) =>
            html`<option value=${i} ?selected=${i === this.units[axis]}>${msg(str`unit ${i + 1}`)}</option>`,
        )}
      </select>
    </label>`;
  }

  protected override render() {
    return html`<div>
      <select
        aria-label=${msg('What the map shows')}
        .value=${this.view}
        @change=${(event: Event) =>
          this.#choose({ view: (event.target as HTMLSelectElement).value as MapView })}
      >
        ${views().map(
          ([view, name]) =>
            html`<option value=${view} ?selected=${view === this.view}>${name}</option>`,
        )}
      </select>
      ${
        this.view === 'units'
          ? html`${this.#axis(0, '→', msg('Unit on the horizontal axis'))}
            ${this.#axis(1, '↑', msg('Unit on the vertical axis'))}`
          : nothing
      }
    </div>`;
  }
}

customElements.define('playground-view-choice', ViewChoice);

declare global {
  interface HTMLElementTagNameMap {
    'playground-view-choice': ViewChoice;
  }
}
