import { describe, expect, it } from 'vitest';
import { propertyText } from '../../../../web/components/sharing/property-text.ts';

describe('the text of a property', () => {
  it('is that of an attribute', () => {
    expect(propertyText(3)).toBe('3');
    expect(propertyText('3')).toBe('3');
    expect(propertyText(3n)).toBe('3');
    expect(propertyText(['train', 'map'])).toBe('train,map');
    expect(propertyText(new Set())).toBe('{}');
    expect(propertyText({ model: { code: 8 } })).toBe('{"model":{"code":8}}');
    expect(propertyText(undefined)).toBeUndefined();
    expect(propertyText(null)).toBeUndefined();
  });

  it('is never an error, and names what makes no sense', () => {
    const cycle: Record<string, unknown> = {};
    cycle.model = cycle;
    expect(propertyText(cycle)).toBe('[object]');
    expect(propertyText([cycle])).toBe('[object]');
    expect(propertyText(Symbol('x'))).toBe('Symbol(x)');
    expect(propertyText(Number.NaN)).toBe('NaN');
    expect(propertyText({ code: Number.NaN, width: 5n, loss: Symbol('y'), at: () => 1 })).toBe(
      '{"code":"NaN","width":"5","loss":"Symbol(y)","at":"() => 1"}',
    );
    expect(propertyText(Object.create(null))).toBe('{}');
    const throwing = {
      get model() {
        throw new Error('no');
      },
    };
    expect(propertyText(throwing)).toBe('[object]');
  });
});
