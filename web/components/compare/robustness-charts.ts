import { css, html, type PropertyValues } from 'lit';
import { LiveTask } from '../base/live-task.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { lossText } from '../base/numbers.ts';
import { panel } from '../base/styles.ts';
import '../figures/svg-chart.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import { type Contender, ROBUSTNESS_AXES, type RobustnessAxis } from './comparison.ts';

/** The curves take 31 times so many images through each contender. */
const IMAGES = 200;

/** What was measured: for each contender its errors at each amount. */
interface Curves {
  contenders: readonly Contender[];
  errors: readonly (readonly number[])[];
}

/** How the errors of contenders grow with rotation, shift and noise. */
export class RobustnessCharts extends LocalizedElement {
  static override properties = {
    queries: { attribute: false },
    contenders: { attribute: false },
    revision: { type: Number },
    curves: { state: true },
  };

  declare queries: ModelQueries | undefined;
  declare contenders: readonly Contender[];
  declare revision: number;
  /** The curves, by the kinds of distortion. */
  declare private curves: ReadonlyMap<string, Curves>;

  readonly #live = new LiveTask(this, 2000, () => this.#measure());

  static override styles = [
    panel,
    css`
      .charts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
        gap: 16px 24px;
        margin-bottom: 16px;
      }
    `,
  ];

  constructor() {
    super();
    this.contenders = [];
    this.revision = 0;
    this.curves = new Map();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('contenders') || changed.has('revision')) this.#live.request();
  }

  async #measure(): Promise<void> {
    const { queries, contenders } = this;
    if (!queries || contenders.length === 0) return;
    const curves = new Map<string, Curves>();
    for (const { kind, amounts } of ROBUSTNESS_AXES) {
      const errors: number[][] = [];
      for (const { by } of contenders) {
        errors.push([...(await queries.robustness(kind, amounts, { by, limit: IMAGES }))]);
      }
      curves.set(kind, { contenders, errors });
    }
    this.curves = curves;
  }

  #chart({ title, xName, amounts }: RobustnessAxis, { contenders, errors }: Curves) {
    const series = contenders.map((contender, i) => ({ ...contender, y: errors[i] ?? [] }));
    const at = series.map(({ name, y }) => `${name} ${lossText(y[0])} to ${lossText(y.at(-1))}`);
    return html`<playground-svg-chart
      .chart=${{ title, xName, yName: 'MSE', x: amounts, series }}
      label="${title}, mean squared error from ${amounts[0]} to ${amounts.at(-1)} ${xName}: ${at.join('; ')}"
    ></playground-svg-chart>`;
  }

  protected override render() {
    return html`<div class="charts">
        ${ROBUSTNESS_AXES.map((axis) => {
          const curves = this.curves.get(axis.kind);
          return curves ? this.#chart(axis, curves) : '';
        })}
      </div>
      <p class="note">
        Robustness: the error of what each makes of ${IMAGES} distorted test images; after noise it is
        measured against the clean images, otherwise against the distorted ones, which are all, the
        ones at 0 as well, blurred by the same half pixel.
      </p>`;
  }
}

customElements.define('playground-robustness-charts', RobustnessCharts);

declare global {
  interface HTMLElementTagNameMap {
    'playground-robustness-charts': RobustnessCharts;
  }
}
