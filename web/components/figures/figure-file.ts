import { msg } from '@lit/localize';
import { loadCode } from '../../engine/outdated.ts';

/** What a figure may be saved as. */
export type FigureKind = 'png' | 'svg';

/** Pixels of a saved image to one of the page's. */
const SCALE = 3;

/** What a style sheet may say of a shape or a text, and what a file without one must say itself. */
const PRESENTATION = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
] as const;

/** An SVG on the page as a file of its own: every colour and font written out, on its background. */
function standaloneSvg(element: SVGSVGElement, background: string): string {
  const copy = element.cloneNode(true) as SVGSVGElement;
  // Without a box of its own, the drawing's units are the page's.
  const box = element.viewBox.baseVal;
  const { width, height } = box.width > 0 ? box : element.getBoundingClientRect();
  const sources = [element, ...element.querySelectorAll<SVGElement>('*')];
  [copy, ...copy.querySelectorAll<SVGElement>('*')].forEach((target, i) => {
    const computed = getComputedStyle(sources[i] as SVGElement);
    for (const name of PRESENTATION) target.setAttribute(name, computed.getPropertyValue(name));
    target.removeAttribute('class');
    target.removeAttribute('style');
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of [
    ['width', '100%'],
    ['height', '100%'],
    ['fill', background],
  ] as const) {
    paper.setAttribute(name, value);
  }
  copy.prepend(paper);
  return new XMLSerializer().serializeToString(copy);
}

export function svgBlob(text: string): Blob {
  return new Blob([text], { type: 'image/svg+xml' });
}

export async function canvasBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error(msg('The browser could not write the figure as a PNG.'));
  return blob;
}

/** An SVG file's picture as a PNG, three pixels to one. */
export async function pngOfSvg(text: string): Promise<Blob> {
  const address = URL.createObjectURL(svgBlob(text));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SCALE;
    canvas.height = image.naturalHeight * SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvasBlob(canvas);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** An SVG on the page as a file, on a background. */
export async function svgFigure(
  kind: FigureKind,
  element: SVGSVGElement | null | undefined,
  background: string,
): Promise<Blob> {
  if (!element) throw new Error(msg('There is no figure to save yet.'));
  const text = standaloneSvg(element, background);
  return kind === 'svg' ? svgBlob(text) : pngOfSvg(text);
}

/** What a function draws in CSS pixels, as a file; SVG is written by a library that acts as a canvas. */
export async function drawnFigure(
  kind: FigureKind,
  size: { width: number; height: number },
  draw: (context: CanvasRenderingContext2D) => void,
): Promise<Blob> {
  if (kind === 'svg') {
    const { Context } = await loadCode(() => import('svgcanvas'));
    const context = new Context(size.width, size.height);
    draw(context);
    return svgBlob(context.getSerializedSvg());
  }
  const canvas = document.createElement('canvas');
  canvas.width = size.width * SCALE;
  canvas.height = size.height * SCALE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error(msg('The browser gave no canvas to draw the figure on.'));
  context.scale(SCALE, SCALE);
  draw(context);
  return canvasBlob(canvas);
}
