import { css, html, LitElement, type PropertyValues, unsafeCSS } from 'lit';
import uPlot from 'uplot';
import chartStyles from 'uplot/dist/uPlot.min.css?inline';
import type { Configuration } from '../../engine/configuration.ts';
import type { EpochMetrics } from '../../engine/types.ts';
import { resolveColour } from '../base/canvas.ts';
import { LiveTask } from '../base/live-task.ts';
import { lossText, natsText } from '../base/numbers.ts';
import { panel } from '../base/styles.ts';
import { objectiveOf } from '../settings/objective.ts';
import type { LossCurve } from './loss-curve.ts';

/** The losses over the epochs, on training and on test data. */
export class LossChart extends LitElement {
  static override properties = {
    curve: { attribute: false },
    revision: { type: Number },
    configuration: { attribute: false },
    metrics: { attribute: false },
    theme: { type: String },
  };

  declare curve: LossCurve | undefined;
  declare revision: number;
  /** Of the model that is trained. */
  declare configuration: Configuration | undefined;
  /** Of its last epoch. */
  declare metrics: EpochMetrics | undefined;
  /** The colour scheme shown; colours are read anew when it changes. */
  declare theme: string;

  #chart: uPlot | undefined;
  #resize: ResizeObserver | undefined;
  readonly #live = new LiveTask(this, 100, async () => {
    if (this.curve && this.curve.length > 0) this.#chart?.setData(this.curve.data());
  });

  static override styles = [
    unsafeCSS(chartStyles),
    panel,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      section {
        display: flex;
        flex: 1;
        flex-direction: column;
      }
      .chart {
        position: relative;
        flex: 1;
        min-height: 180px;
      }
      .plot {
        /* Out of the flow, so that the chart takes its size from the panel and not the panel from it. */
        position: absolute;
        inset: 0;
      }
      .empty {
        position: absolute;
        inset: 0;
        display: grid;
        place-items: center;
        border: 1px dashed var(--rule);
        border-radius: 6px;
        text-align: center;
      }
      .unit {
        font-weight: 400;
      }
      .key {
        display: flex;
        gap: 16px;
      }
      .key span::before {
        content: '';
        display: inline-block;
        width: 16px;
        margin-right: 6px;
        border-top: 2px solid var(--line);
        vertical-align: middle;
      }
      .key .test::before {
        border-top-style: dashed;
      }
    `,
  ];

  constructor() {
    super();
    this.revision = 0;
    this.theme = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize = new ResizeObserver(() => {
      const size = this.#size();
      if (size.width > 0) this.#chart?.setSize(size);
    });
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize?.disconnect();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('theme')) {
      this.#chart?.destroy();
      this.#chart = undefined;
    }
    const drawn = (this.curve?.length ?? 0) > 0;
    if (drawn && !this.#chart) this.#make();
    this.#live.request();
  }

  #size(): { width: number; height: number } {
    const place = this.renderRoot.querySelector('.chart');
    return { width: place?.clientWidth ?? 0, height: place?.clientHeight ?? 0 };
  }

  #make(): void {
    const place = this.renderRoot.querySelector<HTMLElement>('.plot');
    if (!place || !this.curve) return;
    const ink = resolveColour(this, '--ink-soft');
    const rule = resolveColour(this, '--rule');
    const axis = {
      stroke: ink,
      font: '12px system-ui, sans-serif',
      grid: { stroke: rule, width: 1 },
      ticks: { show: false },
    };
    this.#chart = new uPlot(
      {
        ...this.#size(),
        padding: [8, 8, 0, 0],
        cursor: { y: false, points: { size: 6 } },
        legend: { show: false },
        scales: { x: { time: false } },
        axes: [
          { ...axis, size: 28 },
          { ...axis, size: 52 },
        ],
        series: [
          {},
          { stroke: resolveColour(this, '--accent'), width: 1.5, points: { show: false } },
          {
            stroke: resolveColour(this, '--ink'),
            width: 1.5,
            dash: [5, 4],
            points: { show: false },
          },
        ],
      },
      this.curve.data(),
      place,
    );
  }

  /** A variational model's bound, and what it is made of. */
  #bound() {
    const { elbo, reconstruction, kl } = this.metrics ?? {};
    if (elbo === undefined) return '';
    return html`<p
      class="note figures"
      title="The evidence lower bound on the log likelihood of the test images, in nats per image"
    >
      Test ELBO <b>${natsText(elbo)}</b> = −(reconstruction ${natsText(reconstruction)} + KL
      ${natsText(kl)})
    </p>`;
  }

  protected override render() {
    const data = this.curve?.data();
    const drawn = (this.curve?.length ?? 0) > 0;
    const objective = this.configuration && objectiveOf(this.configuration);
    const text = objective?.text ?? lossText;
    const summary = drawn
      ? `Loss over ${data?.[0].at(-1)?.toFixed(1)} epochs: train ${text(data?.[1].at(-1))}, test ${text(data?.[2].at(-1))}`
      : 'No loss to show yet';
    return html`<section aria-label="Loss">
      <div class="heading">
        <h2>
          Loss <span class="note unit">${objective ? `${objective.name} over epochs` : ''}</span>
        </h2>
        <div class="key note" aria-hidden="true">
          <span style="--line: var(--accent)">train</span>
          <span class="test" style="--line: var(--ink)">test</span>
        </div>
      </div>
      <div class="chart" role="img" aria-label=${summary}>
        <div class="plot" ?hidden=${!drawn}></div>
        <p class="empty note" ?hidden=${drawn}>
          The curves start with the first minibatches: press Train.
        </p>
      </div>
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
