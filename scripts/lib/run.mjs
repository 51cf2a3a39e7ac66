import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { projectFolder } from './paths.mjs';
import { Stop } from './stop.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] the folder to run in; the project's folder by default
 * @property {NodeJS.ProcessEnv} [env] the whole environment; this process's own by default
 * @property {boolean} [quiet] keep the output, and show it only if the program fails
 *
 * @typedef {object} RunResult
 * @property {number} exitCode
 * @property {string} output standard output and standard error, in the order they came
 */

/**
 * Runs a program to its end with everything it prints sent to standard error, so that a script's
 * own standard output stays its own.
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function tryRun(program, args, { cwd = projectFolder, env = process.env, quiet } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    /** @param {Buffer} chunk */
    const take = (chunk) => {
      output += chunk.toString();
      if (!quiet) process.stderr.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) =>
      reject(new Stop(`The program '${program}' could not be started: ${error.message}.`)),
    );
    child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, output }));
  });
}

/**
 * Like `tryRun`, but a program that fails ends the script.
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} what the program printed
 */
export async function run(program, args, options = {}) {
  const { exitCode, output } = await tryRun(program, args, options);
  if (exitCode !== 0) {
    if (options.quiet) process.stderr.write(output);
    const command = [program, ...args].join(' ');
    const shown = command.length > 160 ? `${command.slice(0, 160)}…` : command;
    throw new Stop(`'${shown}' failed with exit code ${exitCode}.`);
  }
  return output;
}

/**
 * What a program prints on standard output, or undefined if it is not there or fails.
 * @param {string} program
 * @param {string[]} args
 * @returns {string | undefined}
 */
export function ask(program, args) {
  const { status, stdout } = spawnSync(program, args, { encoding: 'utf8', cwd: projectFolder });
  return status === 0 ? stdout : undefined;
}

/**
 * The path of the first of these programs that is on PATH, or undefined.
 * @param {...string} names
 * @returns {string | undefined}
 */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
