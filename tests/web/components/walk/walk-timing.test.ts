import { describe, expect, it } from 'vitest';
import {
  advanceWalk,
  evenSteps,
  frameAt,
  frameOfPoint,
  type WalkState,
  walkDuration,
} from '../../../../web/components/walk/walk-timing.ts';

describe('advancing a walk', () => {
  const start: WalkState = { position: 0, direction: 1 };

  it('reaches the other end after its duration', () => {
    expect(advanceWalk(start, 1500, 3000)).toEqual({ position: 0.5, direction: 1 });
    expect(advanceWalk(start, 3000, 3000)).toEqual({ position: 1, direction: 1 });
  });

  it('turns round at the far end and again at the near one', () => {
    expect(advanceWalk(start, 4500, 3000)).toEqual({ position: 0.5, direction: -1 });
    const back = advanceWalk({ position: 0.25, direction: -1 }, 1500, 3000);
    expect(back.position).toBeCloseTo(0.25);
    expect(back.direction).toBe(1);
  });

  it('comes to the same place in many small steps as in one', () => {
    let state = start;
    for (let i = 0; i < 250; i += 1) state = advanceWalk(state, 16);
    const once = advanceWalk(start, 250 * 16);
    expect(state.position).toBeCloseTo(once.position, 9);
    expect(state.direction).toBe(once.direction);
  });

  it('stands still when the clock goes backwards', () => {
    expect(advanceWalk({ position: 0.5, direction: -1 }, -20)).toEqual({
      position: 0.5,
      direction: -1,
    });
  });
});

describe('frames of a walk', () => {
  it('are the nearest to a position, and never beyond the ends', () => {
    expect(frameAt(0, 61)).toBe(0);
    expect(frameAt(0.5, 61)).toBe(30);
    expect(frameAt(1.2, 61)).toBe(60);
    expect(frameAt(-1, 61)).toBe(0);
  });

  it('are spread evenly, the ends among them', () => {
    expect(evenSteps(61, 11)).toEqual([0, 6, 12, 18, 24, 30, 36, 42, 48, 54, 60]);
  });
});

it('a walk through more codes takes longer', () => {
  expect([2, 3, 4].map(walkDuration)).toEqual([3000, 4500, 6000]);
});

it('each code that a walk goes through has a frame, the ends the first and the last', () => {
  const frames = (through: number) =>
    Array.from({ length: through }, (_, i) => frameOfPoint(i, through, 61));
  expect(frames(2)).toEqual([0, 60]);
  expect(frames(3)).toEqual([0, 30, 60]);
  expect(frames(8)).toEqual([0, 9, 17, 26, 34, 43, 51, 60]);
});
