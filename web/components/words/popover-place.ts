/** A box on the screen, in pixels of the window. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Between a popover and the window's edges, and between it and its word. */
export const EDGE = 8;
const GAP = 4;

/**
 * The place of a popover of a size: below its word where it fits there, else above, else as near as it
 * can be; always within the window, as far as that is large enough.
 */
export function popoverPlace(
  word: Box,
  size: { width: number; height: number },
  view: { width: number; height: number },
): { left: number; top: number } {
  const last = { left: view.width - EDGE - size.width, top: view.height - EDGE - size.height };
  const below = word.top + word.height + GAP;
  const above = word.top - GAP - size.height;
  const top = below <= last.top || above < EDGE ? below : above;
  const within = (wanted: number, most: number) => Math.max(EDGE, Math.min(wanted, most));
  return { left: within(word.left, last.left), top: within(top, last.top) };
}
