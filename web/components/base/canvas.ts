/** The colour a custom property stands for on an element, as a canvas takes it. */
export function resolveColour(element: HTMLElement, property: string): string {
  // A custom property reads back as it was written, light-dark() and all; a colour is computed.
  const before = element.style.color;
  element.style.color = `var(${property})`;
  const colour = getComputedStyle(element).color;
  element.style.color = before;
  return colour;
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
