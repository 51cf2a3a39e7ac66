import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ask, findProgram, run } from '../lib/run.mjs';
import { Stop } from '../lib/stop.mjs';
import { systemPackages } from './package-names.mjs';

/** Whether this system's packages are Debian's own. */
export function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/**
 * Sees to it that the distribution packages that these purposes need are installed.
 * @param {import('./package-names.mjs').Purpose[]} purposes
 */
export async function ensureSystemPackages(purposes) {
  const packages = purposes.flatMap((purpose) => systemPackages[purpose]);
  if (!isDebian()) {
    checkPrograms(packages);
    return;
  }
  const names = [...new Set(packages.map(({ name }) => name))];
  const missing = missingPackages(names);
  if (missing.length > 0) await install(missing);
}

/**
 * @param {string[]} names
 * @returns {string[]} those that are not installed
 */
function missingPackages(names) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
  const format = '${Package} ${db:Status-Status}\\n';
  // It leaves out names that it does not know and then exits with 1, so only its output counts.
  const query = ['--show', '--showformat', format, ...names];
  const listing = spawnSync('dpkg-query', query, { encoding: 'utf8' }).stdout ?? '';
  const installed = new Set(
    listing
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/** @param {string[]} names */
async function install(names) {
  const command = ['apt-get', 'install', '-y', '--no-install-recommends', ...names];
  const prefix = rootPrefix();
  if (prefix === undefined) {
    throw new Stop(
      `These packages are missing and installing them needs root; please run: ` +
        `sudo apt-get update && sudo ${command.join(' ')}`,
    );
  }
  process.stderr.write(`Installing distribution packages: ${names.join(' ')}\n`);
  const asRoot = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  const waiting = ['-q', '-o', 'DPkg::Lock::Timeout=600'];
  const [program = 'env', ...args] = asRoot;
  // A package list may be missing or too old to name files that are still on the mirror.
  if (!canInstall(names)) await run(program, [...args, ...waiting, 'update'], { quiet: true });
  const options = [...waiting, ...command.slice(1)];
  await run(program, [...args, ...options], { quiet: true }).catch(async () => {
    await run(program, [...args, ...waiting, 'update'], { quiet: true });
    await run(program, [...args, ...options], { quiet: true });
  });
}

/**
 * What to put before a command so that it runs as root: nothing for root itself, passwordless sudo
 * where there is one, otherwise undefined.
 * @returns {string[] | undefined}
 */
function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  return ask('sudo', ['-n', 'true']) === undefined ? undefined : ['sudo', '-n'];
}

/** @param {string[]} names */
function canInstall(names) {
  return (
    ask('apt-get', ['install', '--simulate', '--no-install-recommends', ...names]) !== undefined
  );
}

/** @param {import('./package-names.mjs').SystemPackage[]} packages */
function checkPrograms(packages) {
  for (const { name, programs } of packages) {
    if (programs && !findProgram(...programs)) {
      throw new Stop(
        `'${programs[0]}' is not on PATH; please install it (Debian calls the package '${name}') ` +
          `and run this again.`,
      );
    }
  }
}
