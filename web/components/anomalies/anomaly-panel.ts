import { msg, str } from '@lit/localize';
import { css, html, nothing, type PropertyValues } from 'lit';
import type { AnomalyScore } from '../../engine/analysis-types.ts';
import { themeColours } from '../base/canvas.ts';
import { ModelPanel } from '../base/model-panel.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import { firstTestImages, PerData, type PresentSubject } from '../base/model-subject.ts';
import { countText, decimalText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import { type FigureKind, svgFigure } from '../figures/figure-file.ts';
import '../figures/figure-save.ts';
import '../words/glossary-word.ts';
import './class-choice.ts';
import { detectionAt } from './detection.ts';
import './ranked-images.ts';
import type { RankedImage } from './ranked-images.ts';
import './roc-curve.ts';
import './score-histogram.ts';
import './threshold-controls.ts';
import type { ThresholdChoice } from './threshold-controls.ts';
import { makeVerdict, scoreText, type Verdict } from './verdict.ts';

const FALSE_POSITIVE_RATE = 0.05;

/** Anomaly detection: how well a score tells the classes a model did not see from those it did. */
export class AnomalyPanel extends ModelPanel {
  static override properties = {
    trainingClasses: { attribute: false },
    trained: { type: Boolean },
    classes: { state: true },
    normal: { state: true },
    score: { state: true },
    choice: { state: true },
    verdict: { state: true },
  };

  /** The classes trained on; empty for all. */
  declare trainingClasses: readonly number[];
  declare trained: boolean;
  declare private classes: readonly number[];
  declare private normal: readonly number[];
  declare private score: AnomalyScore;
  declare private choice: ThresholdChoice;
  declare private verdict: Verdict | undefined;

  readonly #images = new PerData(async (subject) => {
    const images = await firstTestImages(subject, Number.POSITIVE_INFINITY);
    return { images, classes: [...new Set(images.labels)].sort((a, b) => a - b) };
  });
  #scores: { revision: number; kind: AnomalyScore; values: Float32Array } | undefined;

  static override styles = [
    panel,
    controls,
    css`
      .layout {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 24px 32px;
        align-items: start;
      }
      .scores {
        min-width: 0;
      }
      .ranked {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
        gap: 16px 32px;
      }
      .heading {
        margin-bottom: 4px;
      }
      .heading label {
        display: flex;
        align-items: center;
        gap: 8px;
        color: var(--ink-soft);
        font-size: 13px;
      }
      .area {
        font-size: 20px;
        font-weight: 650;
      }
      .empty {
        padding: 24px 0;
      }
      @container (min-width: 480px) {
        .layout {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .wide,
        .scores {
          grid-column: 1 / -1;
        }
      }
      @container (min-width: 480px) and (max-width: 1079px) {
        .curve {
          grid-column: 2;
          grid-row: 1;
        }
      }
      @container (min-width: 1080px) {
        .layout {
          grid-template-columns: minmax(220px, 1fr) minmax(0, 2fr) 328px;
        }
        .scores {
          grid-column: 2;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.trainingClasses = [];
    this.trained = false;
    this.classes = [];
    this.normal = [];
    this.score = 'error';
    this.choice = { rate: FALSE_POSITIVE_RATE };
    const on = ['data', 'model', 'revision', 'trained', 'normal', 'score', 'choice', 'language'];
    this.keepUp({ on, interval: 300 }, (subject) => this.#judge(subject));
  }

  get #kind(): AnomalyScore {
    return this.model?.configuration.model.family === 'variational' ? this.score : 'error';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('trainingClasses') && this.trainingClasses.length > 0) {
      this.normal = this.trainingClasses;
    }
    super.willUpdate(changed);
  }

  /** Each test image's score; asked for once as long as the model answers the same. */
  async #testScores(queries: ModelQueries): Promise<Float32Array> {
    const { revision } = this;
    const kind = this.#kind;
    if (this.#scores?.revision !== revision || this.#scores.kind !== kind) {
      this.#scores = { revision, kind, values: await queries.anomalyScores(kind) };
    }
    return this.#scores.values;
  }

  async #judge(subject: PresentSubject): Promise<void> {
    const { queries, data } = subject;
    if (!data.labelled) return;
    const { images, classes } = await this.#images.of(subject);
    if (classes.join() !== this.classes.join()) {
      this.classes = classes;
      // A first question to look at: is the smallest class told from the others?
      if (this.trainingClasses.length === 0) this.normal = classes.slice(1);
    }
    const { labels } = images;
    const anomalous = labels.map((label) => (this.normal.includes(label) ? 0 : 1));
    if (!this.trained || !anomalous.includes(0) || !anomalous.includes(1)) {
      this.verdict = undefined;
      return;
    }
    const kind = this.#kind;
    const scores = await this.#testScores(queries);
    // The data were exchanged meanwhile; their own revision asks anew.
    if (scores.length !== labels.length) return;
    const rate = 'rate' in this.choice ? this.choice.rate : FALSE_POSITIVE_RATE;
    const [roc, detection] = await Promise.all([
      queries.roc(scores, anomalous),
      queries.detect(scores, anomalous, rate),
    ]);
    this.verdict = makeVerdict(kind, scores, anomalous, images, { roc, detection });
  }

  /** A sentence that says what is missing for a verdict. */
  get #missing(): string {
    if (!this.trained) {
      return msg(
        'Train first: what an untrained model makes of an image says nothing about the image.',
      );
    }
    if (this.normal.length === 0) {
      return msg('No class is normal: choose at least one normal and leave at least one out.');
    }
    if (this.classes.every((label) => this.normal.includes(label))) {
      return msg('All classes are normal: choose which ones to leave out.');
    }
    return msg('Looking at the test images …');
  }

  #scoreChoice() {
    if (this.model?.configuration.model.family !== 'variational') return nothing;
    return html`<label>
      ${msg('Score')}
      <select
        aria-label=${msg('Score')}
        @change=${(event: Event) => {
          this.score = (event.target as HTMLSelectElement).value as AnomalyScore;
          this.choice = { rate: FALSE_POSITIVE_RATE };
        }}
      >
        <option value="error" ?selected=${this.score === 'error'}>${msg('Reconstruction error')}</option>
        <option value="elbo" ?selected=${this.score === 'elbo'}>${msg('Negative ELBO, nats')}</option>
      </select>
    </label>`;
  }

  #result(verdict: Verdict) {
    const { choice } = this;
    const { kind, scores, anomalous, ofNormal, ofAnomalous, extent, roc } = verdict;
    const format = scoreText(kind);
    const detection =
      'threshold' in choice ? detectionAt(choice.threshold, scores, anomalous) : verdict.detection;
    const name =
      kind === 'error' ? msg('Reconstruction error per pixel') : msg('Negative ELBO, nats');
    const { threshold } = detection;
    const [low, high] = [format(extent.low), format(extent.high)];
    const label = msg(
      str`${name} of ${countText(ofNormal.length)} normal and ${countText(ofAnomalous.length)} anomalous test images, from ${low} to ${high}; the threshold is ${format(threshold)}`,
    );
    return html`<div class="scores">
        <div class="heading">
          <h3>${name}</h3>
          ${this.#scoreChoice()} ${this.#save(msg('Anomaly scores'), 'playground-score-histogram')}
        </div>
        <playground-score-histogram
          .up=${{ name: msg('normal'), scores: ofNormal }}
          .down=${{ name: msg('anomalous'), scores: ofAnomalous }}
          .mark=${Number.isFinite(threshold) ? { score: threshold, name: msg('threshold') } : undefined}
          .format=${format}
          label=${label}
        ></playground-score-histogram>
        <playground-threshold-controls
          .detection=${detection}
          .extent=${extent}
          normal=${ofNormal.length}
          anomalous=${ofAnomalous.length}
          .rate=${'rate' in choice ? choice.rate : undefined}
          .format=${format}
          @choose=${(event: CustomEvent<ThresholdChoice>) => {
            this.choice = event.detail;
          }}
        ></playground-threshold-controls>
      </div>
      <div class="curve">
        <div class="heading">
          <h3><playground-word word="roc">${msg('ROC curve')}</playground-word></h3>
          <p class="figures"><playground-word word="auc">${msg('area')}</playground-word> <span class="area" title=${decimalText(roc.area, 6)}>${decimalText(roc.area, 3)}</span></p>
          ${this.#save(msg('ROC curve'), 'playground-roc-curve')}
        </div>
        <playground-roc-curve .roc=${roc} .detection=${detection}></playground-roc-curve>
      </div>
      <div class="wide ranked">
        ${this.#rank(msg('Most anomalous'), verdict.most)} ${this.#rank(msg('Least anomalous'), verdict.least)}
      </div>
      <p class="wide note">
        ${msg(str`The area is the chance that an anomalous image scores higher than a normal one; ${decimalText(0.5, 1)} is chance. ▲ marks images of the classes that are not normal.`)}
      </p>`;
  }

  /** Buttons that save the chart that an element draws. */
  #save(name: string, chart: 'playground-score-histogram' | 'playground-roc-curve') {
    const make = (kind: FigureKind) => {
      const figure = this.renderRoot.querySelector(chart)?.renderRoot.querySelector('svg');
      return svgFigure(kind, figure, themeColours(this).surface);
    };
    return html`<playground-figure-save name=${name} .make=${make}></playground-figure-save>`;
  }

  #rank(heading: string, images: readonly RankedImage[]) {
    if (!this.data) return nothing;
    return html`<playground-ranked-images
      .images=${images}
      rows=${this.data.rows}
      columns=${this.data.columns}
      heading=${heading}
      .names=${this.data.classNames}
    ></playground-ranked-images>`;
  }

  protected override render() {
    if (!this.data?.labelled) {
      return html`<p class="note">${msg('Anomalies need images with labels.')}</p>`;
    }
    return html`<section class="layout" aria-label=${msg('Anomalies')}>
      <playground-class-choice
        .classes=${this.classes}
        .normal=${this.normal}
        .trainingClasses=${this.trainingClasses}
        .names=${this.data.classNames}
        @normal=${(event: CustomEvent<readonly number[]>) => {
          this.normal = event.detail;
        }}
      ></playground-class-choice>
      ${this.verdict ? this.#result(this.verdict) : html`<p class="note empty">${this.#missing}</p>`}
    </section>`;
  }
}

customElements.define('playground-anomaly-panel', AnomalyPanel);

declare global {
  interface HTMLElementTagNameMap {
    'playground-anomaly-panel': AnomalyPanel;
  }
}
