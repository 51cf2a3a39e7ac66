import type { Size } from '../base/size-controller.ts';
import { barHeight } from '../settings/configuration-edit.ts';

/** A layer of the picture, in CSS pixels of the stage. */
export interface Bar {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Hourglass {
  /** Hidden layers, code and mirrored layers, from left to right. */
  bars: Bar[];
  /** Polygons from the input to the first bar, from bar to bar, and to the output. */
  flows: string[];
  /** The places between the encoder's layers, the input and the code where a layer may be added. */
  gaps: number[];
  /** The distance from the middle of one bar to that of the next. */
  pitch: number;
  /** The distance of the highest bar from the stage's top. */
  clear: number;
}

const WIDEST_BAR = 56;
const NARROWEST_BAR = 16;
const BAR_SHARE = 0.44;
/** The height of a unit of the code where there is room: it is drawn larger than to scale. */
const CODE_UNIT = 16;
const CODE_SHARE = 0.48;
/** A row of the code is never lower than this, in pixels; units are set in columns then. */
const CODE_ROW = 3;

/** The height of the code's own cells, in pixels: to scale, or larger where that is too small. */
export function codeHeight(units: number, toScale: number, full: number): number {
  return Math.max(toScale, Math.min(units * CODE_UNIT, full * CODE_SHARE));
}

/** The number of rows of the code's units at the most. */
export function codeRows(units: number, height: number): number {
  return Math.max(1, Math.min(units, Math.floor(height / CODE_ROW)));
}

/**
 * Lays out a network of those widths, pixels first and last, on a stage of that size. Heights are
 * as the square roots of the widths, centred; only the code's bar may be higher.
 */
export function layOutHourglass(widths: readonly number[], stage: Size): Hourglass {
  const widest = Math.max(...widths);
  const middle = stage.height / 2;
  const inner = widths.slice(1, -1);
  const share = (stage.width / inner.length) * BAR_SHARE;
  const barWidth = Math.min(WIDEST_BAR, Math.max(NARROWEST_BAR, share));
  const gap = Math.max(0, (stage.width - inner.length * barWidth) / (inner.length + 1));
  const pitch = barWidth + gap;
  const codeIndex = (inner.length - 1) / 2;
  const heights = widths.map((width) => barHeight(width, widest) * stage.height);
  const bars = inner.map((width, i) => {
    const toScale = heights[i + 1] as number;
    const height = i === codeIndex ? codeHeight(width, toScale, stage.height) : toScale;
    const left = gap + i * pitch;
    return { left, top: middle - height / 2, width: barWidth, height };
  });
  const edges = [
    { left: 0, right: 0 },
    ...bars.map(({ left, width }) => ({ left, right: left + width })),
    { left: stage.width, right: stage.width },
  ];
  // The images are as high as the stage, to be drawn on and looked at, whatever is widest.
  const ends = [stage.height, ...heights.slice(1, -1), stage.height];
  const flows = edges.slice(1).map((next, i) => {
    const x = edges[i]?.right ?? 0;
    const [from, to] = [(ends[i] as number) / 2, (ends[i + 1] as number) / 2];
    const corners = [
      [x, middle - from],
      [next.left, middle - to],
      [next.left, middle + to],
      [x, middle + from],
    ];
    return corners.map((corner) => corner.map((value) => value.toFixed(1)).join()).join(' ');
  });
  const gaps = bars
    .slice(0, codeIndex + 1)
    .map(({ left }, i) => ((edges[i]?.right ?? 0) + left) / 2);
  const clear = Math.min(...bars.map(({ top }) => top));
  return { bars, flows, gaps, pitch, clear };
}

/** A width rounded to five significant bits: each step can be seen, and 128 can be met by a pointer. */
function rounded(width: number): number {
  const step = 2 ** Math.max(0, Math.floor(Math.log2(width)) - 4);
  return Math.round(width / step) * step;
}

/** The width of a layer whose height was changed by a share of the widest layer's height. */
export function draggedWidth(start: number, widest: number, change: number): number {
  if (change === 0) return start;
  const share = Math.max(0, Math.sqrt(start / widest) + change);
  return rounded(Math.max(1, widest * share ** 2));
}

/** The width that a key leads to: the next one, or with Page keys the next power of two. */
export function widthByKey(key: string, width: number): number | undefined {
  const next: Record<string, number> = {
    ArrowUp: width + 1,
    ArrowRight: width + 1,
    ArrowDown: width - 1,
    ArrowLeft: width - 1,
    PageUp: 2 ** (Math.floor(Math.log2(width)) + 1),
    PageDown: 2 ** (Math.ceil(Math.log2(width)) - 1),
  };
  const found = next[key];
  return found === undefined ? undefined : Math.max(1, Math.round(found));
}
