import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { inProject } from '../../../scripts/lib/paths.mjs';

it.each([
  ['simd', 'core.setThreads(1); core.digitsDataset(20, 1).delete();'],
  ['reader', "core.makeDatasetReader('{}').delete();"],
])('a module makes no functions from strings, which a policy may refuse: %s', (name, use) => {
  const module = inProject(`web/engine/generated/autoencoder-${name}.js`);
  const script = `import create from ${JSON.stringify(module)};
    const core = await create();
    ${use}
    console.log('done');`;
  const flags = ['--disallow-code-generation-from-strings', '--input-type=module'];
  const printed = execFileSync(process.execPath, [...flags, '--eval', script], {
    encoding: 'utf8',
  });
  expect(printed.trim()).toBe('done');
});
