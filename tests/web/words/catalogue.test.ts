import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogueFiles } from '../../../scripts/words/catalogue.mjs';
import { LANGUAGES } from '../../../web/words/language.ts';
import { allMessages, isTranslated, placeholders } from './catalogue.ts';

const PROJECT = path.join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(PROJECT, file), 'utf8');

/** Words that are the same in Spanish. */
const SAME = new Set<string>(['Beta', 'error {0}']);

describe('the catalogues', () => {
  let files: ReadonlyMap<string, string>;

  beforeAll(async () => {
    files = await catalogueFiles();
    // All of the page's sources are read, which takes long on a busy machine.
  }, 240_000);

  it('are there for every language but that of the sources', () => {
    const languages = LANGUAGES.filter((language) => language !== 'en');
    expect([...files.keys()]).toEqual(
      languages.flatMap((language) => [
        `web/words/${language}.xlf`,
        `web/words/generated/${language}.ts`,
      ]),
    );
  });

  it('have the words of the sources; else run `npm run words`', () => {
    for (const [file, text] of files) expect(read(file), file).toBe(text);
  });
});

describe('the Spanish catalogue', () => {
  const messages = allMessages(read('web/words/es.xlf'));

  it('has a translation of every message', () => {
    expect(messages.filter(({ target }) => !target?.trim()).map(({ source }) => source)).toEqual(
      [],
    );
  });

  it('leaves nothing in English but what is the same in both', () => {
    const left = messages.filter(({ source, target }) => source === target && !SAME.has(source));
    expect(left.filter(({ source }) => isTranslated(source)).map(({ source }) => source)).toEqual(
      [],
    );
    const sources = new Set(messages.map(({ source }) => source));
    expect([...SAME].filter((word) => !sources.has(word))).toEqual([]);
  });

  it('has the same values and tags in each message', () => {
    const other = messages.filter(
      ({ source, target = '' }) =>
        placeholders(source).sort().join() !== placeholders(target).sort().join(),
    );
    expect(other.map(({ source }) => source)).toEqual([]);
  });
});
