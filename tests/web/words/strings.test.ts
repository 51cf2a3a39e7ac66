// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the code in the strings is looked at, not run.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findStrings, findStringsIn } from './strings.ts';

const COMPONENTS = path.join(import.meta.dirname, '../../../web/components');

/** Texts that are the same in every language, or not for people. */
const EXCEPTIONS: readonly { text: RegExp; why: string }[] = [
  { text: /^Autoencoder Playground$/, why: 'the name of the page' },
  {
    text: /^(?:Leaky ReLU|Huber|Adam|BCE|ELBO|t-SNE|Markdown, MDX|React|px)$/,
    why: 'names that are the same in every language',
  },
  { text: /^(?:Enter|Escape|Tab)$/, why: 'the browser’s names of keys' },
  { text: /^autoencoder-playground training$/, why: 'the name of a lock' },
  { text: /^Files$/, why: 'the browser’s name for what is dragged' },
  { text: /^(?:<(?:iframe|script) |from IPython)/, why: 'code to be copied' },
  { text: /^cross-origin-isolated; /, why: 'what a frame may do, as browsers read it' },
  { text: /^(?:color-mix\(|@media )/, why: 'code of a style sheet' },
];

const found = findStringsIn(COMPONENTS).filter(
  ({ text }) => !EXCEPTIONS.some((exception) => exception.text.test(text)),
);

describe('the words of the page', () => {
  it('are in the catalogues, every one of them', () => {
    expect(found.map(({ file, line, text }) => `${file}:${line}: ${text}`)).toEqual([]);
  });
});

describe('a text that is in no catalogue', () => {
  const texts = (code: string) => findStrings('file.ts', code).map(({ text }) => text);

  it('is found between the tags of a template', () => {
    expect(texts('html`<p>Hello <b>there</b></p>`')).toEqual(['Hello', 'there']);
    expect(texts("html`<p>${msg('Hello')} ${count}</p>`")).toEqual([]);
  });

  it('is found in attributes that are read out', () => {
    expect(texts('html`<p title="Hello" class="plain box"></p>`')).toEqual(['Hello']);
    expect(texts('html`<p aria-label="${count} images" id=one></p>`')).toEqual(['images']);
    expect(texts("html`<p title=${msg('Hello')}></p>`")).toEqual([]);
  });

  it('is found in what fills a template', () => {
    expect(texts("html`<p>${big ? 'large' : ''}</p>`")).toEqual(['large']);
    expect(texts("html`<p class=${big ? 'large' : ''}></p>`")).toEqual([]);
    expect(texts("html`<p class=\"box ${big ? 'large' : ''}\"></p>`")).toEqual([]);
    expect(texts('html`<p>${images.map((image) => html`<b>one image</b>`)}</p>`')).toEqual([
      'one image',
    ]);
  });

  it('is found in strings of the program that read as words', () => {
    expect(texts("const text = 'no images yet';")).toEqual(['no images yet']);
    expect(texts("const name = 'Walk';")).toEqual(['Walk']);
    expect(texts('const text = `${count} new images`;')).toEqual(['… new images']);
    expect(texts("const text = msg('no images yet');")).toEqual([]);
    expect(texts('const text = msg(str`${count} new images`);')).toEqual([]);
  });

  it('is found in what fills a message', () => {
    expect(texts("msg(str`A ${big ? 'very large' : ''} image`)")).toEqual(['very large']);
  });

  it('is not taken for one where it is a name', () => {
    expect(texts("import { a } from './Some file.ts';")).toEqual([]);
    expect(texts("if (event.key === 'Escape') close();")).toEqual([]);
    expect(texts("switch (key) { case 'Enter': close(); }")).toEqual([]);
    expect(texts("throw new Error('This cannot be.');")).toEqual([]);
    expect(texts("const kind = 'variational'; css`p a { color: red }`;")).toEqual([]);
    expect(texts("root.querySelector('p strong');")).toEqual([]);
    expect(texts("type Key = 'Enter' | 'Escape';")).toEqual([]);
  });
});
