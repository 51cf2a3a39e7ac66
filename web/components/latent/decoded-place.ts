import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { oneOfClass } from '../base/class-name.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import '../base/image-strip.ts';
import { codeText } from '../base/numbers.ts';
import { panel } from '../base/styles.ts';
import type { Place } from './latent-scale.ts';
import type { NearestImage } from './place-reader.ts';

const IMAGE = 80;
const HEIGHT = IMAGE + 22;
const DISTANCE = 14;

/** What is at a place on the map, beside that place and within the map's bounds. */
export class DecodedPlace extends LocalizedElement {
  static override properties = {
    place: { attribute: false },
    bounds: { attribute: false },
    values: { attribute: false },
    decoded: { attribute: false },
    nearest: { attribute: false },
    rows: { type: Number },
    columns: { type: Number },
    names: { attribute: false },
  };

  /** In CSS pixels, as the bounds. */
  declare place: Place;
  declare bounds: { width: number; height: number };
  /** On the axes. */
  declare values: readonly number[];
  /** What the place decodes to, if it does. */
  declare decoded: Float32Array | undefined;
  /** The test image whose code is there, if there is one. */
  declare nearest: NearestImage | undefined;
  declare rows: number;
  declare columns: number;
  /** What the classes are called, by label, if not by their numbers. */
  declare names: readonly string[] | undefined;

  static override styles = [
    panel,
    css`
      div {
        position: absolute;
        display: flex;
        border: 1px solid var(--ink);
        border-radius: 4px;
        background: var(--surface);
        overflow: hidden;
        pointer-events: none;
      }
      figure {
        width: ${IMAGE}px;
        margin: 0;
      }
      figure + figure {
        border-left: 1px solid var(--rule);
      }
      figcaption {
        padding: 2px 0;
        font-size: 12px;
        line-height: 16px;
        text-align: center;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  #figure(pixels: Float32Array, label: string, caption: string) {
    return html`<figure>
      <playground-image-strip
        .pixels=${pixels}
        rows=${this.rows}
        columns=${this.columns}
        label=${label}
      ></playground-image-strip>
      <figcaption class="figures">${caption}</figcaption>
    </figure>`;
  }

  #nearestFigure({ index, label, pixels }: NearestImage) {
    const number = index + 1;
    if (label === undefined) {
      return this.#figure(pixels, msg(str`Test image ${number}`), msg('test image'));
    }
    const kind = oneOfClass(label, this.names);
    return this.#figure(pixels, msg(str`Test image ${number}, ${kind}`), msg(str`test: ${kind}`));
  }

  protected override render() {
    const { decoded, nearest } = this;
    if (!this.place || !this.bounds || (!decoded && !nearest)) return nothing;
    const { x, y } = this.place;
    const beside = (at: number, length: number, limit: number) =>
      at + DISTANCE + length > limit ? at - DISTANCE - length : at + DISTANCE;
    const width = IMAGE * (decoded && nearest ? 2 : 1);
    const left = Math.max(0, beside(x, width, this.bounds.width));
    const top = Math.max(0, beside(y, HEIGHT, this.bounds.height));
    const values = this.values.map(codeText).join(', ');
    return html`<div .style=${`left: ${left}px; top: ${top}px`}>
      ${decoded ? this.#figure(decoded, msg(str`Decoded from ${values}`), values) : nothing}
      ${nearest ? this.#nearestFigure(nearest) : nothing}
    </div>`;
  }
}

customElements.define('playground-decoded-place', DecodedPlace);

declare global {
  interface HTMLElementTagNameMap {
    'playground-decoded-place': DecodedPlace;
  }
}
