import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { files, outcomeOf } from '../../scripts/kill-test/outcome.mjs';
import { randomNumbers } from '../../scripts/kill-test/random.mjs';

/** A file as the program writes it, with one tensor. */
function modelFile(metadata: Record<string, unknown>, weight: number): Buffer {
  const texts = Object.fromEntries(
    Object.entries(metadata).map(([key, value]) => [key, JSON.stringify(value)]),
  );
  const tensors = { weight: { dtype: 'F32', shape: [1], data_offsets: [0, 4] } };
  const header = Buffer.from(JSON.stringify({ __metadata__: texts, ...tensors }));
  const bytes = Buffer.alloc(8 + header.length + 4);
  bytes.writeBigUInt64LE(BigInt(header.length));
  header.copy(bytes, 8);
  bytes.writeFloatLE(weight, 8 + header.length);
  return bytes;
}

describe('the outcome of a run that was killed and gone on with', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kill-test-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function outcome({ seconds = 1, weight = 1, loss = 0.5, updates = 3, line = 1, more = false }) {
    const history = [{ epoch: 1, train_loss: loss, seconds, samples_per_second: 1 / seconds }];
    const trainer = { epoch: 1, updates, seconds };
    writeFileSync(path.join(folder, files.out), modelFile({ history }, 1));
    writeFileSync(path.join(folder, files.checkpoint), modelFile({ history, trainer }, weight));
    writeFileSync(path.join(folder, files.metrics), `{"epoch":${line},"seconds":${seconds}}\n`);
    if (more) writeFileSync(path.join(folder, '.writing-1.tmp'), '');
    return outcomeOf(folder);
  }

  it('is the same whatever time it took', () => {
    expect(outcome({ seconds: 7 })).toEqual(outcome({}));
  });

  it.each([
    ['a weight', { weight: 1.0000001 }, ['checkpoint']],
    ['the history', { loss: 0.25 }, ['model', 'checkpoint']],
    ['a counter', { updates: 4 }, ['checkpoint']],
    ['a line of metrics', { line: 2 }, ['metrics']],
    ['a file that was left behind', { more: true }, ['files']],
  ])('is another with another one of %s', (_, change, names) => {
    const before = outcome({});
    const after = outcome(change);
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual(names);
  });
});

describe('the random numbers of a trial', () => {
  it('are the same for the same seed, spread, and others for another', () => {
    const draw = (seed: number) => Array.from({ length: 1000 }, randomNumbers(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1).reduce((sum, value) => sum + value) / 1000).toBeCloseTo(0.5, 1);
    expect(Math.min(...draw(1))).toBeLessThan(0.01);
    expect(Math.max(...draw(1))).toBeGreaterThan(0.99);
  });
});
