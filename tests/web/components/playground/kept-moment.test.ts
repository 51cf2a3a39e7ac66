import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptMoment } from '../../../../web/components/playground/kept-moment.ts';
import type { Moment } from '../../../../web/components/playground/moment.ts';

/** Stands for what there is at one moment; only that it is another than the others counts. */
const moment = (name: string) => ({ name }) as unknown as Moment;

/** An experiment that is captured when it is told to. */
class Captured {
  captures = 0;
  answer: (moment: Moment | undefined) => void = () => {};
  fail: (error: Error) => void = () => {};

  readonly capture = (): Promise<Moment | undefined> => {
    this.captures += 1;
    return new Promise((resolve, reject) => {
      this.answer = resolve;
      this.fail = reject;
    });
  };
}

describe('the moment that the page keeps', () => {
  let captured: Captured;
  let kept: KeptMoment;
  beforeEach(() => {
    vi.useFakeTimers();
    captured = new Captured();
    kept = new KeptMoment();
  });
  afterEach(() => void vi.useRealTimers());

  it('is taken every three seconds of training, one at a time', async () => {
    const told = vi.fn();
    kept.addEventListener('kept', told);
    void kept.follow(captured.capture);
    vi.advanceTimersByTime(2999);
    void kept.follow(captured.capture);
    expect(captured.captures).toBe(0);
    vi.advanceTimersByTime(1);
    const first = kept.follow(captured.capture);
    void kept.follow(captured.capture);
    expect(captured.captures).toBe(1);
    captured.answer(moment('first'));
    await first;
    expect(kept.moment).toEqual(moment('first'));
    expect(told).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(3000);
    void kept.follow(captured.capture);
    expect(captured.captures).toBe(2);
    expect(kept.moment).toEqual(moment('first'));
  });

  it('is taken more seldom where taking it takes its time', async () => {
    void kept.follow(captured.capture);
    vi.advanceTimersByTime(3000);
    const slow = kept.follow(captured.capture);
    vi.advanceTimersByTime(500);
    captured.answer(moment('large'));
    await slow;
    vi.advanceTimersByTime(9999);
    void kept.follow(captured.capture);
    expect(captured.captures).toBe(1);
    vi.advanceTimersByTime(1);
    void kept.follow(captured.capture);
    expect(captured.captures).toBe(2);
  });

  it('is taken at the end of training at once, after the one that is being taken', async () => {
    void kept.follow(captured.capture);
    vi.advanceTimersByTime(3000);
    void kept.follow(captured.capture);
    const last = kept.take(captured.capture);
    captured.answer(moment('on the way'));
    await vi.waitFor(() => expect(captured.captures).toBe(2));
    captured.answer(moment('at the end'));
    await last;
    expect(kept.moment).toEqual(moment('at the end'));
  });

  it('is not that of an earlier model, and outlives an engine that cannot save', async () => {
    const late = kept.take(captured.capture);
    await vi.waitFor(() => expect(captured.captures).toBe(1));
    kept.forget();
    captured.answer(moment('earlier'));
    await late;
    expect(kept.moment).toBeUndefined();

    kept.keep(moment('taken up'));
    const failed = kept.take(captured.capture);
    await vi.waitFor(() => expect(captured.captures).toBe(2));
    captured.fail(new Error('The engine was lost.'));
    await failed;
    expect(kept.moment).toEqual(moment('taken up'));
  });
});
