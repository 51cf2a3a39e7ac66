import { expect, it } from 'vitest';
import { RECENT, RecentLoss } from '../../../../web/engine/session/recent-loss.ts';

it('the recent loss is the mean of the last minibatches', () => {
  const loss = new RecentLoss();
  expect(loss.mean).toBeNaN();
  for (const value of [3, 5]) loss.add(value);
  expect(loss.mean).toBe(4);
  for (let i = 0; i < RECENT; i += 1) loss.add(1);
  expect(loss.mean).toBe(1);
});

it('losses of another objective are forgotten', () => {
  const loss = new RecentLoss();
  loss.add(100);
  loss.forget();
  loss.add(2);
  expect(loss.mean).toBe(2);
});
