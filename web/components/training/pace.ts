/** Epochs that are trained slowly enough to be watched, and the seconds that they take together. */
export const WATCHED_EPOCHS = 10;
export const WATCHED_SECONDS = 8;

/**
 * How fast the training goes: 'full' as fast as the machine can; 'watched' slowly for the first epochs, so
 * that the map is seen to form, then as fast as it can; or so many minibatches a second.
 */
export type Pace = 'full' | 'watched' | number;

/** The paces that have a name. */
export const PACES = ['full', 'watched'] as const satisfies readonly Pace[];

/** The minibatches a second at that pace, after so many whole epochs; nothing for as many as can be. */
export function stepsPerSecond(
  pace: Pace,
  epochs: number,
  stepsPerEpoch: number,
): number | undefined {
  if (pace === 'full') return undefined;
  if (pace !== 'watched') return pace;
  if (epochs >= WATCHED_EPOCHS || !(stepsPerEpoch > 0)) return undefined;
  return (stepsPerEpoch * WATCHED_EPOCHS) / WATCHED_SECONDS;
}
