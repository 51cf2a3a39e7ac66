import { msg, str } from '@lit/localize';
import type { PartialConfiguration } from '../../engine/configuration.ts';
import { LANGUAGES, type Language, languageOf } from '../../words/language.ts';
import { fileAddress } from '../base/web-address.ts';
import { MOST_DIGITS, parseData, type SelectedData } from './data-text.ts';

/** The ids of the parts that the playground has. */
export interface Parts {
  panels: readonly string[];
  drawers: readonly string[];
}

function listOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((item) => item !== '');
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Whether CSS takes a text for a property; outside of a browser, nobody knows. */
function isCss(property: string, text: string): boolean {
  return text.trim() !== '' && typeof CSS !== 'undefined' && CSS.supports(property, text);
}

/** An object with objects in it, or nothing where the text is something else. */
function parsedObject(text: string): PartialConfiguration | undefined {
  const isObject = (value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  try {
    const parsed: unknown = JSON.parse(text);
    if (!isObject(parsed) || !Object.values(parsed as object).every(isObject)) return undefined;
    return parsed as PartialConfiguration;
  } catch {
    return undefined;
  }
}

/** Reads the text of an attribute; what makes no sense is passed over, and a sentence says so. */
export class AttributeReader {
  readonly parts: Parts;
  readonly #name: string;
  readonly #problems: string[];

  /** Adds its sentences to the problems. */
  constructor(name: string, parts: Parts, problems: string[]) {
    this.#name = name;
    this.parts = parts;
    this.#problems = problems;
  }

  whole(text: string, least: number, most: number): number | undefined {
    const number = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    return this.#refuse(text, msg(str`a whole number from ${least} to ${most}`));
  }

  oneOf<Name extends string>(text: string, known: readonly Name[]): Name | undefined {
    const found = known.find((candidate) => candidate === text);
    return found ?? this.#refuse(text, msg(str`one of ${known.join(', ')}`));
  }

  language(text: string): Language | undefined {
    return languageOf(text) ?? this.#refuse(text, msg(str`one of ${LANGUAGES.join(', ')}`));
  }

  data(text: string): SelectedData | undefined {
    const data = parseData(text);
    if (data) return data;
    return this.#refuse(
      text,
      msg(
        str`"mnist", "mnist:10000", "mnist:70000", "fashion", "digits" or "digits:COUNT" of up to ${MOST_DIGITS}, with "/classes:1,2", "/images:COUNT" and "/test:SHARE" behind it if need be, or the address of a file such as "digits.npz"`,
      ),
    );
  }

  /** The whole address of a model file. */
  modelAddress(text: string): string | undefined {
    const address = fileAddress(text.trim(), /\.safetensors$/i);
    return address ?? this.#refuse(text, msg('the address of a .safetensors file'));
  }

  /** Classes in their order, each once; an empty list for "all". */
  classes(text: string): number[] | undefined {
    if (text.trim() === 'all') return [];
    const classes = listOf(text).map(Number);
    if (classes.length > 0 && classes.every((c) => Number.isInteger(c) && c >= 0 && c <= 255)) {
      return [...new Set(classes)].sort((a, b) => a - b);
    }
    return this.#refuse(text, msg('"all", or classes such as "1,2,3"'));
  }

  /** A colour as CSS has it. */
  colour(text: string): string | undefined {
    return isCss('color', text) ? text : this.#refuse(text, msg('a colour, such as "#b3261e"'));
  }

  /** The names of fonts, the one that is wanted most first. */
  font(text: string): string | undefined {
    const isFont = /^[\p{L}\p{N}\s,'"_-]+$/u.test(text) && isCss('font-family', text);
    return isFont ? text : this.#refuse(text, msg('names of fonts, such as "Georgia, serif"'));
  }

  configuration(text: string): PartialConfiguration | undefined {
    return parsedObject(text) ?? this.#refuse(text, msg('a configuration as JSON'));
  }

  /** The ids that are known; nothing where none is. */
  someOf<Id extends string>(text: string, known: readonly Id[]): Id[] | undefined {
    const ids = listOf(text);
    const isKnown = (id: string): id is Id => known.some((one) => one === id);
    const unknown = ids.filter((id) => !isKnown(id));
    if (unknown.length > 0) this.#refuse(unknown.join(' '), msg(str`of ${known.join(', ')}`));
    const found = ids.filter(isKnown);
    return found.length > 0 ? found : undefined;
  }

  #refuse(text: string, expected: string): undefined {
    const found = JSON.stringify(shortened(text));
    this.#problems.push(msg(str`${this.#name} is ${found}, but must be ${expected}.`));
  }
}
