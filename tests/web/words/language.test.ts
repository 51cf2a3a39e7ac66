import { msg, str } from '@lit/localize';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  countText,
  decimalText,
  lossText,
  percentText,
} from '../../../web/components/base/numbers.ts';
import {
  currentLanguage,
  languageOf,
  preferredLanguage,
  setLanguage,
} from '../../../web/words/language.ts';
import { plural } from '../../../web/words/plural.ts';

beforeEach(() => {
  // The library tells the window of a change.
  vi.stubGlobal('window', new EventTarget());
});

afterEach(async () => {
  await setLanguage('en');
  vi.unstubAllGlobals();
});

describe('a language', () => {
  it('is known by its tag, whatever the country', () => {
    expect(languageOf('es')).toBe('es');
    expect(languageOf('es-MX')).toBe('es');
    expect(languageOf('EN-gb')).toBe('en');
    expect(languageOf('est')).toBeUndefined();
    expect(languageOf('')).toBeUndefined();
  });

  it('is the first of the preferred that the page speaks, else English', () => {
    expect(preferredLanguage(['fr-FR', 'es-ES', 'en'])).toBe('es');
    expect(preferredLanguage(['en-US', 'es'])).toBe('en');
    expect(preferredLanguage(['fr'])).toBe('en');
    expect(preferredLanguage([])).toBe('en');
  });

  it('is English until another is chosen', async () => {
    expect(currentLanguage()).toBe('en');
    await setLanguage('es');
    expect(currentLanguage()).toBe('es');
  });

  it('is the one that was asked for last', async () => {
    const first = setLanguage('es');
    await setLanguage('en');
    await first;
    expect(currentLanguage()).toBe('en');
  });
});

describe('in Spanish', () => {
  beforeEach(() => setLanguage('es'));

  it('messages are translated, with their values in place', () => {
    expect(msg('relaxed SIMD')).toBe('SIMD relajado');
    const threads = 4;
    expect(msg(str`${threads} threads`)).toBe('4 hilos');
  });

  it('numbers have a decimal comma and points between thousands', () => {
    expect(lossText(0.04)).toBe('0,0400');
    expect(decimalText(-1234.5, 1)).toBe('−1234,5');
    expect(percentText(0.0504)).toBe('5,0 %');
    expect(countText(12_479.6)).toBe('12.480');
  });
});

it('the form for one is taken for one alone', () => {
  const forms = { one: 'image', other: 'images' };
  expect([0, 1, 1.5, 2].map((count) => plural(count, forms))).toEqual([
    'images',
    'image',
    'images',
    'images',
  ]);
});
