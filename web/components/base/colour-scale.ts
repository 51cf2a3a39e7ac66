export type Rgb = readonly [red: number, green: number, blue: number];

/**
 * Ten colours that stay apart for colour-blind eyes too.
 * Source: M. A. Petroff, "Accessible Color Sequences for Data Visualization" (2021), ten colours.
 */
export const LABEL_COLOURS: readonly string[] = [
  '#3f90da',
  '#ffa90e',
  '#bd1f01',
  '#94a4a2',
  '#832db6',
  '#a96b59',
  '#e76300',
  '#b9ac70',
  '#717581',
  '#92dadd',
];

/** On dark paper two of them would be too dim: they are lighter there, and as far from the rest. */
const LIGHTER: Readonly<Record<string, string>> = { '#bd1f01': '#d21923', '#832db6': '#9c1afa' };

export const DARK_LABEL_COLOURS: readonly string[] = LABEL_COLOURS.map(
  (colour) => LIGHTER[colour] ?? colour,
);

export const NEGATIVE: Rgb = [63, 144, 218];
export const POSITIVE: Rgb = [231, 99, 0];

/** The colour of a class; classes beyond the tenth start again. */
export function labelColour(label: number, scheme: 'light' | 'dark'): string {
  const colours = scheme === 'dark' ? DARK_LABEL_COLOURS : LABEL_COLOURS;
  return colours[label % colours.length] as string;
}

/**
 * A diverging scale: blue below zero, orange above, stronger the farther from zero. `extent` is the
 * size that gets the full colour.
 */
export function signedColour(value: number, extent: number): string {
  const [red, green, blue] = value < 0 ? NEGATIVE : POSITIVE;
  const share = extent > 0 ? Math.min(1, Math.abs(value) / extent) : 0;
  return `rgb(${red} ${green} ${blue} / ${(0.15 + 0.85 * share).toFixed(3)})`;
}
