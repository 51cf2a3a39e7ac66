import { expect, it } from 'vitest';
import { className, oneOfClass } from '../../../../web/components/base/class-name.ts';

it('calls a class by its name, or by its number', () => {
  expect(className(1, ['cat', 'dog'])).toBe('dog');
  expect(className(1, undefined)).toBe('1');
  expect(className(7, ['cat', 'dog'])).toBe('7');
});

it('calls one of a class by its name, or a number', () => {
  expect(oneOfClass(1, ['Trouser', 'Sneaker'])).toBe('Sneaker');
  expect(oneOfClass(7, undefined)).toBe('a 7');
});
