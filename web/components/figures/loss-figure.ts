import { msg } from '@lit/localize';
import { html, render } from 'lit';
import type { ThemeColours } from '../base/canvas.ts';
import type { LossCurve } from '../training/loss-curve.ts';
import { CHART_HEIGHT, CHART_WIDTH, lineChart } from './line-chart.ts';

/** The losses over the epochs as the text of an SVG file. */
export function lossFigure(curve: LossCurve, colours: ThemeColours): string {
  const [x, train, test] = curve.data();
  if (x.length === 0) throw new Error(msg('There are no losses to save yet: train first.'));
  const lowest = [...train, ...test].reduce((least, loss) => Math.min(least, loss), train[0] ?? 0);
  const chart = lineChart({
    title: msg('Loss: train (solid) and test (dashed)'),
    xName: msg('epochs'),
    yName: msg('loss'),
    x,
    yFrom: lowest,
    series: [
      { name: msg('train'), y: train, colour: colours.accent },
      { name: msg('test'), y: test, colour: colours.ink, dash: '5 4' },
    ],
  });
  const place = document.createElement('div');
  render(
    html`<svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 ${CHART_WIDTH} ${CHART_HEIGHT}"
      width=${2 * CHART_WIDTH}
      height=${2 * CHART_HEIGHT}
      fill=${colours.soft}
      font-family="system-ui, sans-serif"
      font-size="12"
    >
      <rect width="100%" height="100%" fill=${colours.surface} />
      ${chart}
    </svg>`,
    place,
  );
  const figure = place.querySelector('svg');
  if (!figure) throw new Error(msg('The browser could not draw the loss figure.'));
  return new XMLSerializer().serializeToString(figure).replaceAll('var(--rule)', colours.rule);
}
