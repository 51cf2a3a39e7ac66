import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { formulaOf } from '../../../web/words/formulas.ts';
import { glossary, type WordId } from '../../../web/words/glossary.ts';
import { LANGUAGES, setLanguage } from '../../../web/words/language.ts';

const COMPONENTS = join(import.meta.dirname, '../../../web/components');

// Who changes the language tells it to the window.
vi.stubGlobal('window', new EventTarget());

const words = Object.keys(glossary()) as WordId[];

const sources = readdirSync(COMPONENTS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(COMPONENTS, name), 'utf8') }));

function sentences(text: string, language: string): string[] {
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text);
  return [...segments].map(({ segment }) => segment.trim());
}

/** The ids that the page's templates give its words. */
function placed(text: string): string[] {
  return [...text.matchAll(/<playground-word\s+word="([^"]*)"/g)].map(([, id = '']) => id);
}

/** Elements around a word in which a button is not allowed, or would do two things at once. */
function wrongParents(text: string): string[] {
  return ['label', 'button', 'summary', 'a', 'option'].filter((name) =>
    new RegExp(`<${name}\\b(?:(?!</${name}>)[\\s\\S])*<playground-word\\b`).test(text),
  );
}

describe('the glossary', () => {
  afterEach(() => setLanguage('en'));

  it.each(LANGUAGES)('says what each word means in two sentences, in %s', async (language) => {
    await setLanguage(language);
    const meanings = glossary();
    const others = words.filter((word) => sentences(meanings[word].text, language).length !== 2);
    expect(others).toEqual([]);
  });

  it('says it in Spanish where that is spoken', async () => {
    const english = glossary();
    await setLanguage('es');
    const spanish = glossary();
    expect(words.filter((word) => english[word].text === spanish[word].text)).toEqual([]);
    expect(spanish.bottleneck.term).toBe('Cuello de botella');
  });

  it('leads on from a word to others that it has', () => {
    for (const word of words) {
      const { see } = glossary()[word];
      expect(words, word).toEqual(expect.arrayContaining([...see]));
      expect(see, word).not.toContain(word);
    }
  });

  it('has a formula for what can be calculated', () => {
    expect(formulaOf('mse')).toBeDefined();
    expect(formulaOf('prepared')).toBeUndefined();
  });
});

describe('the words on the page', () => {
  it('are all in the glossary, and all of the glossary is on the page', () => {
    const found = new Set(sources.flatMap(({ text }) => placed(text)));
    expect([...found].sort()).toEqual([...words].sort());
  });

  it('stand where a button may be', () => {
    const wrong = sources.flatMap(({ name, text }) =>
      wrongParents(text).map((parent) => `${name}: in a <${parent}>`),
    );
    expect(wrong).toEqual([]);
  });

  it('are recognized where a button may not be', () => {
    const word = '<playground-word word="code">code</playground-word>';
    expect(wrongParents(`<label>The ${word}</label>`)).toEqual(['label']);
    expect(wrongParents(`<label>The</label> ${word} <label></label>`)).toEqual([]);
  });
});
