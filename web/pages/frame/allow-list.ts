import { msg, str } from '@lit/localize';

/** The pages that may have the playground do something from outside of its frame. */
export interface AllowList {
  /** Whether a page of this origin, as `MessageEvent.origin` has it, may. */
  isAllowed(origin: string): boolean;
  /** A sentence for each part that makes no sense and is passed over. */
  problems: readonly string[];
}

/** The origin that a part of the list names; nothing where it is not one. */
function originOf(entry: string): string | undefined {
  if (!URL.canParse(entry)) return undefined;
  const { href, origin } = new URL(entry);
  return href === `${origin}/` ? origin : undefined;
}

/**
 * Reads the list as the frame's address has it: origins such as "https://school.example" with commas
 * between them, or "*" for every page; nothing allows no page.
 */
export function readAllowList(text: string | null): AllowList {
  const allowed = new Set<string>();
  const problems: string[] = [];
  for (const entry of text === null ? [] : text.split(',').map((part) => part.trim())) {
    const origin = entry === '*' ? entry : originOf(entry);
    if (origin !== undefined) allowed.add(origin);
    else {
      problems.push(
        msg(str`api has "${entry}", which is no origin such as https://school.example, nor *.`),
      );
    }
  }
  return { isAllowed: (origin) => allowed.has('*') || allowed.has(origin), problems };
}

/** What a page that may not is told. */
export function refusal(origin: string): string {
  return origin === 'null'
    ? msg('A page without an origin may not use this playground, unless its address says api=*.')
    : msg(
        str`A page of ${origin} may not use this playground, unless its address says api=${origin}.`,
      );
}
