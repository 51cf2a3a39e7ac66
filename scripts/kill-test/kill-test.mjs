import { parseOptions } from '../lib/arguments.mjs';
import { buildPreset } from '../lib/build.mjs';
import { runMain, Stop } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';
import { runKillTest } from './run.mjs';

/**
 * @param {string} name
 * @param {string | undefined} text
 * @param {number} usual
 */
function wholeNumber(name, text, usual) {
  if (text === undefined) return usual;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Stop(`--${name} is '${text}', but must be a whole number from 1.`, 2);
}

// `npm run kill-test -- --count N` kills training at random moments and goes on with it.
await runMain(async () => {
  const given = parseOptions(process.argv.slice(2), ['count', 'seed']);
  const count = wholeNumber('count', given.count, 200);
  const seed = wholeNumber('seed', given.seed, Math.floor(1 + Math.random() * 1e6));
  await setUp('native');
  await buildPreset('native', { target: 'autoencoder' });
  process.stderr.write(`Seed ${seed}.\n`);
  const { trials, kills } = await runKillTest({ count, seed });
  const signals = Object.entries(kills).map(([signal, times]) => `${signal} ${times}`);
  process.stdout.write(
    `${trials} trials, ended ${signals.join(', ')} times, all came to what a run comes to that ` +
      `nothing disturbs.\n`,
  );
});
