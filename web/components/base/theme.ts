export const THEME_CHOICES = ['light', 'dark', 'system'] as const;

/** The colour scheme that somebody chose, or the system's. */
export type ThemeChoice = (typeof THEME_CHOICES)[number];

export function isThemeChoice(value: unknown): value is ThemeChoice {
  return THEME_CHOICES.some((choice) => choice === value);
}
