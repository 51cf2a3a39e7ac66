import { currentLanguage } from './language.ts';

/** A text for one and a text for any other number of things, both in the current language. */
export interface PluralForms {
  one: string;
  other: string;
}

const rules = new Map<string, Intl.PluralRules>();

/** The form that the current language has for so many, as in "1 image" and "2 images". */
export function plural(count: number, { one, other }: PluralForms): string {
  const language = currentLanguage();
  const rule = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, rule);
  return rule.select(count) === 'one' ? one : other;
}
