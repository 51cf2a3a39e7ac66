import { parseArgs } from 'node:util';
import { Stop } from './stop.mjs';

/**
 * Reads options that each take a value, `--name VALUE` or `--name=VALUE`, and flags, `--name`.
 * @template {string} Name
 * @template {string} [Flag=never]
 * @param {string[]} args
 * @param {Name[]} names the options that are allowed
 * @param {Flag[]} [flags] the flags that are allowed
 * @returns {Partial<Record<Name, string> & Record<Flag, boolean>>}
 * @throws {Stop} with exit code 2 for anything else
 */
export function parseOptions(args, names, flags = []) {
  const options = Object.fromEntries([
    ...names.map((name) => [name, { type: /** @type {const} */ ('string') }]),
    ...flags.map((name) => [name, { type: /** @type {const} */ ('boolean') }]),
  ]);
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    return /** @type {Partial<Record<Name, string> & Record<Flag, boolean>>} */ (values);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    const allowed = [
      ...names.map((name) => `--${name} VALUE`),
      ...flags.map((name) => `--${name}`),
    ];
    throw new Stop(`${reason}; the options are: ${allowed.join(', ')}.`, 2);
  }
}

/**
 * @param {string | undefined} text
 * @returns {number | undefined} the port, or undefined if none was given
 * @throws {Stop} with exit code 2 if it is no port
 */
export function parsePort(text) {
  if (text === undefined) return undefined;
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 1 && port <= 65535) return port;
  throw new Stop(`--port is '${text}', but a port is a whole number from 1 to 65535.`, 2);
}
