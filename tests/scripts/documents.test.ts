import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../scripts/lib/paths.mjs';

/** The folders and files of the project that git ignores, as `.gitignore` lists them from the root. */
const ignored = readFileSync(inProject('.gitignore'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('/'))
  .map((line) => line.slice(1).replace(/\/$/, ''));

/** All files and folders of the project, with '/' between the parts, except ignored ones. */
function projectPaths(): string[] {
  const roots = readdirSync(inProject('.'), { withFileTypes: true }).filter(
    ({ name }) => name !== '.git' && !ignored.includes(name),
  );
  const below = roots
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(inProject(name), { recursive: true, encoding: 'utf8' }).map(
        (path) => `${name}/${path.replaceAll('\\', '/')}`,
      ),
    );
  return [...roots.map(({ name }) => name), ...below];
}

const paths = projectPaths();
const topFolders = new Set(
  paths.filter((path) => path.includes('/')).map((path) => path.split('/')[0]),
);

/** The words between single backticks, outside of blocks of code and of comments. */
function quotedWords(markdown: string): string[] {
  const text = markdown.replace(/^```.*?^```/gms, '').replace(/<!--.*?-->/gs, '');
  return [...text.matchAll(/`([^`]+)`/g)].flatMap(([, quoted = '']) => quoted.split(/\s+/));
}

/** Whether a word begins with a folder of the project, or ends as a source file's name does. */
function looksLikeProjectPath(word: string): boolean {
  if (!/^[\w.-]+(\/[\w.-]+)*\/?$/.test(word)) return false;
  if (ignored.some((folder) => word === folder || word.startsWith(`${folder}/`))) return false;
  const isBelowFolder = word.includes('/') && topFolders.has(word.split('/')[0]);
  return isBelowFolder || /\.(cpp|hpp|ts|mjs|py|cmake|html|md)$/.test(word);
}

/** Paths may be written without the folders that the text speaks of, such as `nn/loss.hpp`. */
function exists(word: string): boolean {
  const path = word.replace(/\/$/, '');
  return paths.some((found) => found === path || found.endsWith(`/${path}`));
}

function missingPaths(markdown: string): string[] {
  return quotedWords(markdown).filter((word) => looksLikeProjectPath(word) && !exists(word));
}

describe('The paths that a document names', () => {
  for (const name of ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/hosting.md']) {
    it(`exist in the project: ${name}`, () => {
      const markdown = readFileSync(inProject(name), 'utf8');
      expect(quotedWords(markdown).filter(looksLikeProjectPath).length).toBeGreaterThan(0);
      expect(missingPaths(markdown)).toEqual([]);
    });
  }

  it('are found in commands and in shortened form, and told where they are missing', () => {
    const text =
      'Run `node scripts/build/none.mjs native`, read `src/none/`, `nn/loss.hpp`, `nn/none.hpp`.';
    expect(missingPaths(text)).toEqual(['scripts/build/none.mjs', 'src/none/', 'nn/none.hpp']);
  });

  it('are not looked for in blocks of code, in ignored folders, or in words of other kinds', () => {
    const text =
      '```sh\ncat `src/none.cpp`\n```\n`dist/site`, `nn.Linear`, `--out sheet.png`, `*_test.cpp`';
    expect(missingPaths(text)).toEqual([]);
  });
});
