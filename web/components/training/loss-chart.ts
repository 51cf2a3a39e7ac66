import { msg, str } from '@lit/localize';
import { html, unsafeCSS } from 'lit';
import chartStyles from 'uplot/dist/uPlot.min.css?inline';
import type { Configuration } from '../../engine/configuration.ts';
import type { EpochMetrics, Snapshot } from '../../engine/types.ts';
import { emit } from '../base/events.ts';
import { LiveTask } from '../base/live-task.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { epochText, natsText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import '../words/glossary-word.ts';
import { objectiveOf } from '../settings/objective.ts';
import { lossChartLayout } from './loss-chart-layout.ts';
import type { CurveData, LossCurve } from './loss-curve.ts';
import { LossPlot, type LossPlotContent, lastEpoch } from './loss-plot.ts';
import './replay-timeline.ts';
import { type EarlierRun, isComparable, runDifference, runName } from './run-history.ts';
import './run-legend.ts';

const NO_CURVE: CurveData = [[], [], []];

/** The losses over the epochs, on training and on test data, beside earlier runs'; and a way back. */
export class LossChart extends LocalizedElement {
  static override properties = {
    curve: { attribute: false },
    reports: { type: Number },
    runs: { attribute: false },
    trainingData: { type: String },
    epochs: { type: Number },
    snapshots: { attribute: false },
    snapshot: { attribute: false },
    configuration: { attribute: false },
    metrics: { attribute: false },
    theme: { type: String },
    logarithmic: { state: true },
    hiddenRuns: { state: true },
  };

  declare curve: LossCurve | undefined;
  /** Grows whenever the curve does. */
  declare reports: number;
  /** The runs before. */
  declare runs: readonly EarlierRun[];
  /** What the model is trained on, in a few words. */
  declare trainingData: string;
  /** Epochs behind the model. */
  declare epochs: number;
  declare snapshots: readonly Snapshot[];
  /** The one that is looked at, if any. */
  declare snapshot: Snapshot | undefined;
  /** The configuration of the model that is trained. */
  declare configuration: Configuration | undefined;
  /** The metrics of the last epoch of the model that is shown. */
  declare metrics: EpochMetrics | undefined;
  /** The colour scheme shown; colours are read anew when it changes. */
  declare theme: string;
  declare private logarithmic: boolean;
  /** Ids of earlier runs that are not drawn. */
  declare private hiddenRuns: ReadonlySet<number>;

  #plot: LossPlot | undefined;
  /** What a plot cannot change later: its colours, its scale and its lines. */
  #made = '';
  #resize: ResizeObserver | undefined;
  readonly #live = new LiveTask(this, 100, async () => this.#draw());

  static override styles = [unsafeCSS(chartStyles), panel, controls, lossChartLayout];

  constructor() {
    super();
    this.reports = 0;
    this.runs = [];
    this.trainingData = '';
    this.epochs = 0;
    this.snapshots = [];
    this.theme = '';
    this.logarithmic = false;
    this.hiddenRuns = new Set();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize = new ResizeObserver(() => {
      const place = this.#place();
      if (place && place.clientWidth > 0) this.#plot?.resize(place.clientWidth, place.clientHeight);
    });
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  protected override updated(): void {
    this.#live.request();
  }

  #place(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.plot');
  }

