import { configureLocalization, type LocaleModule } from '@lit/localize';

/** The languages that the page speaks; the sources are in English. */
export const LANGUAGES = ['en', 'es'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The name that each language has for itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

/** The fetching of each translation, which only those who choose it wait for. */
const FETCHES: Readonly<Record<string, () => Promise<LocaleModule>>> = {
  es: () => import('./generated/es.ts'),
};

const fetched = new Map<string, LocaleModule>();

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: LANGUAGES.filter((language) => language !== 'en'),
  loadLocale: async (language) => fetched.get(language) ?? { templates: {} },
});

let asked: Language = 'en';

/** The language of a tag such as "es-MX", if the page speaks it. */
export function languageOf(tag: string): Language | undefined {
  const primary = tag.trim().toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === primary);
}

/** The first language that the page speaks of those that somebody prefers, else English. */
export function preferredLanguage(tags: readonly string[]): Language {
  return tags.map(languageOf).find((language) => language !== undefined) ?? 'en';
}

/** The language that is spoken now. */
export function currentLanguage(): Language {
  return languageOf(getLocale()) ?? 'en';
}

/**
 * Has every text in a language from now on; of two calls the later counts.
 * @throws whatever keeps the translation from being fetched; the language then stays as it was
 */
export async function setLanguage(language: Language): Promise<void> {
  asked = language;
  const fetch = FETCHES[language];
  if (fetch && !fetched.has(language)) fetched.set(language, await fetch());
  if (asked === language) await setLocale(language);
}
