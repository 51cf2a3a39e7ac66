import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Stop } from '../lib/stop.mjs';
import { outcomeOf } from './outcome.mjs';
import { randomNumbers } from './random.mjs';
import { finish, killAndFinish } from './trial.mjs';

/**
 * Kills training at random moments, goes on from the checkpoint, and compares with a run that
 * nothing disturbed: the same weights, moments, counters, history, metrics and files.
 * @param {{ count: number, seed: number }} options the number of trials, and what they are drawn by
 * @returns {Promise<{ trials: number, kills: Record<string, number> }>}
 * @throws {Stop} naming the first trial that came to something else
 */
export async function runKillTest({ count, seed }) {
  const folders = mkdtempSync(path.join(tmpdir(), 'autoencoder-kill-test-'));
  const folder = (/** @type {number} */ trial) => mkdtempSync(path.join(folders, `${trial}-`));
  try {
    const undisturbed = folder(0);
    const duration = await finish(undisturbed);
    const expected = outcomeOf(undisturbed);
    /** @type {Record<string, number>} */
    const kills = {};
    for (let trial = 1; trial <= count; trial += 1) {
      const place = folder(trial);
      const signals = await killAndFinish(place, randomNumbers(seed * 1_000_003 + trial), duration);
      for (const signal of signals) kills[signal] = (kills[signal] ?? 0) + 1;
      const found = outcomeOf(place);
      for (const [name, value] of Object.entries(expected)) {
        if (found[name] === value) continue;
        throw new Stop(
          `Trial ${trial} of seed ${seed}, ended by ${signals.join(', ') || 'nothing'}, came to ` +
            `another ${name} than a run that nothing disturbed.`,
        );
      }
    }
    return { trials: count, kills };
  } finally {
    rmSync(folders, { recursive: true, force: true });
  }
}