  /** The earlier runs whose losses are of the present one's kind, and not hidden. */
  #drawnRuns(): readonly EarlierRun[] {
    const { runs, configuration, hiddenRuns } = this;
    if (!configuration) return [];
    return runs.filter((run) => !hiddenRuns.has(run.id) && isComparable(run, configuration));
  }

  #content(): LossPlotContent {
    const curve = this.curve?.data() ?? NO_CURVE;
    const runs = this.#drawnRuns();
    return { curve, runs, end: lastEpoch(curve, runs), marked: this.snapshot?.epoch };
  }

  #isEmpty({ curve, runs }: LossPlotContent): boolean {
    return curve[0].length === 0 && runs.length === 0;
  }

  #draw(): void {
    const place = this.#place();
    const content = this.#content();
    if (!place || this.#isEmpty(content)) return;
    const wanted = [
      this.theme,
      this.language,
      this.logarithmic,
      ...content.runs.map(({ id }) => id),
    ].join();
    if (this.#plot && wanted === this.#made) {
      this.#plot.update(content);
      return;
    }
    this.#plot?.destroy();
    this.#plot = new LossPlot(this, place, content, this.logarithmic);
    this.#made = wanted;
  }

  #toggle(id: number): void {
    const hidden = new Set(this.hiddenRuns);
    if (!hidden.delete(id)) hidden.add(id);
    this.hiddenRuns = hidden;
  }

  /** What the chart shows, in words. */
  #summary({ curve, runs, marked }: LossPlotContent): string {
    const { configuration } = this;
    if (!configuration || this.#isEmpty({ curve, runs, marked, end: 1 }))
      return msg('No loss to show yet');
    const { text } = objectiveOf(configuration);
    const [epochs, train, test] = curve;
    const present =
      epochs.length > 0
        ? msg(
            str`Loss over ${epochText(epochs.at(-1) ?? 0)} epochs: train ${text(train.at(-1))}, test ${text(test.at(-1))}`,
          )
        : msg('No loss of this run yet');
    const earlier = runs.map((run) => {
      const difference = runDifference(run, configuration, this.trainingData);
      return msg(
        str`run ${run.id}, ${runName(run)}, ${difference}: test ${text(run.test.at(-1))} after ${epochText(run.epochs.at(-1) ?? 0)} epochs`,
      );
    });
    const scale = this.logarithmic ? [msg('logarithmic scale')] : [];
    const shown = marked === undefined ? [] : [msg(str`marked: epoch ${epochText(marked)}`)];
    return [present, ...scale, ...shown, ...earlier].join('; ');
  }

  /** A variational model's bound, and what it is made of. */
  #bound() {
    const { elbo, reconstruction, kl, epoch } = this.metrics ?? {};
    if (elbo === undefined) return '';
    return html`<p
      class="note figures"
      title=${msg('The evidence lower bound on the log likelihood of the test images, in nats per image')}
    >
      ${msg(html`Test <playground-word word="elbo">ELBO</playground-word> after epoch ${epoch}: <b>${natsText(elbo)}</b>`)}
      <span class="parts"
        >${msg(html`= −(reconstruction ${natsText(reconstruction)} + <playground-word word="kl-divergence">KL</playground-word> ${natsText(kl)})`)}</span
      >
    </p>`;
  }

  /** The objective's name, which opens what its loss is. */
  #unit(name: string) {
    const loss = this.configuration?.training.loss;
    if (loss === 'mse') return html`<playground-word word="mse">${name}</playground-word>`;
    if (loss === 'bce') return html`<playground-word word="bce">${name}</playground-word>`;
    return name;
  }

  protected override render() {
    const content = this.#content();
    const isEmpty = this.#isEmpty(content);
    const objective = this.configuration && objectiveOf(this.configuration);
    return html`<section aria-label=${msg('Loss')}>
      <div class="heading">
        <h2>
          ${msg('Loss')} <span class="note unit">${objective ? this.#unit(objective.name) : ''}</span>
        </h2>
        <div class="key note">
          <label title=${msg('A logarithmic axis shows what small losses still gain.')}>
            <input
              type="checkbox"
              aria-label=${msg('Log scale')}
              .checked=${this.logarithmic}
              @change=${(event: Event) => {
                this.logarithmic = (event.target as HTMLInputElement).checked;
              }}
            />
            ${msg('Log')}
          </label>
        </div>
      </div>
      <div class="chart" role="img" aria-label=${this.#summary(content)}>
        <div class="plot" ?hidden=${isEmpty}></div>
        <div class="key lines note" aria-hidden="true" ?hidden=${isEmpty}>
          <span class="line">${msg('train')}</span><span class="line test">${msg('test')}</span>
        </div>
        <p class="empty note" ?hidden=${!isEmpty}>
          ${msg('The curves start with the first minibatches: press Train.')}
        </p>
      </div>
      <playground-replay-timeline
        part="replay"
        .snapshots=${this.snapshots}
        .snapshot=${this.snapshot}
        .epoch=${this.epochs}
        .end=${content.end}
        @replay-choose=${(event: CustomEvent<number | undefined>) =>
          emit(this, 'replay-choose', event.detail)}
      ></playground-replay-timeline>
      <playground-run-legend
        part="runs"
        .runs=${this.runs}
        .hiddenRuns=${this.hiddenRuns}
        .configuration=${this.configuration}
        .trainingData=${this.trainingData}
        .mse=${this.metrics?.test_mse}
        @toggle=${(event: CustomEvent<number>) => this.#toggle(event.detail)}
        @clear=${() => emit(this, 'runs-clear', undefined)}
      ></playground-run-legend>
      ${this.#bound()}
    </section>`;
  }
}

customElements.define('playground-loss-chart', LossChart);

declare global {
  interface HTMLElementTagNameMap {
    'playground-loss-chart': LossChart;
  }
}
