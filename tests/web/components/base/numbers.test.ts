import { expect, it } from 'vitest';
import {
  buildText,
  clockText,
  codeText,
  countText,
  lossText,
  natsText,
  percentText,
} from '../../../../web/components/base/numbers.ts';

it('a loss has four decimals, or is a dash where there is none', () => {
  expect(lossText(0.04)).toBe('0.0400');
  expect(lossText(undefined)).toBe('–');
  expect(lossText(Number.NaN)).toBe('–');
});

it('nats have one decimal and a real minus sign', () => {
  expect(natsText(-104.26)).toBe('−104.3');
  expect(natsText(undefined)).toBe('–');
});

it('a code has a real minus sign', () => {
  expect(codeText(-1.234)).toBe('−1.23');
});

it('a count has separators', () => {
  expect(countText(12_479.6)).toBe('12,480');
});

it('a build is named by what it uses', () => {
  expect(buildText({ variant: 'simd', threads: 1 })).toBe('SIMD, 1 thread');
  expect(buildText({ variant: 'relaxed', threads: 4 })).toBe('relaxed SIMD, 4 threads');
});

it('a share is written in percent', () => {
  expect(percentText(0.0504)).toBe('5.0 %');
  expect(percentText(1)).toBe('100.0 %');
});

it('a time is shown as on a clock', () => {
  expect([0, 7.9, 75, 3723].map(clockText)).toEqual(['0:00', '0:07', '1:15', '1:02:03']);
});
