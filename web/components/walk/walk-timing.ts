/** Where a walk is, and which way it goes. */
export interface WalkState {
  /** 0 at the first code, 1 at the last. */
  position: number;
  direction: 1 | -1;
}

/** Milliseconds from one end to the other of a walk through two codes. */
export const WALK_DURATION = 3000;
/** Milliseconds that each further code adds. */
const FURTHER_DURATION = 1500;

/** Milliseconds from one end to the other of a walk through so many codes. */
export function walkDuration(through: number): number {
  return WALK_DURATION + Math.max(0, through - 2) * FURTHER_DURATION;
}

/** The index of the frame, of `frames`, that is at one of the codes a walk goes through. */
export function frameOfPoint(point: number, through: number, frames: number): number {
  return Math.round((point * (frames - 1)) / (through - 1));
}

/** The state `elapsed` milliseconds later: forwards, back, and forwards again, at constant speed. */
export function advanceWalk(
  state: WalkState,
  elapsed: number,
  duration: number = WALK_DURATION,
): WalkState {
  // Unfolded, the way there and back is a straight line of length 2.
  const unfolded = state.direction === 1 ? state.position : 2 - state.position;
  const next = (unfolded + Math.max(0, elapsed) / duration) % 2;
  return next <= 1 ? { position: next, direction: 1 } : { position: 2 - next, direction: -1 };
}

/** The index of the frame nearest to a position. */
export function frameAt(position: number, frames: number): number {
  return Math.round(Math.min(1, Math.max(0, position)) * (frames - 1));
}

/** Indices of `steps` frames spread evenly over `frames`, the first and the last among them. */
export function evenSteps(frames: number, steps: number): number[] {
  return Array.from({ length: steps }, (_, i) => frameAt(i / (steps - 1), frames));
}
