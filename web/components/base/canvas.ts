import type { LitElement } from 'lit';
import type { Bitmap } from './images.ts';

/** The theme's colours, as a canvas takes them. */
export interface ThemeColours {
  ink: string;
  soft: string;
  rule: string;
  surface: string;
  accent: string;
}

/** Each colour's custom property, and a property that computes it. */
const COLOURS = [
  ['ink', '--ink', 'color'],
  ['soft', '--ink-soft', 'border-top-color'],
  ['rule', '--rule', 'border-right-color'],
  ['surface', '--surface', 'border-bottom-color'],
  ['accent', '--accent', 'border-left-color'],
] as const;

/** The colours in force where an element is. */
export function themeColours(host: LitElement): ThemeColours {
  // A custom property reads back as it was written, light-dark() and all; a colour is computed. One
  // element that nobody sees takes them all, so that styles are worked out once.
  const probe = document.createElement('span');
  probe.hidden = true;
  // Else all of them would be the text's where colours are forced.
  probe.style.setProperty('forced-color-adjust', 'none');
  for (const [, custom, property] of COLOURS) probe.style.setProperty(property, `var(${custom})`);
  host.renderRoot.append(probe);
  const style = getComputedStyle(probe);
  const colours = COLOURS.map(([name, , property]) => [name, style.getPropertyValue(property)]);
  probe.remove();
  return Object.fromEntries(colours) as unknown as ThemeColours;
}

/** A context to draw on in CSS pixels, on a canvas with as many pixels as the display has. */
export function sharpContext(
  canvas: HTMLCanvasElement,
  size: { width: number; height: number },
): CanvasRenderingContext2D | undefined {
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const ratio = window.devicePixelRatio;
  const width = Math.round(size.width * ratio);
  const height = Math.round(size.height * ratio);
  // Setting a size clears and reallocates the canvas, so only when it changes.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

/** Shows a bitmap on a canvas of its size. */
export function showBitmap(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  { data, width, height }: Bitmap,
): void {
  // Setting the size clears and reallocates the canvas, so only when it changes.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context.putImageData(new ImageData(data, width, height), 0, 0);
}
