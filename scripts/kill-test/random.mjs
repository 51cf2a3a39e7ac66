/**
 * A small generator (Mulberry32, Ettinger 2017), so that a trial that failed can be had again.
 * @param {number} seed
 * @returns {() => number} numbers from 0, inclusive, to 1, exclusive
 */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
