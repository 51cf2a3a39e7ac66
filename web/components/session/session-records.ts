/** The form of what is kept: what has another number was kept by another version, and is passed over. */
export const VERSION = 1;

/** The sessions that are kept beside those of pages that are open. */
export const MOST_SESSIONS = 3;

/** A kept session as it is listed, without its parts. */
export interface SessionRecord {
  id: string;
  version: number;
  /** When it was written last, in milliseconds since 1970. */
  savedAt: number;
  /** The names of its parts that are there. */
  parts: readonly string[];
  /** What is told of it before it is taken up. */
  about: unknown;
}

/** The sessions that can be taken up, the newest first, but those of this tab before all others. */
export function offerable(
  records: readonly SessionRecord[],
  needed: readonly string[],
  own: string | undefined,
): SessionRecord[] {
  return records
    .filter(({ version }) => version === VERSION)
    .filter(({ parts }) => needed.every((name) => parts.includes(name)))
    .sort((a, b) => Number(b.id === own) - Number(a.id === own) || b.savedAt - a.savedAt);
}

/** The ids of the sessions that are too many: the oldest of those that no page is about. */
export function tooMany(
  records: readonly SessionRecord[],
  isInUse: (id: string) => boolean,
): string[] {
  return records
    .filter(({ id }) => !isInUse(id))
    .sort((a, b) => b.savedAt - a.savedAt)
    .slice(MOST_SESSIONS)
    .map(({ id }) => id);
}
