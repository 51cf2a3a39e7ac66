import { describe, expect, it } from 'vitest';
import type { InputAnswer } from '../../../../web/components/input/input-answer.ts';
import { PanelExchange } from '../../../../web/components/playground/panel-exchange.ts';
import type { Walk } from '../../../../web/components/walk/walk-events.ts';

const exchange = () => new PanelExchange('walk', () => undefined);

const walkAt = (position: number): Walk => ({
  codes: new Float32Array(4),
  position,
  code: Float32Array.of(position, 0),
  image: new Float32Array(784),
});

const inputOf = (version: number): InputAnswer => ({
  image: new Float32Array(784),
  goesIn: new Float32Array(784),
  code: Float32Array.of(1, 2),
  reconstruction: new Float32Array(784),
  error: 0,
  activations: [],
  source: undefined,
  version,
});

describe('what drives the decoder', () => {
  it('is the place pointed at on the map, whatever else there is', () => {
    const all = exchange();
    all.handlers['walk-change'](walkAt(0.5));
    all.handlers['map-point'](Float32Array.of(3, 4));
    expect(all.driven).toEqual({ values: Float32Array.of(3, 4), from: 'from the map' });
    all.handlers['map-point'](undefined);
    expect(all.driven?.from).toBe('on the walk');
  });

  it('is the walk while it moves, until another image goes in', () => {
    const all = exchange();
    all.handlers['input-change'](inputOf(1));
    all.handlers['walk-change'](walkAt(0.25));
    expect(all.driven).toEqual({ values: Float32Array.of(0.25, 0), from: 'on the walk' });
    // The same image again, as training has it computed anew, is no other one.
    all.handlers['input-change'](inputOf(1));
    expect(all.driven?.from).toBe('on the walk');
    all.handlers['input-change'](inputOf(2));
    expect(all.driven).toBeUndefined();
    // The walk that was computed anew where it was does not move.
    all.handlers['walk-change'](walkAt(0.25));
    expect(all.driven).toBeUndefined();
    all.handlers['walk-change'](walkAt(0.3));
    expect(all.driven?.from).toBe('on the walk');
  });

  it('is not the walk where its drawer is not open', () => {
    const all = exchange();
    all.handlers['walk-change'](walkAt(0.5));
    all.handlers['drawer-open']('samples');
    expect(all.driven).toBeUndefined();
  });

  it('is the code that was changed by hand, and the same thing each time it is asked for', () => {
    const all = exchange();
    all.handlers['code-change'](Float32Array.of(5, 6));
    expect(all.driven).toEqual({ values: Float32Array.of(5, 6), from: 'changed by hand' });
    expect(all.driven).toBe(all.driven);
    expect(all.marked).toEqual(Float32Array.of(5, 6));
  });
});
