import { msg, str } from '@lit/localize';
import { html } from 'lit';
import type { DatasetInfo } from '../../engine/types.ts';
import { oneOfClass } from '../base/class-name.ts';
import '../base/image-strip.ts';
import { codeText } from '../base/numbers.ts';
import './decoded-place.ts';
import type { DecodedPlace } from './decoded-place.ts';
import { type LatentPlot, plotX, plotY } from './latent-plot.ts';
import type { Place } from './latent-scale.ts';
import type { NearestImage } from './place-reader.ts';

/** The values at the place that is pointed at, and the images there, beside it. */
export function placeView(
  place: Place,
  {
    values,
    decoded,
    nearest,
    bounds,
  }: Pick<DecodedPlace, 'values' | 'decoded' | 'nearest' | 'bounds'>,
  { rows, columns, classNames }: DatasetInfo,
) {
  return html`<playground-decoded-place
    .place=${place}
    .bounds=${bounds}
    .values=${values}
    .decoded=${decoded}
    .nearest=${nearest}
    rows=${rows}
    columns=${columns}
    .names=${classNames}
  ></playground-decoded-place>`;
}

/** The values at a place and the class of the code that is there, for those who do not see it. */
export function placeText(
  values: readonly number[],
  nearest: NearestImage | undefined,
  data: DatasetInfo | undefined,
): string {
  const at = values.map(codeText).join(', ');
  if (nearest?.label === undefined) return at;
  const kind = oneOfClass(nearest.label, data?.classNames);
  return msg(str`${at}; near ${kind}`);
}

/** The image that the walk is at, beside its place on the map. */
export function walkerView(
  image: Float32Array,
  at: readonly [number, number],
  plot: LatentPlot,
  { rows, columns }: DatasetInfo,
) {
  const left = Math.min(plotX(plot, at[0]) + 14, plot.width - 58);
  const top = Math.max(4, plotY(plot, at[1]) - 66);
  return html`<playground-image-strip
    class="walker"
    aria-hidden="true"
    .style=${`left: ${left}px; top: ${top}px`}
    .pixels=${image}
    rows=${rows}
    columns=${columns}
  ></playground-image-strip>`;
}
