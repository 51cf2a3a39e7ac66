import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const PAGES = path.join(import.meta.dirname, '../../../web/pages');

/** The names of the headings and paragraphs of markup, without what is a link alone. */
function blocks(markup: string): string[] {
  const found = [...markup.matchAll(/<(h[12]|p)>([\s\S]*?)<\/\1>/g)];
  return found
    .filter(([, , text = '']) => text.replace(/<a[\s\S]*?<\/a>/g, '').trim() !== '')
    .map(([, name = '']) => (name === 'p' ? 'paragraph' : 'heading'));
}

it.each(['index.html', 'embed.html', 'licences.html'])(
  '%s says in Spanish, too, what it says without a script',
  (name) => {
    const page = readFileSync(path.join(PAGES, name), 'utf8');
    const spanish = /<div lang="es">[\s\S]*?<\/div>/g;
    const translated = (page.match(spanish) ?? []).flatMap(blocks);
    expect(translated).toEqual(blocks(page.replace(spanish, '')));
  },
);
