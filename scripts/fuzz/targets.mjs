import { mkdirSync, readdirSync } from 'node:fs';
import { buildPreset } from '../lib/build.mjs';
import { inProject } from '../lib/paths.mjs';
import { tryRun } from '../lib/run.mjs';
import { Stop } from '../lib/stop.mjs';

const folder = inProject('build/fuzz');

/** The limits within which every reader has to stay: a gigabyte, and 20 seconds for one input. */
const limits = ['-rss_limit_mb=1024', '-malloc_limit_mb=1024', '-timeout=20', '-max_len=8192'];

/** Builds the program that fuzzes, which writes the seeds. @param {boolean} [quiet] */
export const buildFuzzing = (quiet) => buildPreset('fuzz', { target: 'autoencoder_fuzz', quiet });

/** The names of the readers that are fuzzed; the program must have been built. */
export const targetNames = () => readdirSync(`${folder}/seeds`).sort();

/**
 * @param {string | undefined} name
 * @returns {string[]} that target, or all of them
 * @throws {Stop} with exit code 2 where there is no such target
 */
export function chooseTargets(name) {
  const names = targetNames();
  if (name === undefined) return names;
  if (names.includes(name)) return [name];
  throw new Stop(`There is no target '${name}'; the targets are ${names.join(', ')}.`, 2);
}

/**
 * @param {string} output what libFuzzer printed, with its final statistics
 * @returns {number} how many inputs were read
 */
export function parseExecutions(output) {
  const [, count = '0'] = /number_of_executed_units:\s*(\d+)/.exec(output) ?? [];
  return Number(count);
}

/**
 * Fuzzes one reader. What it finds goes to `corpus`, and an input that breaks it to
 * `build/fuzz/findings`.
 * @param {string} target
 * @param {string} corpus a folder that is made where it is not there
 * @param {string[]} options more of libFuzzer's options: how long, the seed of its random choices
 * @returns {Promise<{ target: string, executions: number, failed: boolean, output: string }>}
 */
export async function fuzz(target, corpus, options) {
  const findings = `${folder}/findings`;
  for (const path of [corpus, findings]) mkdirSync(path, { recursive: true });
  const { exitCode, output } = await tryRun(
    `${folder}/tests/fuzz/autoencoder_fuzz`,
    [
      `--target=${target}`,
      ...[...limits, ...options, '-print_final_stats=1', `-artifact_prefix=${findings}/${target}-`],
      ...[corpus, `${folder}/seeds/${target}`],
    ],
    { quiet: true, env: { ...process.env, UBSAN_OPTIONS: 'print_stacktrace=1' } },
  );
  return { target, executions: parseExecutions(output), failed: exitCode !== 0, output };
}

/**
 * Fuzzes readers, two at a time.
 * @param {string[]} targets
 * @param {(target: string) => string} corpusOf
 * @param {string[]} options
 * @returns {Promise<number>} how many of them failed
 */
export async function fuzzAll(targets, corpusOf, options) {
  const waiting = [...targets];
  let failures = 0;
  const work = async () => {
    for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
      const { executions, failed, output } = await fuzz(target, corpusOf(target), options);
      if (failed) process.stderr.write(`${output}\n`);
      if (failed) failures += 1;
      const outcome = failed ? ', and a finding in build/fuzz/findings' : '';
      process.stdout.write(`${target}: ${executions} executions${outcome}\n`);
    }
  };
  await Promise.all([work(), work()]);
  return failures;
}
