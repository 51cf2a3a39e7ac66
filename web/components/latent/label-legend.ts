import { msg } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { labelColour } from '../base/colour-scale.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { panel } from '../base/styles.ts';

/** The colours of the labels that occur. */
export class LabelLegend extends LocalizedElement {
  static override properties = {
    labels: { attribute: false },
    names: { attribute: false },
    scheme: { type: String },
  };

  /** One label per image, or none. */
  declare labels: Uint8Array | undefined;
  /** What the labels are called, by label, if not by their numbers. */
  declare names: readonly string[] | undefined;
  declare scheme: 'light' | 'dark';

  static override styles = [
    panel,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 12px;
        margin: 8px 0 0;
        padding: 0;
        list-style: none;
        font-size: 13px;
        line-height: 16px;
      }
      i {
        display: inline-block;
        width: 9px;
        height: 9px;
        margin-right: 4px;
        background: var(--class);
        forced-color-adjust: none;
      }
    `,
  ];

  protected override render() {
    const labels = [...new Set(this.labels ?? [])].sort((a, b) => a - b);
    if (labels.length === 0) return nothing;
    return html`<ul class="figures" aria-label=${msg('Labels')}>
      ${labels.map(
        (label) =>
          html`<li><i .style=${`--class: ${labelColour(label, this.scheme)}`}></i>${this.names?.[label] ?? label}</li>`,
      )}
    </ul>`;
  }
}

customElements.define('playground-label-legend', LabelLegend);

declare global {
  interface HTMLElementTagNameMap {
    'playground-label-legend': LabelLegend;
  }
}
