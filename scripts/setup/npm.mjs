import { existsSync, readFileSync, rmSync } from 'node:fs';
import { inProject } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { hashOf, once } from '../lib/stamp.mjs';
import { Stop } from '../lib/stop.mjs';

/** Sees to it that `node_modules` is what package-lock.json says. */
export async function ensureNodeModules() {
  checkNodeVersion();
  const [lock, manifest] = ['package-lock.json', 'package.json'].map((name) =>
    readFileSync(inProject(name), 'utf8'),
  );
  const { dependencies, devDependencies } = JSON.parse(manifest ?? '{}');
  const wanted = JSON.stringify({ dependencies, devDependencies });
  // npm writes this file last, so that a folder without it was left by an interrupted run.
  const result = inProject('node_modules', '.package-lock.json');
  const inputs = hashOf(lock ?? '', wanted, process.version, process.platform, process.arch);
  await once('node_modules', inputs, result, async () => {
    process.stderr.write('Installing npm packages\n');
    const folder = inProject('node_modules');
    if (existsSync(folder) && !existsSync(result)) rmSync(folder, { recursive: true });
    await run('npm', ['ci', '--no-audit', '--no-fund'], { quiet: true });
  });
}

function checkNodeVersion() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(`Node ${process.versions.node} is too old; please use Node 20.19 or newer.`);
}
