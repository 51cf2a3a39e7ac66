import { expect, it } from 'vitest';
import { Throughput } from '../../../../web/engine/session/throughput.ts';

it('images a second in slow motion are those that passed, not those that could have', () => {
  const throughput = new Throughput(0);
  for (let at = 200; at <= 3000; at += 200) throughput.add(32, at);
  expect(throughput.rate(3000)).toBe(160);
});

it('the first second is measured from its start', () => {
  const throughput = new Throughput(5000);
  expect(throughput.rate(5000)).toBeNaN();
  throughput.add(1000, 5100);
  expect(throughput.rate(5250)).toBe(4000);
});

it('what passed more than a second ago is over', () => {
  const throughput = new Throughput(0);
  throughput.add(500, 1000);
  expect(throughput.rate(1900)).toBe(500);
  expect(throughput.rate(2001)).toBe(0);
});
