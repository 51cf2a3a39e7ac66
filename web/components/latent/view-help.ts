import type { Projection } from './projection.ts';

const PICK = 'click to pick points of a walk.';

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** What can be done on the map, and what its axes are, for codes of so many units. */
export function viewHelp(projection: Projection | undefined, units: number): string {
  if (units <= 2 || !projection) return `Point at a place to decode it; ${PICK}`;
  if (projection.kind === 'units') {
    return `Point at a place to decode it, the other ${units - 2 === 1 ? 'unit at its' : 'units at their'} mean; ${PICK}`;
  }
  if (projection.kind === 'components') {
    const [first, second] = projection.shares;
    return `The two directions in which the codes vary most, with ${percent(first)} and ${percent(second)} of their variance. Point at a place to decode it; ${PICK}`;
  }
  return `Codes that are near each other stay near. It is computed anew only when asked. Point at a code; ${PICK}`;
}

/** What is seen, in a sentence for those who do not see it. */
export function viewAlternative(
  kind: Projection['kind'] | undefined,
  units: number,
  count: string,
  coloured: boolean,
): string {
  const names = {
    units: 'two of their units',
    components: 'their two principal components',
    neighbours: 't-SNE',
  };
  const by = units > 2 && kind ? ` by ${names[kind]}` : '';
  return `The codes of ${count} test images${by}${coloured ? ', coloured by label' : ''}`;
}
