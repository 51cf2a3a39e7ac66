import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { LocalizedElement } from '../base/localized-element.ts';
import '../base/image-strip.ts';
import { controls, panel } from '../base/styles.ts';
import { pointName } from './point-name.ts';

/**
 * The points that a walk goes through, each with its letter; pressing one removes it.
 * @fires remove - with the index as its detail.
 * @fires clear - for the walk to go from image to image again.
 */
export class WalkPoints extends LocalizedElement {
  static override properties = {
    pixels: { attribute: false },
    rows: { type: Number },
    columns: { type: Number },
  };

  /** What the points decode to, [count × rows × columns]. */
  declare pixels: Float32Array | undefined;
  declare rows: number;
  declare columns: number;

  static override styles = [
    panel,
    controls,
    css`
      ol {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin: 4px 0 8px;
        padding: 0;
        list-style: none;
      }
      li button {
        width: 52px;
        height: auto;
        padding: 3px 3px 0;
        font-size: 13px;
        line-height: 20px;
      }
    `,
  ];

  protected override render() {
    const { pixels, rows, columns } = this;
    if (!pixels) return nothing;
    const size = rows * columns;
    const images = Array.from({ length: pixels.length / size }, (_, i) =>
      pixels.subarray(i * size, (i + 1) * size),
    );
    const removes = (index: number) => msg(str`Remove point ${pointName(index)}`);
    return html`<h3 id="name">${msg(str`Through ${images.length} points of the latent map`)}</h3>
      <ol aria-labelledby="name">
        ${images.map(
          (image, i) => html`<li>
            <button
              class="figures"
              aria-label=${removes(i)}
              title=${removes(i)}
              @click=${() => this.dispatchEvent(new CustomEvent('remove', { detail: i }))}
            >
              <playground-image-strip
                aria-hidden="true"
                .pixels=${image}
                rows=${rows}
                columns=${columns}
              ></playground-image-strip>
              ${pointName(i)}
            </button>
          </li>`,
        )}
      </ol>
      <button @click=${() => this.dispatchEvent(new CustomEvent('clear'))}>
        ${msg('Walk between images instead')}
      </button>`;
  }
}

customElements.define('playground-walk-points', WalkPoints);

declare global {
  interface HTMLElementTagNameMap {
    'playground-walk-points': WalkPoints;
  }
}
