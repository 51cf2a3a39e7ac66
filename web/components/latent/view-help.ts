import { msg, str } from '@lit/localize';
import { html } from 'lit';
import { plural } from '../../words/plural.ts';
import { countText } from '../base/numbers.ts';
import type { Projection } from './projection.ts';

/** What the map's axes are for codes of so many units, and what can be done there. */
export function viewHelp(projection: Projection | undefined, units: number, locked: boolean) {
  const picking = locked ? '' : msg('Click to pick points of a walk.');
  return html`${placeHelp(projection, units)} ${picking}`;
}

function placeHelp(projection: Projection | undefined, units: number) {
  if (units <= 2 || !projection) return msg('Point at a place to decode it.');
  if (projection.kind === 'units') {
    return plural(units - 2, {
      one: msg('Point at a place to decode it, the other unit at its mean.'),
      other: msg('Point at a place to decode it, the other units at their mean.'),
    });
  }
  if (projection.kind === 'components') {
    const [first, second] = projection.shares.map((share) => `${countText(100 * share)} %`);
    return msg(
      html`The two <playground-word word="pca">directions</playground-word> in which the codes vary most, with ${first} and ${second} of their variance. Point at a place to decode it.`,
    );
  }
  return msg(
    html`<playground-word word="t-sne">t-SNE</playground-word> keeps codes that are near each other near. It is computed anew only when asked. Point at a code.`,
  );
}

/** What is seen, in a sentence for those who do not see it. */
export function viewAlternative(
  kind: Projection['kind'] | undefined,
  units: number,
  count: number,
  coloured: boolean,
): string {
  const names = {
    units: msg('two of their units'),
    components: msg('their two principal components'),
    neighbours: 't-SNE',
  };
  const images = countText(count);
  const codes =
    units > 2 && kind
      ? msg(str`The codes of ${images} test images by ${names[kind]}`)
      : msg(str`The codes of ${images} test images`);
  return coloured ? msg(str`${codes}, coloured by label`) : codes;
}
