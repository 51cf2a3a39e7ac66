import type { PartialConfiguration } from '../../engine/configuration.ts';
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

/** Reads the texts of attributes; what makes no sense is passed over, and a sentence says so. */
export class AttributeReader {
  readonly parts: Parts;
  readonly problems: string[] = [];

  constructor(parts: Parts) {
    this.parts = parts;
  }

  whole(name: string, text: string, least: number, most: number): number | undefined {
    const number = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    return this.#refuse(name, text, `a whole number from ${least} to ${most}`);
  }

  oneOf<Name extends string>(name: string, text: string, known: readonly Name[]): Name | undefined {
    const found = known.find((candidate) => candidate === text);
    return found ?? this.#refuse(name, text, `one of ${known.join(', ')}`);
  }

  data(name: string, text: string): SelectedData | undefined {
    const data = parseData(text);
    if (data) return data;
    const digits = `"digits:COUNT" of up to ${MOST_DIGITS}`;
    const then = '"/classes:1,2", "/images:COUNT" and "/test:SHARE" behind it if need be';
    return this.#refuse(name, text, `"mnist", "digits" or ${digits}, with ${then}`);
  }

  /** Classes in their order, each once; an empty list for "all". */
  classes(name: string, text: string): number[] | undefined {
    if (text.trim() === 'all') return [];
    const classes = listOf(text).map(Number);
    if (classes.length > 0 && classes.every((c) => Number.isInteger(c) && c >= 0 && c <= 255)) {
      return [...new Set(classes)].sort((a, b) => a - b);
    }
    return this.#refuse(name, text, '"all", or classes such as "1,2,3"');
  }

  configuration(name: string, text: string): PartialConfiguration | undefined {
    return parsedObject(text) ?? this.#refuse(name, shortened(text), 'a configuration as JSON');
  }

  /** The ids that are known; nothing where none is. */
  someOf(name: string, text: string, known: readonly string[]): string[] | undefined {
    const ids = listOf(text);
    const unknown = ids.filter((id) => !known.includes(id));
    if (unknown.length > 0) this.#refuse(name, unknown.join(' '), `of ${known.join(', ')}`);
    const found = ids.filter((id) => known.includes(id));
    return found.length > 0 ? found : undefined;
  }

  #refuse(name: string, text: string, expected: string): undefined {
    this.problems.push(`${name} is ${JSON.stringify(text)}, but must be ${expected}.`);
  }
}
