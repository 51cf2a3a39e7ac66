import { css, html } from 'lit';
import { NEGATIVE, POSITIVE } from '../base/colour-scale.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { codeText } from '../base/numbers.ts';
import { type Scheme, ZERO } from './filter-images.ts';

/** Which colours weights below and above zero have. */
export class ColourKey extends LocalizedElement {
  static override properties = {
    extent: { type: Number },
    scheme: { type: String },
  };

  /** The value that gets the full colour. */
  declare extent: number;
  declare scheme: Scheme;

  static override styles = css`
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
      color: var(--ink-soft);
      font-size: 12px;
      font-variant-numeric: tabular-nums;
      line-height: 16px;
    }
    span {
      width: 96px;
      height: 12px;
      border: 1px solid var(--rule);
    }
  `;

  constructor() {
    super();
    this.extent = 1;
    this.scheme = 'light';
  }

  protected override render() {
    const colours = [NEGATIVE, ZERO[this.scheme], POSITIVE].map((part) => `rgb(${part.join(' ')})`);
    return html`${codeText(-this.extent)}
      <span .style=${`background: linear-gradient(to right, ${colours.join(', ')})`}></span>
      +${codeText(this.extent)}`;
  }
}

customElements.define('playground-colour-key', ColourKey);

declare global {
  interface HTMLElementTagNameMap {
    'playground-colour-key': ColourKey;
  }
}
