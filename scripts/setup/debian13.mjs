import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { inToolchain } from '../lib/paths.mjs';
import { ask, run, tryRun } from '../lib/run.mjs';
import { Stop } from '../lib/stop.mjs';

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
const cache = inToolchain('cache');

/**
 * Fetches Debian 13 packages and unpacks them into a folder, whatever was in it before. Neither the
 * system's packages nor its package lists are touched: apt runs on a state of its own, and checks
 * the archive's signature. Packages that are in `.toolchain/cache` already are used again if their
 * SHA-256 is the one in the signed index.
 * @param {string[]} names
 * @param {string} folder
 * @param {(unpacked: string) => Promise<void>} [finish] last changes before the folder gets its name
 */
export async function unpackDebian13(names, folder, finish) {
  process.stderr.write(`Fetching Debian 13 packages: ${names.join(' ')}\n`);
  const files = await fetchPackages(names);
  const unpacked = `${folder}.part`;
  rmSync(unpacked, { recursive: true, force: true });
  mkdirSync(unpacked, { recursive: true });
  for (const file of files) await run('dpkg', ['-x', file, unpacked], { quiet: true });
  await finish?.(unpacked);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unpacked, folder);
}

/**
 * @param {string[]} names
 * @returns {Promise<string[]>} the packages' files, in the cache
 */
async function fetchPackages(names) {
  const options = await privateApt();
  const listing = await run('apt-get', [...options, 'download', '--print-uris', ...names], {
    quiet: true,
  });
  const packages = [...listing.matchAll(/^'[^']*' (\S+) \d+ SHA256:([0-9a-f]{64})$/gm)].map(
    ([, file = '', sha256 = '']) => ({ file: path.join(cache, file), sha256 }),
  );
  if (packages.length !== names.length) {
    throw new Stop(`Debian 13 does not offer all of these packages: ${names.join(' ')}.`);
  }
  for (const { file, sha256 } of packages) {
    if (existsSync(file) && (await sha256Of(file)) === sha256) continue;
    rmSync(file, { force: true });
    const name = path.basename(file).split('_')[0] ?? '';
    await run('apt-get', [...options, 'download', name], { cwd: cache, quiet: true });
    if (!existsSync(file) || (await sha256Of(file)) !== sha256) {
      throw new Stop(`'${file}' is not the file that Debian's signed index describes.`);
    }
  }
  return packages.map(({ file }) => file);
}

/**
 * Options that give apt a state of its own below `.toolchain/`, with Debian 13's index in it.
 * @returns {Promise<string[]>}
 */
async function privateApt() {
  const state = inToolchain('apt');
  for (const part of ['lists/partial', 'archives/partial']) {
    mkdirSync(path.join(state, part), { recursive: true });
  }
  mkdirSync(cache, { recursive: true });
  const sources = path.join(state, 'sources.list');
  const options = [
    '-q',
    ...['-o', `Dir::State=${state}`, '-o', `Dir::Cache=${state}`],
    ...['-o', 'Dir::State::status=/dev/null', '-o', `Dir::Etc::sourcelist=${sources}`],
    ...['-o', 'Dir::Etc::sourceparts=-', '-o', 'Acquire::Languages=none'],
    // The user that apt fetches as may not read a project below somebody's home folder.
    ...['-o', `APT::Sandbox::User=${process.getuid?.() === 0 ? 'root' : ''}`],
  ];
  const answers = [];
  for (const address of archiveAddresses()) {
    writeFileSync(sources, `deb [signed-by=${keyring}] ${address} trixie main\n`);
    const { exitCode, output } = await tryRun(
      'apt-get',
      [...options, '-o', 'APT::Update::Error-Mode=any', 'update'],
      { quiet: true },
    );
    if (exitCode === 0) return options;
    answers.push(output);
  }
  process.stderr.write(answers.join(''));
  throw new Stop(
    "Debian 13's package index could not be fetched through this system's apt sources.",
  );
}

/**
 * The addresses of the archives that this system's own apt sources name, Debian's likely one first.
 * @returns {string[]}
 */
function archiveAddresses() {
  const format = '$(COMPONENT) $(REPO_URI)';
  const listing =
    ask('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']) ?? '';
  const addresses = listing
    .split('\n')
    .filter((line) => line.startsWith('main '))
    .map((line) => line.slice('main '.length));
  /** @param {string} address */
  const rank = (address) => (/\/debian\/?$/.test(address) ? 0 : 1);
  return [...new Set(addresses)].sort((a, b) => rank(a) - rank(b));
}

/** @param {string} file */
async function sha256Of(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
