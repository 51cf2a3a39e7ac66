import type { Rows } from './trained.ts';

const SIDE = 28;

/** Numbers in [0, 1) that are the same in each run (Steele et al. 2014, SplitMix32's finaliser). */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    yield ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  }
}

/** Images of nothing but uniform noise, [count × 784]. */
export function noiseImages(count: number): Rows {
  const random = numbers(1);
  const values = Float32Array.from({ length: count * SIDE * SIDE }, () => random.next().value);
  return { count, width: SIDE * SIDE, values };
}

/** Letters of 5 x 5 cells, none of which is drawn like a digit. */
const letters = [
  ['#...#', '##.##', '#.#.#', '#...#', '#...#'],
  ['#...#', '#..#.', '###..', '#..#.', '#...#'],
  ['#####', '#....', '####.', '#....', '#####'],
  ['#...#', '.#.#.', '..#..', '.#.#.', '#...#'],
  ['#...#', '##..#', '#.#.#', '#..##', '#...#'],
  ['#...#', '#...#', '#####', '#...#', '#...#'],
];

/** Letters, white on black and 20 pixels high as MNIST's digits are, [6 × 784]. */
export function letterImages(): Rows {
  const images = letters.map((rows) =>
    Array.from({ length: SIDE * SIDE }, (_, i) => {
      const [row, column] = [Math.floor(i / SIDE), i % SIDE].map((at) => Math.floor((at - 4) / 4));
      return rows[row ?? 0]?.[column ?? 0] === '#' ? 1 : 0;
    }),
  );
  return { count: letters.length, width: SIDE * SIDE, values: Float32Array.from(images.flat()) };
}

/** The images with normal noise of this standard deviation, held in [0, 1]. */
export function withNoise({ count, width, values }: Rows, deviation: number): Rows {
  const random = numbers(2);
  const normal = () => {
    // Box and Muller 1958.
    const radius = Math.sqrt(-2 * Math.log(1 - random.next().value));
    return radius * Math.cos(2 * Math.PI * random.next().value);
  };
  const noisy = values.map((value) => Math.min(1, Math.max(0, value + deviation * normal())));
  return { count, width, values: noisy };
}

/** The images with so much less contrast that every pixel has `room` below and above it in [0, 1]. */
export function dimmed(images: Rows, room: number): Rows {
  return { ...images, values: images.values.map((value) => room + (1 - 2 * room) * value) };
}

/** The images with `step` added to each pixel or taken from it, at random. */
export function withSigns(images: Rows, step: number): Rows {
  const random = numbers(3);
  const signed = images.values.map((value) => value + (random.next().value < 0.5 ? step : -step));
  return { ...images, values: signed };
}

/** The mean squared difference of two sets of rows, per number. */
export function meanSquaredDifference(a: Rows, b: Rows): number {
  const sum = a.values.reduce((total, value, i) => total + (value - (b.values[i] ?? 0)) ** 2, 0);
  return sum / a.values.length;
}
