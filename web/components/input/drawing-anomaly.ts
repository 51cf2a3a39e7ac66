import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues } from 'lit';
import { shareBelow } from '../anomalies/histogram.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import '../anomalies/score-histogram.ts';
import { LiveTask } from '../base/live-task.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import { countText, lossText } from '../base/numbers.ts';
import { panel } from '../base/styles.ts';
import { anomalyText } from './anomaly-text.ts';

/** How the drawing's error stands among those of the test images. */
export class DrawingAnomaly extends LocalizedElement {
  static override properties = {
    queries: { attribute: false },
    revision: { type: Number },
    error: { type: Number },
    scores: { state: true },
  };

  declare queries: ModelQueries | undefined;
  declare revision: number;
  /** Mean squared error per pixel of the drawing's reconstruction, if there is a drawing. */
  declare error: number | undefined;
  declare private scores: Float32Array | undefined;

  readonly #live = new LiveTask(this, 1000, () => this.#ask());

  static override styles = [
    panel,
    css`
      .verdict {
        line-height: 20px;
      }
    `,
  ];

  constructor() {
    super();
    this.revision = 0;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('revision')) this.#live.request();
  }

  async #ask(): Promise<void> {
    // Before there are a model and data, the revision is the first.
    if (this.queries && this.revision > 1) this.scores = await this.queries.anomalyScores();
  }

  protected override render() {
    const { scores, error } = this;
    if (!scores) return '';
    const count = countText(scores.length);
    const verdict = error === undefined ? '' : anomalyText(shareBelow(scores, error));
    const label =
      error === undefined
        ? msg(str`Errors of ${count} test images`)
        : msg(str`Errors of ${count} test images, and the drawing's, ${lossText(error)}`);
    return html`<h3>${msg('Error among the test images')}</h3>
      <playground-score-histogram
        .up=${{ name: msg('test images'), scores }}
        .mark=${error === undefined ? undefined : { score: error, name: msg('drawing') }}
        .format=${lossText}
        label=${label}
        height="40"
      ></playground-score-histogram>
      <p class="verdict figures">${verdict || msg('Draw to see how anomalous it is.')}</p>`;
  }
}

customElements.define('playground-drawing-anomaly', DrawingAnomaly);

declare global {
  interface HTMLElementTagNameMap {
    'playground-drawing-anomaly': DrawingAnomaly;
  }
}
