import { msg, str } from '@lit/localize';

/**
 * Something that a run had beyond its settings and its seed, so that a link does not bring it about: the
 * model was opened, or settings or data were changed while it was in training.
 */
export type Departure = 'opened' | 'settings' | 'data';

/** What a link leaves out of a run: in the order in which it is said. */
const reasonTexts = (): Readonly<Record<Departure, string>> => ({
  opened: msg('the model was opened from a file'),
  settings: msg('settings were changed while it was in training'),
  data: msg('it was in training on other data before'),
});

/** What a link brings about of a run: all of it, or what it leaves out and how that is passed on. */
export function linkHelp(departures: ReadonlySet<Departure>, hasOwnData: boolean): string {
  const texts = reasonTexts();
  const reasons = (Object.keys(texts) as Departure[])
    .filter((departure) => departures.has(departure))
    .map((departure) => texts[departure]);
  if (hasOwnData) reasons.push(msg('your own images are not in the link'));
  return reasons.length === 0
    ? msg('Opens the page with these settings and this seed: the same run, with the same curve.')
    : msg(
        str`Opens the page with these settings and this seed, but not the same run: ${reasons.join('; ')}. A saved model passes on what was learned.`,
      );
}
