import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

for (const [language, used] of [
  ['C', 'en'],
  ['es-AR', 'es-AR'],
] as const) {
  test(`a browser whose language is "${language}" has its numbers written as in "${used}"`, async () => {
    vi.stubGlobal('navigator', { language });
    await import('../../../../web/components/training/plot-language.ts');
    expect(navigator.language).toBe(used);
  });
}
