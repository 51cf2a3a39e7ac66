import { msg } from '@lit/localize';
import type { PathKind } from '../../engine/analysis-types.ts';
import type { PlaygroundHandlers } from '../base/events.ts';
import { type InputAnswer, ownImage } from '../input/input-answer.ts';
import type { DrivenCode } from '../network/network-panel.ts';
import type { Walk } from '../walk/walk-events.ts';
import type { Side } from './side-panel.ts';

/** The images, codes and walks that panels tell each other of, and what is open. */
export class PanelExchange {
  /** What goes into the network, and what comes of it. */
  input: InputAnswer | undefined;
  /** The input's code as it was changed by hand. */
  edited: Float32Array | undefined;
  /** The code of the place pointed at on the map. */
  pointed: Float32Array | undefined;
  walk: Walk | undefined;
  /** The codes picked for the walk. */
  points: readonly Float32Array[] = [];
  /** How the walk goes from one to the next. */
  path: PathKind = 'linear';
  /** The id of the drawer that was opened last; it may be one that is not shown. */
  opened: string;
  /** What is open beside the stage. */
  side: Side | undefined;

  #driven: DrivenCode | undefined;
  /** Whether the walk was moved since the image that goes in was changed. */
  #walks = false;
  readonly #changed: () => void;

  constructor(opened: string, changed: () => void) {
    this.opened = opened;
    this.#changed = changed;
  }

  open(drawer: string): void {
    this.opened = drawer;
    this.#changed();
  }

  /** The image that somebody drew or opened. */
  get drawing(): Float32Array | undefined {
    return ownImage(this.input);
  }

  /** The code that the map marks: the input's, or what it was changed to. */
  get marked(): Float32Array | undefined {
    return this.edited ?? this.input?.code;
  }

  /** The code that drives the decoder in place of the input's. */
  get driven(): DrivenCode | undefined {
    const { pointed, edited, walk, opened } = this;
    const next =
      (pointed && { values: pointed, from: msg('from the map') }) ??
      (walk && opened === 'walk' && this.#walks
        ? { values: walk.code, from: msg('on the walk') }
        : undefined) ??
      (edited && { values: edited, from: msg('changed by hand') });
    // The same code is the same thing, however often it is asked for.
    if (next?.values !== this.#driven?.values) this.#driven = next;
    return this.#driven;
  }

  readonly handlers: Pick<
    PlaygroundHandlers,
    | 'input-change'
    | 'code-change'
    | 'map-point'
    | 'walk-change'
    | 'walk-points'
    | 'walk-path'
    | 'drawer-open'
    | 'side-open'
  > = {
    'input-change': (input) => {
      if (input?.version !== this.input?.version) this.#walks = false;
      this.input = input;
      this.#changed();
    },
    'code-change': (code) => {
      this.edited = code;
      this.#changed();
    },
    'map-point': (code) => {
      this.pointed = code;
      this.#changed();
    },
    'walk-change': (walk) => {
      if (walk?.position !== this.walk?.position) this.#walks = true;
      this.walk = walk;
      this.#changed();
    },
    'walk-points': (points) => {
      this.points = points;
      this.#changed();
    },
    'walk-path': (path) => {
      this.path = path;
      this.#changed();
    },
    'drawer-open': (drawer) => {
      this.#walks = drawer === 'walk';
      this.open(drawer);
    },
    'side-open': (side) => {
      // The button that opened the settings closes them, too.
      const closes = side?.kind === 'settings' && this.side?.kind === 'settings';
      this.side = closes ? undefined : side;
      this.#changed();
    },
  };
}
