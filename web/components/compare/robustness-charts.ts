import { msg, str } from '@lit/localize';
import { css, html, type PropertyValues } from 'lit';
import { LiveTask } from '../base/live-task.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { lossText } from '../base/numbers.ts';
import { panel } from '../base/styles.ts';
import { tickText } from '../figures/line-chart.ts';
import '../figures/svg-chart.ts';
import type { ModelQueries } from '../base/model-queries.ts';
import { type Contender, type RobustnessAxis, robustnessAxes } from './comparison.ts';

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
    for (const { kind, amounts } of robustnessAxes()) {
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
    const at = series.map(({ name, y }) =>
      msg(str`${name} ${lossText(y[0])} to ${lossText(y.at(-1))}`),
    );
    const [first, last] = [tickText(amounts[0] ?? 0), tickText(amounts.at(-1) ?? 0)];
    return html`<playground-svg-chart
      .chart=${{ title, xName, yName: msg('MSE'), x: amounts, series }}
      label=${msg(str`${title}, mean squared error from ${first} to ${last} ${xName}: ${at.join('; ')}`)}
    ></playground-svg-chart>`;
  }

  protected override render() {
    return html`<div class="charts">
        ${robustnessAxes().map((axis) => {
          const curves = this.curves.get(axis.kind);
          return curves ? this.#chart(axis, curves) : '';
        })}
      </div>
      <p class="note">
        ${msg(str`Robustness: the error of what each makes of ${IMAGES} distorted test images; after noise it is measured against the clean images, otherwise against the distorted ones, which are all, the ones at 0 as well, blurred by the same half pixel.`)}
      </p>`;
  }
}

customElements.define('playground-robustness-charts', RobustnessCharts);

declare global {
  interface HTMLElementTagNameMap {
    'playground-robustness-charts': RobustnessCharts;
  }
}
