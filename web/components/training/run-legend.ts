import { msg, str } from '@lit/localize';
import { css, html } from 'lit';
import type { Configuration } from '../../engine/configuration.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { lossText } from '../base/numbers.ts';
import { controls, panel } from '../base/styles.ts';
import { objectiveOf } from '../settings/objective.ts';
import { type EarlierRun, isComparable, runDifference, runName } from './run-history.ts';

/**
 * The earlier runs, and what each had that the present one has not.
 * @fires toggle - to show or hide a run; its detail is the run's id.
 * @fires clear - to forget them all.
 */
export class RunLegend extends LocalizedElement {
  static override properties = {
    runs: { attribute: false },
    hiddenRuns: { attribute: false },
    configuration: { attribute: false },
    trainingData: { type: String },
    mse: { type: Number },
  };

  declare runs: readonly EarlierRun[];
  /** Ids of those that are not drawn. */
  declare hiddenRuns: ReadonlySet<number>;
  /** The configuration of the present run. */
  declare configuration: Configuration | undefined;
  /** What that is trained on. */
  declare trainingData: string;
  /** The mean squared error per pixel of the test images after the present run's last whole epoch. */
  declare mse: number | undefined;

  static override styles = [
    panel,
    controls,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-top: 8px;
      }
      h3 {
        margin-right: 4px;
      }
      .run {
        max-width: 100%;
        overflow: hidden;
        font-size: 13px;
        font-weight: 400;
        text-overflow: ellipsis;
      }
      .run b {
        display: inline-block;
        min-width: 18px;
        margin-right: 6px;
        border-bottom: 1px solid var(--ink-soft);
        font-weight: 600;
        text-align: center;
      }
      @container (max-width: 479px) {
        h3 {
          flex: 1;
          order: -2;
        }
        .clear {
          order: -1;
        }
        .run {
          width: 100%;
          text-align: left;
        }
      }
      [aria-pressed='false'] {
        border-style: dashed;
        color: var(--ink-soft);
      }
      [aria-pressed='false'] b {
        border-bottom-color: transparent;
      }
    `,
  ];

  constructor() {
    super();
    this.runs = [];
    this.hiddenRuns = new Set();
    this.trainingData = '';
  }

  /** Losses of other kinds have other scales, but any model has a mean squared error. */
  #byMse({ mse }: EarlierRun): string {
    if (mse === undefined) return msg('which has another scale');
    const then = lossText(mse);
    if (this.mse === undefined) return msg(str`test MSE ${then}`);
    return msg(str`test MSE ${then}, now ${lossText(this.mse)}`);
  }

  #run(run: EarlierRun, configuration: Configuration) {
    const isDrawable = isComparable(run, configuration);
    const about = isDrawable
      ? runDifference(run, configuration, this.trainingData)
      : `${objectiveOf(run.configuration).name}, ${this.#byMse(run)}`;
    const isShown = isDrawable && !this.hiddenRuns.has(run.id);
    const toggle = () => this.dispatchEvent(new CustomEvent('toggle', { detail: run.id }));
    return html`<button
      class="run figures"
      aria-pressed=${isShown ? 'true' : 'false'}
      title=${isDrawable ? msg('Shows or hides the test loss of this run') : msg('Losses of another kind are not drawn on one axis; the mean squared errors can be compared')}
      ?disabled=${!isDrawable}
      @click=${toggle}
    >
      <b>${run.id}</b>${runName(run)}: ${about}
    </button>`;
  }

  protected override render() {
    const { runs, configuration } = this;
    if (runs.length === 0 || !configuration) return '';
    return html`<div role="group" aria-labelledby="earlier">
      <h3 id="earlier">${msg('Earlier runs')}</h3>
      ${runs.map((run) => this.#run(run, configuration))}
      <button
        class="quiet clear"
        @click=${() => this.dispatchEvent(new CustomEvent('clear'))}
      >
        ${msg('Forget runs')}
      </button>
    </div>`;
  }
}

customElements.define('playground-run-legend', RunLegend);

declare global {
  interface HTMLElementTagNameMap {
    'playground-run-legend': RunLegend;
  }
}
