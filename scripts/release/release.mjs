import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseOptions } from '../lib/arguments.mjs';
import { buildEngineModules, buildPreset } from '../lib/build.mjs';
import { inProject } from '../lib/paths.mjs';
import { ask, run } from '../lib/run.mjs';
import { buildSite } from '../lib/site.mjs';
import { runMain, Stop } from '../lib/stop.mjs';
import { setUp } from '../setup/steps.mjs';
import { checkTag, sectionOf } from './changelog.mjs';

const folder = inProject('dist/release');

// `node scripts/release/release.mjs --tag TAG` puts what a release consists of into dist/release: the
// site, the command line for this machine's system, and what the change log says of the version.
await runMain(async () => {
  const { tag } = parseOptions(process.argv.slice(2), ['tag']);
  if (tag === undefined) throw new Stop('Usage: node scripts/release/release.mjs --tag TAG', 2);
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  checkTag(tag, version);
  const notes = sectionOf(readFileSync(inProject('CHANGELOG.md'), 'utf8'), version);

  await setUp('native', 'wasm');
  await buildPreset('native', { target: 'autoencoder', quiet: true });
  await buildEngineModules();
  await buildSite();

  const program = inProject('build/native/autoencoder');
  const printed = ask(program, ['--version'])?.trim();
  if (printed !== `autoencoder ${version}`) {
    throw new Stop(`The command line says '${printed}' of itself, not 'autoencoder ${version}'.`);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const system = `${process.platform}-${process.arch}`;
  const wanted =
    'the C and C++ libraries of Debian 12 or newer, libpng 1.6, libjpeg, giflib and zlib';
  writeFileSync(`${folder}/notes.md`, `${notes}\nThe command line, ${system}, needs ${wanted}.\n`);
  const site = inProject('dist/site');
  await pack(`autoencoder-playground-${version}-site`, ['-C', site, ...readdirSync(site)]);
  const native = ['-C', inProject('build/native'), 'autoencoder', '-C', inProject(), 'LICENSE'];
  await pack(`autoencoder-${version}-${system}`, native);
  process.stdout.write(`The release is in 'dist/release': ${readdirSync(folder).join(', ')}.\n`);
});

/**
 * Packs files into an archive in which they lie in a folder of the archive's name.
 * @param {string} name without the ending
 * @param {string[]} files as tar takes them
 */
async function pack(name, files) {
  const owner = ['--owner=0', '--group=0', '--numeric-owner', '--sort=name'];
  await run('tar', [
    ...['-czf', `${folder}/${name}.tar.gz`, ...owner, `--transform=s,^,${name}/,`],
    ...files,
  ]);
}
