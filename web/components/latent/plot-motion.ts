import type { PlottedCodes } from './latent-plot.ts';
import type { Range } from './latent-scale.ts';

/** What moves on the map: the points and the ranges of the axes. */
export interface PlotState {
  codes: PlottedCodes;
  x: Range;
  y: Range | undefined;
  /** Whether zero means something on the axes. */
  zero: boolean;
}

function between(from: Float32Array, to: Float32Array, part: number): Float32Array {
  return to.map((value, i) => {
    const before = from[i] ?? value;
    return before + (value - before) * part;
  });
}

function rangeBetween(from: Range, to: Range, part: number): Range {
  return { from: from.from + (to.from - from.from) * part, to: from.to + (to.to - from.to) * part };
}

function stateBetween(from: PlotState, to: PlotState, part: number): PlotState {
  return {
    ...to,
    codes: {
      ...to.codes,
      places: between(from.codes.places, to.codes.places, part),
      middles: between(from.codes.middles, to.codes.middles, part),
    },
    x: rangeBetween(from.x, to.x, part),
    y: from.y && to.y && rangeBetween(from.y, to.y, part),
  };
}

/** Lets the map glide from what it shows to what it is to show. Times are in milliseconds. */
export class PlotMotion {
  #from: PlotState | undefined;
  #to: PlotState | undefined;
  #start = 0;
  #duration = 0;

  /** What it will show in the end. */
  get target(): PlotState | undefined {
    return this.#to;
  }

  moveTo(target: PlotState, now: number, duration: number): void {
    const shown = this.at(now);
    // Other images, or a map with another number of axes: there is no way from there.
    const related = shown?.codes.labels === target.codes.labels && !shown.y === !target.y;
    this.#from = related ? shown : undefined;
    this.#to = target;
    this.#start = now;
    this.#duration = duration;
  }

  at(now: number): PlotState | undefined {
    if (!this.#from || !this.#to || !this.moving(now)) return this.#to;
    // It leaves and arrives slowly.
    const time = (now - this.#start) / this.#duration;
    return stateBetween(this.#from, this.#to, time * time * (3 - 2 * time));
  }

  moving(now: number): boolean {
    return this.#from !== undefined && now - this.#start < this.#duration;
  }

  clear(): void {
    this.#from = undefined;
    this.#to = undefined;
  }
}
