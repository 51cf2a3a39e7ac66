import { describe, expect, it } from 'vitest';
import { PlotMotion, type PlotState } from '../../../../web/components/latent/plot-motion.ts';
import { plotState } from '../../../../web/components/latent/plot-state.ts';

const labels = Uint8Array.of(4, 4);

function state(x: number, changes: Partial<PlotState> = {}): PlotState {
  const codes = {
    places: Float32Array.of(x, 0, x, 10),
    labels,
    classes: [4],
    middles: Float32Array.of(x, 5),
  };
  return { codes, x: { from: x - 1, to: x + 1 }, y: { from: 0, to: 10 }, zero: true, ...changes };
}

describe('the motion of the map', () => {
  it('takes points, middles and ranges from where they were to where they are', () => {
    const motion = new PlotMotion();
    motion.moveTo(state(0), 0, 150);
    motion.moveTo(state(8), 1000, 150);
    const half = motion.at(1075);
    expect([...(half?.codes.places ?? [])]).toEqual([4, 0, 4, 10]);
    expect([...(half?.codes.middles ?? [])]).toEqual([4, 5]);
    expect(half?.x).toEqual({ from: 3, to: 5 });
    expect(motion.moving(1149)).toBe(true);
    expect(motion.moving(1150)).toBe(false);
    expect(motion.at(1150)).toEqual(state(8));
  });

  it('goes on from what is seen when it is called elsewhere on its way', () => {
    const motion = new PlotMotion();
    motion.moveTo(state(0), 0, 0);
    motion.moveTo(state(8), 0, 100);
    motion.moveTo(state(-4), 50, 100);
    expect(motion.at(50)?.codes.places[0]).toBe(4);
    expect(motion.at(100)?.codes.places[0]).toBe(0);
    expect(motion.target).toEqual(state(-4));
  });

  it('does not go from one set of images to another, nor from a line to a plane', () => {
    const motion = new PlotMotion();
    motion.moveTo(state(0), 0, 0);
    const other = state(8);
    other.codes = { ...other.codes, labels: Uint8Array.of(4, 4) };
    motion.moveTo(other, 0, 150);
    expect(motion.moving(1)).toBe(false);
    expect(motion.at(1)).toBe(other);
    const line = state(3, {
      y: undefined,
      codes: { ...state(3).codes, labels: other.codes.labels },
    });
    motion.moveTo(line, 2, 150);
    expect(motion.at(3)).toBe(line);
  });

  it('shows at once what need not move', () => {
    const motion = new PlotMotion();
    motion.moveTo(state(0), 0, 0);
    motion.moveTo(state(8), 10, 0);
    expect(motion.at(10)).toEqual(state(8));
  });
});

describe('the state of the map', () => {
  const places = Float32Array.of(0, 0, 2, 2, 4, 4, -3, 7);

  it('has the middle of each class in the order of the classes', () => {
    const { codes } = plotState(places, Uint8Array.of(5, 5, 5, 1), 2);
    expect(codes.classes).toEqual([1, 5]);
    expect([...codes.middles]).toEqual([-3, 7, 2, 2]);
  });

  it('is of the first images where fewer have a place', () => {
    const { codes } = plotState(places.subarray(0, 4), Uint8Array.of(5, 5, 5, 1), 0);
    expect(codes.classes).toEqual([5]);
    expect([...codes.middles]).toEqual([2, 2]);
  });

  it('has one axis for codes of one unit', () => {
    expect(plotState(places, new Uint8Array(), 1).y).toBeUndefined();
    expect(plotState(places, new Uint8Array(), 2).y?.to).toBeGreaterThan(7);
  });

  it('has no lines of zero where places have no values', () => {
    expect(plotState(places, new Uint8Array(), 0)).toMatchObject({ zero: false });
    expect(plotState(places, new Uint8Array(), 2)).toMatchObject({ zero: true });
  });
});
