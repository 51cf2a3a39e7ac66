import { svg } from 'lit';
import { currentLanguage } from '../../words/language.ts';

export interface LineSeries {
  name: string;
  /** The values, one for each of `x`. */
  y: readonly number[];
  /** A CSS colour. */
  colour: string;
  /** The dashes of the line as SVG's stroke-dasharray; solid without. */
  dash?: string;
}

export interface LineChart {
  title: string;
  xName: string;
  yName: string;
  x: readonly number[];
  series: readonly LineSeries[];
  /** Where the y axis begins; 0 without. */
  yFrom?: number;
}

export const CHART_WIDTH = 320;
export const CHART_HEIGHT = 200;
const LEFT = 52;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 36;

/** Round values, three to seven of them, that span a range; equal bounds are widened. */
export function ticks(low: number, high: number): number[] {
  const span = high - low || Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 3));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => span / size <= 6) ?? 1;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor((low + span) / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** A tick's value without what rounding left of it. */
export function tickText(value: number): string {
  const format = new Intl.NumberFormat(currentLanguage(), {
    maximumSignificantDigits: 6,
    useGrouping: false,
  });
  return format.format(value).replace('-', '−');
}

/** Lines over a common x, as the contents of an SVG of the chart's size. */
export function lineChart({ title, xName, yName, x, series, yFrom = 0 }: LineChart) {
  const values = series.flatMap(({ y }) => y).filter(Number.isFinite);
  const [low, high] = [x[0] ?? 0, x.at(-1) ?? 1];
  const highest = values.reduce((most, value) => Math.max(most, value), yFrom + 1e-6);
  const top = yFrom + (highest - yFrom) * 1.05;
  const placeX = (value: number) =>
    LEFT + ((value - low) / (high - low || 1)) * (CHART_WIDTH - LEFT - RIGHT);
  const placeY = (value: number) =>
    CHART_HEIGHT - BOTTOM - ((value - yFrom) / (top - yFrom)) * (CHART_HEIGHT - TOP - BOTTOM);
  const path = (y: readonly number[]) =>
    y
      .map((value, i) => `${placeX(x[i] as number).toFixed(1)},${placeY(value).toFixed(1)}`)
      .join(' ');
  return svg`<title>${title}</title>
    ${ticks(yFrom, top).map(
      (value) => svg`<line
          x1=${LEFT} x2=${CHART_WIDTH - RIGHT} y1=${placeY(value)} y2=${placeY(value)}
          stroke="var(--rule)"></line>
        <text x=${LEFT - 6} y=${placeY(value) + 4} text-anchor="end">${tickText(value)}</text>`,
    )}
    ${ticks(low, high).map(
      (value) =>
        svg`<text x=${placeX(value)} y=${CHART_HEIGHT - BOTTOM + 16} text-anchor="middle">${tickText(value)}</text>`,
    )}
    <text x=${(LEFT + CHART_WIDTH - RIGHT) / 2} y=${CHART_HEIGHT - 4} text-anchor="middle">${xName}</text>
    <text transform="translate(12 ${(TOP + CHART_HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">${yName}</text>
    ${series.map(
      ({ y, colour, dash }) => svg`<polyline
        points=${path(y)} fill="none" stroke=${colour} stroke-width="2" stroke-linejoin="round"
        stroke-dasharray=${dash ?? 'none'}></polyline>`,
    )}`;
}
