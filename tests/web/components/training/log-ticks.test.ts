import { expect, it } from 'vitest';
import { logTicks } from '../../../../web/components/training/log-ticks.ts';

it('ticks decades where there are many', () => {
  expect(logTicks(0.0005, 20, 5)).toEqual([0.001, 0.01, 0.1, 1, 10]);
});

it('ticks within a decade where that is all there is', () => {
  expect(logTicks(0.184, 0.31, 2)).toEqual([0.2, 0.3]);
  expect(logTicks(0.184, 0.31, 5)).toEqual([0.2, 0.25, 0.3]);
});

it('ticks round numbers that are written as such', () => {
  expect(logTicks(0.02, 0.09, 9).map(String)).toEqual(['0.02', '0.03', '0.04', '0.06', '0.08']);
});

it('ticks the ends where no round numbers are between', () => {
  expect(logTicks(0.19123, 0.19278, 5)).toEqual([0.191, 0.193]);
});
