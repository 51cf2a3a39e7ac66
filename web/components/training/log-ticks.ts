/** Leading digits of the ticks within a decade, from few to many. */
const DIGITS = [
  [1],
  [1, 3],
  [1, 2, 5],
  [1, 1.5, 2, 3, 4, 6, 8],
  [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9],
];

function ticksOf(digits: readonly number[], min: number, max: number): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.log10(max); power += 1) {
    // A product with 0.01 has other last digits than 0.03 as it is written.
    for (const digit of digits) ticks.push(Number(`${digit}e${power}`));
  }
  return ticks.filter((tick) => tick >= min && tick <= max);
}

/** Where a logarithmic axis from `min` to `max`, both above 0, is ticked: at most so often. */
export function logTicks(min: number, max: number, most: number): number[] {
  const choices = DIGITS.map((digits) => ticksOf(digits, min, max));
  const ticks = choices.filter(({ length }) => length <= most).at(-1) ?? [];
  // Within so little there may be no round number.
  return ticks.length > 1 ? ticks : [min, max].map((value) => Number(value.toPrecision(3)));
}
