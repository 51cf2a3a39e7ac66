import type { PlaygroundHandlers } from '../base/events.ts';
import type { Walk } from '../walk/walk-events.ts';

/** The drawings, codes and walks that panels tell each other of, and the drawer that is open. */
export class PanelExchange {
  /** The drawing of the Draw drawer. */
  drawing: Float32Array | undefined;
  /** The code that the Draw drawer shows. */
  code: Float32Array | undefined;
  walk: Walk | undefined;
  /** The codes picked for the walk. */
  points: readonly Float32Array[] = [];
  /** The id of the drawer that was opened last; it may be one that is not shown. */
  opened: string;

  readonly #changed: () => void;

  constructor(opened: string, changed: () => void) {
    this.opened = opened;
    this.#changed = changed;
  }

  open(drawer: string): void {
    this.opened = drawer;
    this.#changed();
  }

  readonly handlers: Pick<
    PlaygroundHandlers,
    'drawing-change' | 'code-change' | 'walk-change' | 'walk-points' | 'drawer-open'
  > = {
    'drawing-change': (drawing) => {
      this.drawing = drawing;
      this.#changed();
    },
    'code-change': (code) => {
      this.code = code;
      this.#changed();
    },
    'walk-change': (walk) => {
      this.walk = walk;
      this.#changed();
    },
    'walk-points': (points) => {
      this.points = points;
      this.#changed();
    },
    'drawer-open': (drawer) => this.open(drawer),
  };
}
