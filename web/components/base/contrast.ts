/** A colour's red, green and blue, in [0, 255]. */
export type Rgb = readonly [red: number, green: number, blue: number];

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** How bright a colour is, in [0, 1] (WCAG 2.2, relative luminance). */
export function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** How well two colours stand out from each other, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Black or white, whichever is read better on a colour. */
export function inkOn(colour: Rgb): '#000000' | '#ffffff' {
  return contrast(colour, [0, 0, 0]) > contrast(colour, [255, 255, 255]) ? '#000000' : '#ffffff';
}

function mixed(a: Rgb, b: Rgb, share: number): Rgb {
  const part = (i: 0 | 1 | 2) => Math.round(a[i] * (1 - share) + b[i] * share);
  return [part(0), part(1), part(2)];
}

/** The contrast that lines and signs need with what is behind them (WCAG 2.2, 1.4.11). */
const LEAST = 3;

/** A colour with as much of the ink in it as it takes to be seen on a surface. */
export function seenOn(surface: Rgb, colour: Rgb, ink: Rgb): Rgb {
  const shares = [0, 0.15, 0.3, 0.45, 0.6, 0.75];
  const tried = shares.map((share) => mixed(colour, ink, share));
  return tried.find((one) => contrast(one, surface) >= LEAST) ?? ink;
}
