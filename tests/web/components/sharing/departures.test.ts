import { describe, expect, it } from 'vitest';
import { linkHelp } from '../../../../web/components/sharing/departures.ts';

describe('the words about a link', () => {
  it('promise the same run where settings and seed make it', () => {
    expect(linkHelp(new Set(), false)).toContain('the same run, with the same curve');
  });

  it('say what is missing where they do not', () => {
    const help = linkHelp(new Set(['settings', 'opened']), true);
    expect(help).toContain(
      'but not the same run: the model was opened from a file; settings were changed while it was in training; your own images are not in the link.',
    );
    expect(help).not.toContain('the same curve');
  });
});
