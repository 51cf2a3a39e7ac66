/**
 * Something that a run had beyond its settings and its seed, so that a link does not bring it about: the
 * model was opened, or settings or data were changed while it was in training.
 */
export type Departure = 'opened' | 'settings' | 'data';

const REASONS: Readonly<Record<Departure, string>> = {
  opened: 'the model was opened from a file',
  settings: 'settings were changed while it was in training',
  data: 'it was in training on other data before',
};

/** What a link brings about of a run: all of it, or what it leaves out and how that is passed on. */
export function linkHelp(departures: ReadonlySet<Departure>, hasOwnData: boolean): string {
  const reasons = (Object.keys(REASONS) as Departure[])
    .filter((departure) => departures.has(departure))
    .map((departure) => REASONS[departure]);
  if (hasOwnData) reasons.push('your own images are not in the link');
  const opens = 'Opens the page with these settings and this seed';
  if (reasons.length === 0) return `${opens}: the same run, with the same curve.`;
  return `${opens}, but not the same run: ${reasons.join('; ')}. A saved model passes on what was learned.`;
}
