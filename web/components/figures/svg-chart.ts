import { css, html } from 'lit';
import { themeColours } from '../base/canvas.ts';
import { LocalizedElement } from '../base/localized-element.ts';
import { panel } from '../base/styles.ts';
import { type FigureKind, svgFigure } from './figure-file.ts';
import './figure-save.ts';
import { CHART_HEIGHT, CHART_WIDTH, type LineChart, lineChart } from './line-chart.ts';

/** A line chart under its title, beside which it may be saved; it scales to its own width. */
export class SvgChart extends LocalizedElement {
  static override properties = {
    chart: { attribute: false },
    label: { type: String },
  };

  declare chart: LineChart;
  /** The text alternative, with the figures that matter. */
  declare label: string;

  static override styles = [
    panel,
    css`
      .heading {
        margin-bottom: 0;
      }
      svg {
        display: block;
        width: 100%;
        height: auto;
        fill: var(--ink-soft);
        font: 12px system-ui, sans-serif;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  protected override render() {
    const make = (kind: FigureKind) =>
      svgFigure(kind, this.renderRoot.querySelector('svg'), themeColours(this).surface);
    return html`<div class="heading">
        <h3>${this.chart.title}</h3>
        <playground-figure-save .make=${make} name=${this.chart.title}></playground-figure-save>
      </div>
      <svg viewBox="0 0 ${CHART_WIDTH} ${CHART_HEIGHT}" role="img" aria-label=${this.label}>
      ${lineChart(this.chart)}
    </svg>`;
  }
}

customElements.define('playground-svg-chart', SvgChart);

declare global {
  interface HTMLElementTagNameMap {
    'playground-svg-chart': SvgChart;
  }
}
