/** A message of a catalogue; a value or a tag in its texts is written as `{0}`. */
export interface CatalogueMessage {
  source: string;
  /** Nothing where there is no translation yet. */
  target: string | undefined;
}

const plain = (xml: string) =>
  xml
    .replace(/<x id="(\d+)"[^>]*\/>/g, '{$1}')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The messages of an XLIFF catalogue. */
export function allMessages(xliff: string): CatalogueMessage[] {
  return [...xliff.matchAll(/<trans-unit [^>]*>([\s\S]*?)<\/trans-unit>/g)].map(([, unit = '']) => {
    const text = (tag: string) =>
      new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(unit)?.[1] ?? undefined;
    const target = text('target');
    return {
      source: plain(text('source') ?? ''),
      target: target === undefined ? undefined : plain(target),
    };
  });
}

/** The numbers of the values and tags in a text. */
export function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\d+)\}/g)].map(([, number = '']) => number);
}

/** Whether a text has words, which another language has its own for. */
export function isTranslated(text: string): boolean {
  return /\p{L}{2,}/u.test(text.replace(/\{\d+\}/g, ''));
}
