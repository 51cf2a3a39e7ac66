import { describe, expect, it, vi } from 'vitest';
import type { PlaygroundHandlers } from '../../../../web/components/base/events.ts';
import { hidingStyles } from '../../../../web/components/playground/hidden-parts.ts';
import {
  type Restricted,
  Restrictions,
  restricted,
} from '../../../../web/components/playground/restrictions.ts';
import { ALLOWABLE, HIDEABLE } from '../../../../web/components/sharing/restrictions.ts';

const free: Restricted = { lock: false, allow: undefined, hide: undefined, panels: undefined };
const hidden = (asked: Partial<Restricted>) =>
  Object.keys(new Restrictions({ ...free, ...asked }).classes).sort();

describe('what an author restricts', () => {
  it('is nothing by itself', () => {
    expect(hidden({})).toEqual([]);
    expect(ALLOWABLE.every((deed) => new Restrictions(free).may(deed))).toBe(true);
    // What would be allowed changes nothing where nothing is locked.
    expect(hidden({ allow: ['train'] })).toEqual([]);
  });

  it('is left out by name, each of which has a rule', () => {
    expect(hidden({ hide: ['share', 'step'] })).toEqual(['without-share', 'without-step']);
    for (const name of HIDEABLE) expect(hidingStyles.cssText).toContain(`.without-${name} `);
  });

  it('is the settings where the parts that are listed lack them', () => {
    expect(hidden({ panels: ['network'] })).toEqual(['without-settings']);
    expect(hidden({ panels: ['network', 'settings'] })).toEqual([]);
  });

  it('is all that changes the run where it is locked, but what is allowed', () => {
    expect(hidden({ lock: true, allow: ['train', 'draw', 'walk'] })).toEqual(
      ['data', 'layers', 'preset', 'replay', 'reset', 'seed', 'settings', 'undo'].map(
        (name) => `without-${name}`,
      ),
    );
  });
});

describe('the training', () => {
  it('can be looked back at where the loss is shown with its line, and that may be moved', () => {
    const hasReplay = (asked: Partial<Restricted>) =>
      new Restrictions({ ...free, ...asked }).hasReplay;
    expect(hasReplay({})).toBe(true);
    expect(hasReplay({ panels: ['train', 'loss'] })).toBe(true);
    expect(hasReplay({ panels: ['train', 'map'] })).toBe(false);
    expect(hasReplay({ hide: ['replay'] })).toBe(false);
    expect(hasReplay({ lock: true })).toBe(false);
    expect(hasReplay({ lock: true, allow: ['replay'] })).toBe(true);
  });
});

describe('handlers of a locked playground', () => {
  const handle = vi.fn();
  const events = ['train-command', 'side-open', 'files-choose', 'drawer-open', 'change-undo'];
  const handlers = Object.fromEntries(events.map((type) => [type, handle]));
  const locked = restricted(
    handlers as unknown as PlaygroundHandlers,
    () => new Restrictions({ ...free, lock: true, allow: ['train', 'draw'] }),
  );
  const file = (path: string) => [{ path, file: new File([], path) }];

  it('do what is allowed, or changes nothing', () => {
    handle.mockClear();
    locked['train-command']('train');
    locked['side-open']({ kind: 'layer', layer: 1 });
    locked['side-open'](undefined);
    locked['files-choose'](file('a.png'));
    locked['drawer-open']('walk');
    expect(handle).toHaveBeenCalledTimes(5);
  });

  it('pass over the rest', () => {
    handle.mockClear();
    locked['train-command']('reset');
    locked['side-open']({ kind: 'settings' });
    locked['files-choose'](file('a.npz'));
    locked['change-undo'](undefined);
    expect(handle).not.toHaveBeenCalled();
  });
});
