import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { inProject } from '../../scripts/lib/paths.mjs';
import { chooseStages, stages } from '../../scripts/test/stages.mjs';
import { workflows } from '../../scripts/test/workflows.mjs';

const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
const texts = readdirSync(inProject(workflows)).map((name) =>
  readFileSync(inProject(workflows, name), 'utf8'),
);

/** Every value that stands under one of these keys, however deep. */
function valuesOf(node: unknown, keys: string[]): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    keys.includes(key) && typeof value === 'string' ? [value] : valuesOf(value, keys),
  );
}
const all = (...keys: string[]) => texts.flatMap((text) => valuesOf(parse(text), keys));

/** Names of stages that workflows ask for, without expressions that stand for others. */
const asked = all('stages').filter((names) => !names.includes('${{'));

describe('the workflows', () => {
  it('run scripts that there are', () => {
    const commands = all('run');
    const named = commands.flatMap((command) =>
      [...command.matchAll(/\bnpm (?:run (?:-s )?)?([\w:-]+)/g)].map(([, name]) => name),
    );
    expect(named).toContain('build');
    expect(named.filter((name) => !(name && name in scripts))).toEqual([]);
    const files = commands.flatMap((command) => command.match(/\bscripts\/[\w./-]+/g) ?? []);
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !existsSync(inProject(file)))).toEqual([]);
  });

  it('run every stage, each by its name', () => {
    const run = asked.flatMap((names) => chooseStages(names)).map(({ name }) => name);
    expect(stages.map(({ name }) => name).filter((name) => !run.includes(name))).toEqual([]);
  });

  it('name actions by their major version, and of this repository those that there are', () => {
    const used = all('uses');
    const own = used.filter((action) => action.startsWith('./'));
    expect(own.filter((action) => !existsSync(inProject(action)))).toEqual([]);
    const others = used.filter((action) => !action.startsWith('./'));
    expect(others.filter((action) => !/^actions\/[\w-]+@v\d+$/.test(action))).toEqual([]);
  });

  it('may read the repository and no more, but for the jobs that publish', () => {
    for (const text of texts) expect(parse(text).permissions).toEqual({ contents: 'read' });
  });
});
