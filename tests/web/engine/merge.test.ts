import { describe, expect, it } from 'vitest';
import { defaultConfiguration } from '../../../web/engine/configuration.ts';
import { merge } from '../../../web/engine/merge.ts';

describe('merge', () => {
  it('replaces the values that are given, however deep they lie, and keeps the rest', () => {
    const merged = merge(defaultConfiguration, {
      model: { code: 7, sparsity: { kind: 'topk' } },
      training: { corruption: { amount: 0.2 } },
    });
    const { model, training } = defaultConfiguration;
    expect(merged).toEqual({
      model: { ...model, code: 7, sparsity: { ...model.sparsity, kind: 'topk' } },
      training: { ...training, corruption: { ...training.corruption, amount: 0.2 } },
    });
  });

  it('replaces lists as a whole', () => {
    const merged = merge({ encoder: [512, 256, 64] }, { encoder: [32] });
    expect(merged).toEqual({ encoder: [32] });
  });

  it('takes typed arrays for values, not for objects with keys', () => {
    const codes = new Float32Array([1]);
    expect(merge({ codes: new Float32Array(3) }, { codes }).codes).toBe(codes);
  });

  it('adds keys that were not there, objects too', () => {
    const merged = merge<Record<string, unknown>>({ a: 1 }, { b: { c: 2 } });
    expect(merged).toEqual({ a: 1, b: { c: 2 } });
  });

  it('puts a scalar in the place of an object, and an object in that of a scalar', () => {
    const merged = merge<Record<string, unknown>>({ a: { b: 1 }, c: 2 }, { a: 3, c: { d: 4 } });
    expect(merged).toEqual({ a: 3, c: { d: 4 } });
  });

  it('keeps what is changed to undefined, and takes null', () => {
    const before: { a: number | undefined; b: number | null } = { a: 1, b: 2 };
    expect(merge(before, { a: undefined, b: null })).toEqual({ a: 1, b: null });
  });

  it('keeps the order of the keys, so that equal configurations have equal texts', () => {
    const merged = merge({ a: 1, b: 2, c: 3 }, { c: 5, a: 4 });
    expect(JSON.stringify(merged)).toBe('{"a":4,"b":2,"c":5}');
  });

  it('changes neither argument', () => {
    const before = { model: { code: 2 }, list: [1] };
    const changes = { model: { code: 3 } };
    merge(before, changes).model.code = 4;
    expect(before).toEqual({ model: { code: 2 }, list: [1] });
    expect(changes).toEqual({ model: { code: 3 } });
  });

  it('takes a key named __proto__ for a key like any other', () => {
    const changes = JSON.parse('{"__proto__":{"polluted":true}}') as Record<string, unknown>;
    const merged = merge<Record<string, unknown>>({ a: 1 }, changes);
    expect(Object.keys(merged)).toEqual(['a', '__proto__']);
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  });
});
