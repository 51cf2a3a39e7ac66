import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inProject } from '../../scripts/lib/paths.mjs';
import { stages } from '../../scripts/test/stages.mjs';

const text = readFileSync(inProject('CONTRIBUTING.md'), 'utf8');

it('CONTRIBUTING.md tells every stage and every command', () => {
  const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const commands = Object.keys(scripts).map((name) =>
    ['start', 'test'].includes(name) ? `\`npm ${name}` : `\`npm run ${name}`,
  );
  const names = stages.map(({ name }) => `\`${name}\``);
  expect([...commands, ...names].filter((name) => !text.includes(name))).toEqual([]);
});
