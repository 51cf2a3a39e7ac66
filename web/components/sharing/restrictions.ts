/** What the attribute `hide` leaves out of the parts that are shown. */
export const HIDEABLE = [
  'title',
  'data',
  'preset',
  'undo',
  'share',
  'theme',
  'language',
  'train',
  'step',
  'epoch',
  'reset',
  'speed',
  'stop',
  'seed',
  'metrics',
  'settings',
  'about',
  'layers',
  'input',
  'noise',
  'replay',
  'runs',
  'tabs',
  'foot',
] as const;
export type Hideable = (typeof HIDEABLE)[number];

/** What a reader may still do where the attribute `lock` is and `allow` lists it. */
export const ALLOWABLE = [
  'train',
  'reset',
  'settings',
  'preset',
  'data',
  'draw',
  'walk',
  'replay',
  'undo',
  'samples',
  'anomalies',
  'compare',
] as const;
export type Allowable = (typeof ALLOWABLE)[number];
