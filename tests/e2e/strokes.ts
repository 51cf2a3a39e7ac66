/** Strokes as points in a square of 100 x 100. */
export type Strokes = readonly (readonly (readonly [x: number, y: number])[])[];

/** A three, as a person draws it. */
export const three: Strokes = [
  [
    [30, 22],
    [42, 14],
    [58, 14],
    [68, 24],
    [66, 36],
    [54, 46],
    [46, 48],
    [58, 50],
    [70, 60],
    [70, 74],
    [58, 85],
    [42, 86],
    [28, 78],
  ],
];

/** A four: two strokes, so that one of them can be taken back. */
export const four: Strokes = [
  [
    [40, 15],
    [25, 55],
    [75, 55],
  ],
  [
    [62, 30],
    [60, 88],
  ],
];

export const one: Strokes = [
  [
    [52, 14],
    [48, 86],
  ],
];

export const seven: Strokes = [
  [
    [26, 18],
    [74, 18],
    [56, 48],
    [44, 86],
  ],
];

/** No digit at all. */
export const scribble: Strokes = [
  [
    [10, 10],
    [90, 30],
    [12, 40],
    [88, 60],
    [14, 70],
    [90, 90],
  ],
  [
    [15, 90],
    [30, 12],
    [50, 88],
    [70, 12],
    [86, 84],
  ],
];
