import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import { className, oneOfClass } from '../base/class-name.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import '../base/image-strip.ts';
import { panel } from '../base/styles.ts';

export interface RankedImage {
  pixels: Float32Array;
  label: number;
  anomalous: boolean;
  /** The score as it is written. */
  score: string;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Images in the order of their scores, each with its label and score. */
export class RankedImages extends LocalizedElement {
  static override properties = {
    images: { attribute: false },
    rows: { type: Number },
    columns: { type: Number },
    heading: { type: String },
    names: { attribute: false },
  };

  declare images: readonly RankedImage[];
  declare rows: number;
  declare columns: number;
  declare heading: string;
  /** What the classes are called, by label, if not by their numbers. */
  declare names: readonly string[] | undefined;

  static override styles = [
    panel,
    css`
      :host {
        container-type: inline-size;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(5, minmax(0, 1fr));
        gap: 8px;
        margin: 4px 0 0;
        padding: 0;
        list-style: none;
      }
      @container (min-width: 480px) {
        ul {
          grid-template-columns: repeat(10, minmax(0, 1fr));
        }
      }
      li {
        display: grid;
        text-align: center;
        font-size: 12px;
        line-height: 16px;
      }
      playground-image-strip {
        margin-bottom: 4px;
        border-radius: 3px;
        overflow: hidden;
      }
      .label {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-weight: 650;
      }
      .score {
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.images = [];
    this.heading = '';
  }

  #text(kind: string, anomalous: boolean, score: string): string {
    return anomalous
      ? msg(str`${kind}, anomalous, score ${score}`)
      : msg(str`${kind}, normal, score ${score}`);
  }

  protected override render() {
    return html`<h3>${this.heading}</h3>
      <ul aria-label=${this.heading}>
        ${this.images.map(
          ({ pixels, label, anomalous, score }) => html`<li class="figures">
            <playground-image-strip
              .pixels=${pixels}
              rows=${this.rows}
              columns=${this.columns}
              label=${this.#text(capitalised(oneOfClass(label, this.names)), anomalous, score)}
            ></playground-image-strip>
            <span class="label" aria-hidden="true">${anomalous ? '▲ ' : ''}${className(label, this.names)}</span>
            <span class="score" aria-hidden="true">${score}</span>
          </li>`,
        )}
      </ul>`;
  }
}

customElements.define('playground-ranked-images', RankedImages);

declare global {
  interface HTMLElementTagNameMap {
    'playground-ranked-images': RankedImages;
  }
}
