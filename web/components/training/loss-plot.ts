import './plot-language.ts';
import type { LitElement } from 'lit';
import uPlot from 'uplot';
import { themeColours } from '../base/canvas.ts';
import { numberText } from '../base/numbers.ts';
import { logTicks } from './log-ticks.ts';
import type { CurveData } from './loss-curve.ts';
import type { EarlierRun } from './run-history.ts';

/** CSS pixels left and right of where the curves are drawn. */
export const PLOT_LEFT = 52;
export const PLOT_RIGHT = 8;

export interface LossPlotContent {
  curve: CurveData;
  /** Those whose test losses are drawn beside. */
  runs: readonly EarlierRun[];
  /** Where the epoch axis ends. */
  end: number;
  /** An epoch to mark. */
  marked: number | undefined;
}

/** Pixels from one tick to the next, at the least. */
const TICK_SPACE = 28;

const logAxis: uPlot.Axis = {
  splits: (plot, _axis, min, max) =>
    logTicks(min, max, Math.max(2, plot.bbox.height / devicePixelRatio / TICK_SPACE)),
  filter: (_plot, splits) => splits,
  values: (_plot, splits) => splits.map(numberText),
};

/** The numbers along an axis, in the page's language and not in the browser's. */
const plainValues: uPlot.Axis.DynamicValues = (_plot, splits) => splits.map(numberText);

/** Where the epoch axis must end to have room for all that is drawn. */
export function lastEpoch(curve: CurveData, runs: readonly EarlierRun[]): number {
  return Math.max(curve[0].at(-1) ?? 0, ...runs.map(({ epochs }) => epochs.at(-1) ?? 0)) || 1;
}

/** The losses on a canvas, in an element's colours. */
export class LossPlot {
  readonly #plot: uPlot;
  readonly #ink: string;
  #content: LossPlotContent;

  constructor(
    host: LitElement,
    place: HTMLElement,
    content: LossPlotContent,
    logarithmic: boolean,
  ) {
    this.#content = content;
    const { ink, soft, rule, accent } = themeColours(host);
    this.#ink = ink;
    const axis = {
      stroke: soft,
      font: '12px system-ui, sans-serif',
      grid: { stroke: rule, width: 1 },
      ticks: { show: false },
    };
    const line = { width: 1.5, points: { show: false } };
    const faint = { ...line, stroke: soft, width: 1, alpha: 0.8, spanGaps: true };
    this.#plot = new uPlot(
      {
        width: place.clientWidth,
        height: place.clientHeight,
        padding: [8, PLOT_RIGHT, 0, 0],
        cursor: { y: false, points: { size: 6 } },
        legend: { show: false },
        scales: {
          x: { time: false, range: () => [0, this.#content.end] },
          // Loss is above 0; a twentieth more on both sides keeps the line off the edges.
          y: logarithmic ? { distr: 3, range: (_, min, max) => [min / 1.05, max * 1.05] } : {},
        },
        axes: [
          { ...axis, values: plainValues, size: 28 },
          { ...axis, values: plainValues, ...(logarithmic ? logAxis : {}), size: PLOT_LEFT },
        ],
        series: [
          {},
          { ...line, stroke: accent },
          { ...line, stroke: ink, dash: [5, 4] },
          ...content.runs.map(() => faint),
        ],
        hooks: { draw: [() => this.#drawMarks()] },
      },
      this.#columns(),
      place,
    );
  }

  /** The same runs as before, with what has come to the present one. */
  update(content: LossPlotContent): void {
    this.#content = content;
    this.#plot.setData(this.#columns());
  }

  resize(width: number, height: number): void {
    this.#plot.setSize({ width, height });
  }

  destroy(): void {
    this.#plot.destroy();
  }

  #columns(): uPlot.AlignedData {
    const { curve, runs } = this.#content;
    if (runs.length === 0) return curve;
    return uPlot.join([curve, ...runs.map(({ epochs, test }) => [epochs, test] as never)]);
  }

  /** The marked epoch as a line from top to bottom, and each earlier run's number at its end. */
  #drawMarks(): void {
    const { ctx, bbox } = this.#plot;
    const { runs, marked } = this.#content;
    const x = (epoch: number) => this.#plot.valToPos(epoch, 'x', true);
    const ratio = devicePixelRatio;
    ctx.save();
    ctx.fillStyle = this.#ink;
    ctx.font = `${11 * ratio}px system-ui, sans-serif`;
    ctx.textAlign = 'right';
    for (const { id, epochs, test } of runs) {
      const y = this.#plot.valToPos(test.at(-1) ?? 0, 'y', true);
      ctx.fillText(String(id), x(epochs.at(-1) ?? 0), y - 4 * ratio);
    }
    if (marked !== undefined) {
      ctx.fillRect(x(marked) - ratio, bbox.top, 2 * ratio, bbox.height);
    }
    ctx.restore();
  }
}
