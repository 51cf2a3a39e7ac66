// Addresses that nobody wrote: whatever a link says, the page starts, and what makes no sense is told.
import { describe, expect, it } from 'vitest';
import {
  ADDRESS_NAMES,
  addressText,
  attributeFor,
  readAddress,
} from '../../../../web/components/sharing/address.ts';
import { parseData } from '../../../../web/components/sharing/data-text.ts';
import type { AttributeTexts } from '../../../../web/components/sharing/properties.ts';
import { requestedProperties } from '../../../../web/components/sharing/requested-properties.ts';

const parts = {
  panels: ['train', 'map', 'draw', 'walk'],
  drawers: ['reconstructions', 'draw', 'walk'],
};

/** Whole numbers below a bound, the same for a seed: xorshift (Marsaglia, 2003). */
function randomNumbers(seed: number) {
  let state = seed;
  return (bound: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}
type Random = ReturnType<typeof randomNumbers>;

const pick = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

/** What addresses are made of, and what they should not be. */
const pieces = [
  ...['mnist', 'mnist:10000', 'digits:6000', 'digits:0', 'fashion', 'classic', 'walk', 'map,train'],
  ...['0', '-1', '1', '9007199254740993', '1e400', 'NaN', '0x10', '٣', '½', '1.5', '-0', '00'],
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    ':',
    ',',
    '/',
    ' ',
    '%',
    '%zz',
    '%00',
    '&',
    '=',
    '#',
    '?',
    '+',
  ],
  ...[
    '{"model":{"code":2}}',
    '{"model":null}',
    '{"__proto__":{"a":1}}',
    '{"constructor":{}}',
    '[[[[',
  ],
  ...['__proto__', 'constructor', 'toString', '\u0000', '\u202e', '😀', 'ä', '<script>', 'dark'],
];

/** A text of pieces, some of them again and again. */
const textOf = (random: Random) =>
  Array.from({ length: random(6) }, () =>
    pick(random, pieces).repeat(1 + (random(20) === 0 ? random(300) : 0)),
  ).join('');

const names = [...ADDRESS_NAMES, '__proto__', 'toString', 'unknown', ''];

function addressOf(random: Random): string {
  const said = Array.from({ length: random(8) }, () => {
    const text = textOf(random);
    const value = random(3) === 0 ? text : encodeURIComponent(text);
    return `${pick(random, names)}${random(10) === 0 ? '' : '='}${value}`;
  });
  return `${pick(random, ['', '#', '?', '##'])}${said.join(pick(random, ['&', '&&', ';']))}`;
}

/** The attributes of an address, as the page takes them. */
function attributesOf(text: string): AttributeTexts {
  const said = [...readAddress(text)].map(([name, value]) => [name, attributeFor(name, value)]);
  return Object.fromEntries(said);
}

const SEEDS = Array.from({ length: 8 }, (_, i) => 1 + 1_000_003 * i);
const ADDRESSES = 1000;

describe.each(SEEDS)('addresses of pieces, from seed %i,', (seed) => {
  it('are read without an error, into what a page can start with', () => {
    const random = randomNumbers(seed);
    for (let i = 0; i < ADDRESSES; i += 1) {
      const text = addressOf(random);
      const read = requestedProperties(attributesOf(text), parts);
      const context = JSON.stringify(text);
      expect(Number.isInteger(read.epochs) && read.epochs >= 1, context).toBe(true);
      expect(parts.drawers, context).toContain(read.drawer);
      expect(
        read.classes.every((label) => Number.isInteger(label) && label >= 0 && label <= 255),
        context,
      ).toBe(true);
      expect(read.panels?.every((panel) => parts.panels.includes(panel)) ?? true, context).toBe(
        true,
      );
      expect(['undefined', 'string'], context).toContain(typeof read.theme);
      expect(
        typeof read.configuration === 'object' && !Array.isArray(read.configuration),
        context,
      ).toBe(true);
      for (const problem of read.problems) expect(problem, context).toMatch(/^[a-z-]+ is .*\.$/su);
      expect(Object.getPrototypeOf(read.configuration), context).toBe(Object.prototype);
      expect(Reflect.get({}, 'a'), context).toBeUndefined();
    }
  });

  it('say the same when they are written and read', () => {
    const random = randomNumbers(seed + 1);
    for (let i = 0; i < ADDRESSES; i += 1) {
      const said = readAddress(addressOf(random));
      const written = addressText(said);
      const isLong = written.length > 8000;
      expect(readAddress(written), written).toEqual(isLong ? new Map() : said);
    }
  });

  it('name data that there are, or none', () => {
    const random = randomNumbers(seed + 2);
    for (let i = 0; i < ADDRESSES; i += 1) {
      const text = textOf(random);
      const data = parseData(text);
      if (data === undefined) continue;
      expect(['mnist', 'fashion', 'digits', 'files', 'images'], text).toContain(data.source.kind);
    }
  });
});
