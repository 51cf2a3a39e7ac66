import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../scripts/lib/paths.mjs';
import { affectedStages, changedPaths, untested } from '../../scripts/test/changes.mjs';
import { parseTestOptions } from '../../scripts/test/options.mjs';
import { type Stage, stages } from '../../scripts/test/stages.mjs';

const names = (chosen: Stage[]) => chosen.map(({ name }) => name);
const affected = (...paths: string[]) => names(affectedStages(paths, stages));

describe('affectedStages', () => {
  it('leaves C++ alone where only the page changed', () => {
    expect(affected('web/components/base/images.ts')).toEqual(
      ['lint', 'types', 'web', 'engine', 'site', 'browser', 'engines'], //
    );
    expect(affected('web/pages/page.css', 'tests/e2e/walk.spec.ts')).not.toContain('native');
    expect(affected('tests/e2e/walk.spec.ts')).toContain('browser');
    expect(affected('tests/web/engine/pace.test.ts')).not.toContain('browser');
  });

  it('leaves the page alone where only tests in C++ changed', () => {
    expect(affected('tests/nn/network_test.cpp')).toEqual(
      ['format', 'native', 'sanitize', 'thread-sanitize', 'wasm', 'wasm-threads'], //
    );
    expect(affected('tests/math/random_test.cpp')).toContain('neon');
  });

  it('runs what is built of the core where the core changed', () => {
    const ofCore = affected('src/training/trainer.cpp');
    expect(names(stages).filter((name) => !ofCore.includes(name))).toEqual(
      ['lint', 'symbols', 'neon', 'types', 'server'], //
    );
    expect(affected('src/math/products.cpp')).toEqual(
      expect.arrayContaining(['symbols', 'neon', 'native']),
    );
  });

  it('runs everything where the set-up, the stages or the packages changed', () => {
    for (const path of ['scripts/setup/npm.mjs', 'scripts/test/counts.mjs', 'package-lock.json']) {
      expect(affected(path)).toEqual(names(stages));
    }
  });

  it('runs everything where a path is new to it, also beside paths that it knows', () => {
    expect(affected('Makefile')).toEqual(names(stages));
    // Being of a kind that a linter reads is not being known.
    expect(affected('README.md', 'examples/train.ts')).toEqual(names(stages));
  });

  it('runs nothing for prose, and nothing for nothing', () => {
    expect(affected('SECURITY.md', 'docs/page.png')).toEqual([]);
    expect(affected()).toEqual([]);
  });

  it('runs what reads a file that is no source', () => {
    expect(affected('README.md')).toEqual(['web']);
    expect(affected('docs/architecture.md')).toEqual(['web']);
    expect(affected('schema/configuration.schema.json')).toContain('native');
    expect(affected('tests/fixtures/links-0.1.0.json')).toContain('web');
    expect(affected('tests/fixtures/variational-0.1.0.safetensors')).toContain('native');
  });

  it('names folders and files that there are', () => {
    const starts = [...stages.flatMap(({ paths }) => paths), ...untested].map(
      (pattern) => pattern.split('*')[0] ?? '',
    );
    expect(starts.filter((start) => !existsSync(inProject(start)))).toEqual([]);
  });
});

describe('changedPaths', () => {
  it('refuses what is no commit', () => {
    expect(() => changedPaths('no-such-branch')).toThrow("--changed is 'no-such-branch'");
  });
});

describe('parseTestOptions', () => {
  it.each([
    [[], {}],
    [['--changed'], { changed: '' }],
    [['--changed', 'v1'], { changed: 'v1' }],
    [['--changed=v1'], { changed: 'v1' }],
    [['--changed', '--only', 'web'], { changed: '', only: 'web' }],
    [['--only', 'web', '--changed'], { changed: '', only: 'web' }],
  ])('reads %j', (args, options) => {
    expect(parseTestOptions(args)).toEqual(options);
  });

  it('refuses anything else', () => {
    expect(() => parseTestOptions(['--change'])).toThrow('--change');
    expect(() => parseTestOptions(['--only'])).toThrow('--only');
  });
});
