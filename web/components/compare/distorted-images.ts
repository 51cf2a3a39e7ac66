import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues } from 'lit';
import type { DatasetInfo } from '../../engine/types.ts';
import '../base/image-strip.ts';
import { pickByClass, pickImages } from '../base/images.ts';
import { LiveTask } from '../base/live-task.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import { firstTestImages } from '../base/model-subject.ts';
import { lossText } from '../base/numbers.ts';
import { panel } from '../base/styles.ts';
import { type Contender, type ShownDistortion, shownDistortions } from './comparison.ts';

/** The number of test images that errors are means over. */
const MEASURED = 200;
const SHOWN = 3;

/** Images that were distorted in one way, and what each contender makes of them. */
interface Distorted {
  distortion: ShownDistortion;
  /** [SHOWN × rows × columns] */
  images: Float32Array;
  answers: readonly {
    contender: Contender;
    /** [SHOWN × rows × columns] */
    images: Float32Array;
    meanSquaredError: number;
  }[];
}

/** Test images that are turned, mirrored, shifted and noisy, above what each contender makes of them. */
export class DistortedImages extends LocalizedElement {
  static override properties = {
    queries: { attribute: false },
    data: { attribute: false },
    contenders: { attribute: false },
    revision: { type: Number },
    shown: { state: true },
  };

  declare queries: ModelQueries | undefined;
  declare data: DatasetInfo | undefined;
  declare contenders: readonly Contender[];
  declare revision: number;
  declare private shown: readonly Distorted[];

  readonly #live = new LiveTask(this, 1000, () => this.#reconstruct());

  static override styles = [
    panel,
    css`
      .distortions {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 160px), 1fr));
        gap: 16px 24px;
        margin-bottom: 16px;
      }
      figure {
        display: grid;
        gap: 4px;
        margin: 0;
      }
      figcaption {
        font-size: 13px;
        font-weight: 600;
        line-height: 20px;
      }
      .who {
        font-size: 12px;
        line-height: 16px;
      }
      .line {
        display: inline-block;
        width: 16px;
        height: 8px;
        margin-right: 4px;
      }
    `,
  ];

  constructor() {
    super();
    this.contenders = [];
    this.revision = 0;
    this.shown = [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('contenders') || changed.has('revision')) this.#live.request();
  }

  async #reconstruct(): Promise<void> {
    const { queries, data, contenders } = this;
    if (!queries || !data || contenders.length === 0) return;
    const size = data.rows * data.columns;
    const { pixels, labels } = await firstTestImages({ queries, data }, MEASURED);
    const clean = pickImages(pixels, size, pickByClass(labels, pixels.length / size, SHOWN));
    const shown: Distorted[] = [];
    for (const distortion of shownDistortions()) {
      const { kind, amount } = distortion;
      const images = await queries.distort(clean, kind, amount);
      const answers = [];
      for (const contender of contenders) {
        const { by } = contender;
        const { reconstructions } = await queries.reconstruct(images, by);
        const [error] = await queries.robustness(kind, [amount], { by, limit: MEASURED });
        answers.push({ contender, images: reconstructions, meanSquaredError: error ?? Number.NaN });
      }
      shown.push({ distortion, images, answers });
    }
    this.shown = shown;
  }

  #strip(pixels: Float32Array, label: string) {
    return html`<playground-image-strip
      .pixels=${pixels}
      rows=${this.data?.rows ?? 0}
      columns=${this.data?.columns ?? 0}
      gap="2"
      label=${label}
    ></playground-image-strip>`;
  }

  #distortion({ distortion: { name }, images, answers }: Distorted) {
    return html`<figure>
      <figcaption>${name}</figcaption>
      ${this.#strip(images, msg(str`${name}: what goes in`))}
      ${answers.map(
        ({ contender: { name: who, colour, dash }, images: made, meanSquaredError }) => {
          const figure = msg(str`MSE ${lossText(meanSquaredError)}`);
          return html`${this.#strip(made, msg(str`${name}, reconstructed by ${who}: ${figure}`))}
          <span class="who note figures">
            <svg class="line" viewBox="0 0 16 8" aria-hidden="true">
              <line x2="16" y1="4" y2="4" stroke=${colour} stroke-width="2" stroke-dasharray=${dash ?? 'none'} />
            </svg>${who}: ${figure}
          </span>`;
        },
      )}
    </figure>`;
  }

  protected override render() {
    return html`<div class="distortions">${this.shown.map((each) => this.#distortion(each))}</div>`;
  }
}

customElements.define('playground-distorted-images', DistortedImages);

declare global {
  interface HTMLElementTagNameMap {
    'playground-distorted-images': DistortedImages;
  }
}
