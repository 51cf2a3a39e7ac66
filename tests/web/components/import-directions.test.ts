import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const WEB = join(import.meta.dirname, '../../../web');

/** The floors of web/components from the ground up; a folder may import from its own floor and below. */
const FLOORS: readonly (readonly string[])[] = [
  ['base'],
  ['words'],
  [
    'anomalies',
    'compare',
    'data',
    'figures',
    'input',
    'latent',
    'network',
    'prose',
    'reconstructions',
    'samples',
    'session',
    'settings',
    'sharing',
    'training',
    'walk',
    'weights',
  ],
  ['playground'],
];

interface Import {
  /** Paths within web/. */
  from: string;
  to: string;
}

const within = (file: string) => relative(WEB, file).split(sep).join('/');

/** Every module of the project that a file names: imports, types too, workers and modules it extends. */
function importsOf(folder: string): Import[] {
  return readdirSync(join(WEB, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
    .flatMap((name) => {
      const file = join(WEB, folder, name);
      const named = readFileSync(file, 'utf8').matchAll(/'(\.{1,2}\/[^']+\.(?:ts|js))'/g);
      return [...named].map(([, path = '']) => ({
        from: within(file),
        to: within(join(dirname(file), path)),
      }));
    });
}

const components = importsOf('components');

/** The folder of web/components that a file is in. */
const folderOf = (file: string) => file.split('/')[1] ?? '';
const floorOf = (file: string) => FLOORS.findIndex((floor) => floor.includes(folderOf(file)));
const isComponent = (file: string) => file.startsWith('components/');
const text = ({ from, to }: Import) => `${from} -> ${to}`;

/** The folders that each folder imports from. */
function arrows(imports: readonly Import[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [source, target] = [folderOf(from), folderOf(to)];
    if (source === target) continue;
    found.set(source, (found.get(source) ?? new Set()).add(target));
  }
  return found;
}

/** A way along the arrows that ends where it began, or nothing. */
function circle(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  const search = (folder: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(folder)) return [...path.slice(path.indexOf(folder)), folder];
    if (done.has(folder)) return undefined;
    for (const next of graph.get(folder) ?? []) {
      const found = search(next, [...path, folder]);
      if (found) return found;
    }
    done.add(folder);
    return undefined;
  };
  for (const folder of graph.keys()) {
    const found = search(folder, []);
    if (found) return found;
  }
  return undefined;
}

describe('the imports within web/', () => {
  it('are found, and lead to files that are there', () => {
    expect(components.length).toBeGreaterThan(100);
    const missing = components.filter(({ to }) => !existsSync(join(WEB, to)));
    expect(missing.map(text)).toEqual([]);
  });

  it('name every folder of web/components a floor', () => {
    const folders = readdirSync(join(WEB, 'components')).sort();
    expect(folders).toEqual(FLOORS.flat().sort());
  });

  it('lead from a component to its own floor or a lower one', () => {
    const inside = components.filter(({ to }) => isComponent(to));
    const upward = inside.filter(({ from, to }) => floorOf(to) > floorOf(from));
    expect(upward.map(text)).toEqual([]);
  });

  it('make no circle between the folders of web/components', () => {
    expect(circle(arrows(components.filter(({ to }) => isComponent(to))))).toBeUndefined();
  });

  it('lead from a component to nothing else but the engine and the words', () => {
    const outside = components.filter(
      ({ to }) => !isComponent(to) && !/^(engine|words)\//.test(to),
    );
    expect(outside.map(text)).toEqual([]);
    const generated = components.filter(({ to }) => to.includes('/generated/'));
    expect(generated.map(text)).toEqual([]);
  });

  it('never lead from the engine to components, pages or words', () => {
    const engine = importsOf('engine').filter(({ to }) => /^(components|pages|words)\//.test(to));
    expect(engine.map(text)).toEqual([]);
  });

  it('lead from the words to nothing else of the page', () => {
    const words = importsOf('words').filter(({ to }) => !to.startsWith('words/'));
    expect(words.map(text)).toEqual([]);
  });

  it('are recognized as a circle where they make one', () => {
    const graph = arrows([
      { from: 'components/a/1.ts', to: 'components/b/1.ts' },
      { from: 'components/b/2.ts', to: 'components/c/1.ts' },
      { from: 'components/c/2.ts', to: 'components/b/3.ts' },
    ]);
    expect(circle(graph)).toEqual(['b', 'c', 'b']);
  });
});
