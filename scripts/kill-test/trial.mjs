import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { inProject } from '../lib/paths.mjs';
import { Stop } from '../lib/stop.mjs';
import { files, hasCheckpoint } from './outcome.mjs';

/** How a run may end before its time: the signals that it is sent, one after the other. */
const endings = /** @type {NodeJS.Signals[][]} */ ([
  ['SIGKILL'],
  ['SIGTERM'],
  ['SIGHUP'],
  ['SIGINT'],
  ['SIGINT', 'SIGINT'],
]);
/** A trial is killed once to so many times before it may come to its end. */
const mostKills = 3;

const data = ['--data', 'digits:600'];
const training = ['--epochs', '12'];
const model = ['--encoder', '96', '--code', '8', '--batch-size', '16', '--family', 'denoising'];

/** @param {string} folder */
function start(folder) {
  const from = hasCheckpoint(folder) ? ['--resume', files.checkpoint] : model;
  const outputs = Object.entries(files).flatMap(([option, name]) => [`--${option}`, name]);
  const program = inProject('build/native/autoencoder');
  const child = spawn(program, ['train', ...data, ...training, ...from, ...outputs], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  /** @type {Promise<{ code: number | null, said: string }>} */
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
  return { child, ended };
}

/**
 * Trains to the end, from the checkpoint if there is one.
 * @param {string} folder
 * @returns {Promise<number>} the milliseconds it took
 * @throws {Stop} with what the program said, if it failed
 */
export async function finish(folder) {
  const begin = performance.now();
  const { code, said } = await start(folder).ended;
  if (code !== 0) throw new Stop(`The run ended with exit code ${code}, having said:\n${said}`);
  return performance.now() - begin;
}

/**
 * A run that is ended at random moments, by random signals, and gone on with each time.
 * @param {string} folder
 * @param {() => number} random
 * @param {number} duration milliseconds that an undisturbed run takes
 * @returns {Promise<string[]>} the signals that really ended it, or were noted by it
 */
export async function killAndFinish(folder, random, duration) {
  const kills = [];
  for (let left = 1 + Math.floor(random() * mostKills); left > 0; left -= 1) {
    const signals = endings[Math.floor(random() * endings.length)] ?? [];
    const { child, ended } = start(folder);
    await Promise.race([wait(random() * duration), ended]);
    for (const signal of signals) {
      if (child.kill(signal)) kills.push(signal);
    }
    const { code, said } = await ended;
    // Interrupted or finished is 0; a second signal, or KILL, ends it without a code.
    if (code !== 0 && code !== null) {
      throw new Stop(`After ${kills.join(', ')}: exit code ${code}, having said:\n${said}`);
    }
  }
  await finish(folder);
  return kills;
}
