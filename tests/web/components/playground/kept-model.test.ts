import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptModel } from '../../../../web/components/playground/kept-model.ts';
import type { Engine } from '../../../../web/engine/engine.ts';

/** An engine that saves when it is told to. */
class SavingEngine {
  saves = 0;
  answer: (bytes: Uint8Array) => void = () => {};
  fail: (error: Error) => void = () => {};

  saveModel(): Promise<Uint8Array> {
    this.saves += 1;
    return new Promise((resolve, reject) => {
      this.answer = resolve;
      this.fail = reject;
    });
  }
}

describe('the model that the page keeps', () => {
  const saving = new SavingEngine();
  const engine = saving as unknown as Engine;
  let kept: KeptModel;
  beforeEach(() => {
    vi.useFakeTimers();
    saving.saves = 0;
    kept = new KeptModel();
  });
  afterEach(() => void vi.useRealTimers());

  it('is taken every three seconds of training, one at a time', async () => {
    void kept.follow(engine, 1);
    vi.advanceTimersByTime(2999);
    void kept.follow(engine, 2);
    expect(saving.saves).toBe(0);
    vi.advanceTimersByTime(1);
    const first = kept.follow(engine, 3);
    void kept.follow(engine, 4);
    expect(saving.saves).toBe(1);
    saving.answer(Uint8Array.of(3));
    await first;
    expect(kept.copy).toEqual({ bytes: Uint8Array.of(3), epochs: 3 });
    vi.advanceTimersByTime(3000);
    void kept.follow(engine, 5);
    expect(saving.saves).toBe(2);
    expect(kept.copy?.epochs).toBe(3);
  });

  it('is not that of an earlier model, and outlives an engine that cannot save', async () => {
    void kept.follow(engine, 0);
    vi.advanceTimersByTime(3000);
    const late = kept.follow(engine, 1);
    kept.forget();
    saving.answer(Uint8Array.of(1));
    await late;
    expect(kept.copy).toBeUndefined();

    void kept.follow(engine, 0);
    vi.advanceTimersByTime(3000);
    const failed = kept.follow(engine, 1);
    saving.fail(new Error('The engine was lost.'));
    await failed;
    expect(kept.copy).toBeUndefined();
  });
});
