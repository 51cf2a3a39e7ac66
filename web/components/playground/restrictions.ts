import type { PlaygroundEvents, PlaygroundHandlers } from '../base/events.ts';
import { isPicture } from '../data/picture-name.ts';
import type { Allowable, Hideable } from '../sharing/restrictions.ts';
import { hidingClass } from './hidden-parts.ts';

/** What the page's author asks for. */
export interface Restricted {
  /** Whether a reader may change nothing but what is allowed. */
  lock: boolean;
  allow: readonly Allowable[] | undefined;
  hide: readonly Hideable[] | undefined;
  /** The parts to show; nothing for all. */
  panels: readonly string[] | undefined;
}

/** The controls that are absent where something may not be done. */
const CONTROLS: Partial<Record<Allowable, readonly Hideable[]>> = {
  train: ['train', 'step', 'epoch', 'speed', 'stop'],
  reset: ['reset'],
  settings: ['settings', 'layers', 'seed'],
  preset: ['preset'],
  data: ['data'],
  draw: ['input'],
  replay: ['replay'],
  undo: ['undo'],
};

type Deed<Detail> = Allowable | ((detail: Detail) => Allowable | undefined);

/** What a reader does by each event; by one that is not here, nothing that changes the run. */
const DEEDS: { [Type in keyof PlaygroundEvents]?: Deed<PlaygroundEvents[Type]> } = {
  'train-command': (command) => (command === 'reset' ? 'reset' : 'train'),
  'pace-choose': 'train',
  'stop-choose': 'train',
  'replay-choose': 'replay',
  'configuration-choose': 'settings',
  'configuration-revert': 'settings',
  'side-open': (side) => (side?.kind === 'settings' ? 'settings' : undefined),
  'preset-choose': 'preset',
  'source-choose': 'data',
  'data-request': 'data',
  'weights-answer': 'data',
  'files-choose': (files) => (isPicture(files) ? 'draw' : 'data'),
  'code-change': 'draw',
  'walk-points': 'walk',
  'walk-path': 'walk',
  'classes-choose': 'anomalies',
  'change-undo': 'undo',
  'change-redo': 'undo',
};

/** What of a playground its author leaves out, and what a reader may change of it. */
export class Restrictions {
  readonly #asked: Restricted;

  constructor(asked: Restricted) {
    this.#asked = asked;
  }

  may(deed: Allowable): boolean {
    const { lock, allow } = this.#asked;
    return !lock || (allow?.includes(deed) ?? false);
  }

  /** Whether the settings are among the parts, and may be changed. */
  get hasSettings(): boolean {
    const { panels, hide } = this.#asked;
    const isShown = panels?.includes('settings') ?? true;
    return isShown && !hide?.includes('settings') && this.may('settings');
  }

  /** Whether there is a place where a reader looks back at the training. */
  get hasReplay(): boolean {
    const isShown = this.#asked.panels?.includes('loss') ?? true;
    return isShown && !this.#hidden.has('replay');
  }

  get #hidden(): ReadonlySet<Hideable> {
    const { hide = [] } = this.#asked;
    const hidden = new Set<Hideable>(hide);
    if (!this.hasSettings) hidden.add('settings');
    for (const [deed, controls] of Object.entries(CONTROLS)) {
      if (!this.may(deed as Allowable)) for (const control of controls) hidden.add(control);
    }
    return hidden;
  }

  /** The classes of the page that leave parts out. */
  get classes(): Record<string, boolean> {
    return Object.fromEntries([...this.#hidden].map((name) => [hidingClass(name), true]));
  }
}

/** Handlers that pass over what may not be done at that time. */
export function restricted(
  handlers: PlaygroundHandlers,
  restrictions: () => Restrictions,
): PlaygroundHandlers {
  const entries = Object.entries(handlers).map(([type, handle]) => {
    const deed = DEEDS[type as keyof PlaygroundEvents] as Deed<unknown> | undefined;
    const handleIfAllowed = (detail: unknown) => {
      const asked = typeof deed === 'function' ? deed(detail) : deed;
      // Each handler takes the detail of its own event's type, as `PlaygroundHandlers` has it.
      if (!asked || restrictions().may(asked)) handle(detail as never);
    };
    return [type, handleIfAllowed];
  });
  return Object.fromEntries(entries);
}
